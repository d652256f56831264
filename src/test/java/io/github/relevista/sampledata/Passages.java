package io.github.relevista.sampledata;

import io.github.relevista.sampledata.Grammar.Section;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Draws passages (one sentence or a few that belong together) from a grammar, so that no sentence
 * comes twice within a review, and no sentence of more than {@value #SHORT} words twice at all.
 */
final class Passages {
  /** Words up to which a sentence such as "Love it." may come in many reviews. */
  static final int SHORT = 6;

  private static final Pattern BETWEEN_SENTENCES =
      Pattern.compile("(?<=[.!?][\"”]?)\\s+(?!\\p{Ll})");
  private static final Pattern SENTENCE_START = Pattern.compile("(^\\W*|[.!?]\\s+)(\\p{Ll})");
  private static final Pattern DOUBLED_END = Pattern.compile("([.!?])\\.");
  private static final int TRIES = 8;

  private final Random random;
  private final int maximumUses;
  private final Set<String> spent;
  private final Map<String, Bag<Map<String, String>>> tables = new HashMap<>();
  private final Map<String, Bag<String>> lists = new HashMap<>();
  private final Map<Section, Bag<Template>> templates = new HashMap<>();
  private final Map<Template, Integer> uses = new HashMap<>();
  private final Map<String, String> bound = new HashMap<>();
  private final Set<String> said = new HashSet<>();
  private final Set<String> details;
  private final Set<String> mentioned = new HashSet<>();

  /**
   * @param spent the long sentences that were used before; grows
   * @param maximumUses passages that one template may make
   */
  Passages(Grammar grammar, Random random, Set<String> spent, int maximumUses) {
    this.random = random;
    this.spent = spent;
    this.maximumUses = maximumUses;
    this.details = grammar.details();
    grammar.tables().forEach((name, rows) -> tables.put(name, new Bag<>(rows, random)));
    grammar.lists().forEach((name, fillers) -> lists.put(name, new Bag<>(fillers, random)));
  }

  /** The sentences of a text. */
  static List<String> sentences(String text) {
    return List.of(BETWEEN_SENTENCES.split(text.strip()));
  }

  static boolean isShort(String sentence) {
    return sentence.split("\\s+").length <= SHORT;
  }

  /** Starts a review: another subject, other companions, and nothing said yet. */
  void beginReview() {
    said.clear();
    bindSubject();
  }

  /** Turns to another subject within the same review. */
  void bindSubject() {
    mentioned.clear();
    // Sorted, so that the draws do not depend on the order of a hash table.
    tables.keySet().stream().sorted().forEach(name -> bound.putAll(tables.get(name).draw()));
  }

  /** The bound cell of a column. */
  String cell(String column) {
    return bound.get(column);
  }

  /** A phrase that may repeat and takes no full stop, such as a title. */
  String phrase(Section section) {
    return finish(bag(section).draw().expand(slot -> fill(slot, new HashSet<>()), random));
  }

  /**
   * A fresh passage, or nothing if the section has no more of them.
   *
   * @param lead words to go before it, such as "but "; may be empty
   */
  Optional<String> draw(Section section, String lead) {
    Bag<Template> bag = bag(section);
    for (int i = 0; i < bag.size(); i++) {
      Template template = bag.draw();
      if (uses.getOrDefault(template, 0) < maximumUses) {
        Optional<String> passage = fresh(template);
        if (passage.isPresent()) {
          uses.merge(template, 1, Integer::sum);
          return passage.map(text -> finish(lead + text));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> fresh(Template template) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Set<String> used = new HashSet<>();
      String text = template.expand(slot -> fill(slot, used), random);
      used.retainAll(details);
      List<String> sentences = sentences(finish(text));
      if (Collections.disjoint(used, mentioned)
          && Collections.disjoint(sentences, said)
          && Collections.disjoint(sentences, spent)) {
        mentioned.addAll(used);
        said.addAll(sentences);
        sentences.stream().filter(sentence -> !isShort(sentence)).forEach(spent::add);
        return Optional.of(text);
      }
    }
    return Optional.empty();
  }

  private Bag<Template> bag(Section section) {
    return templates.computeIfAbsent(section, key -> new Bag<>(key.templates(), random));
  }

  private String fill(String slot, Set<String> used) {
    used.add(slot);
    String cell = bound.get(slot);
    return cell != null ? cell : lists.get(slot).draw();
  }

  /** Capitals where sentences begin, and one mark where a filler brought its own. */
  private static String finish(String text) {
    String ended = DOUBLED_END.matcher(text).replaceAll("$1");
    return SENTENCE_START
        .matcher(ended)
        .replaceAll(start -> start.group(1) + start.group(2).toUpperCase(Locale.ROOT));
  }
}
