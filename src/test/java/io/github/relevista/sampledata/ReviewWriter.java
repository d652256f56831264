package io.github.relevista.sampledata;

import io.github.relevista.sampledata.Grammar.Section;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Writes reviews of one category. A review follows the plan that people follow: an opening, what it
 * is about, one aspect after another, an anecdote, a quibble or a kind word, a verdict; most leave
 * some of it out. Its mood, 1 (furious) to 5 (delighted), decides which sections it draws from.
 */
final class ReviewWriter {
  /** How many aspects a review goes into; one entry is as likely as another. */
  private static final int[] ASPECTS = {1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5, 5, 6, 7};

  private static final double ONE_LINERS = 0.14;
  private static final int PASSAGES_OF_ONE_PARAGRAPH = 7;

  private final Grammar grammar;
  private final Random random;
  private final Passages passages;

  /** A review without its day and its stars. */
  record Draft(String title, String text) {}

  /**
   * @param spent the long sentences that were used before; grows
   * @param maximumUses passages that one template may make
   */
  ReviewWriter(Grammar grammar, Random random, Set<String> spent, int maximumUses) {
    this.grammar = grammar;
    this.random = random;
    this.passages = new Passages(grammar, random, spent, maximumUses);
  }

  /** A review whose wording fits its stars. */
  Draft review(int mood) {
    passages.beginReview();
    return draft(mood, body(mood));
  }

  /**
   * A review whose wording belies its stars, as happens: the buttons were confused, or the stars
   * are for the courier. Most say so.
   *
   * @param mood that of the words, 1 or 5; the stars are then 5 or 1
   */
  Draft contradiction(int mood) {
    passages.beginReview();
    List<String> body = body(mood);
    if (chance(0.75)) {
      say(body, section("contradiction", 6 - mood));
    }
    return draft(mood, body);
  }

  /** A text of at least so many words: one review after another, each about its own subject. */
  String notebook(int words) {
    passages.beginReview();
    StringBuilder text = new StringBuilder();
    int written = 0;
    while (written < words) {
      passages.bindSubject();
      List<String> entry = new ArrayList<>();
      say(entry, grammar.sections("entry").get(0));
      addLong(entry, 1 + random.nextInt(5));
      requireWords(entry);
      String paragraph = String.join(" ", entry);
      text.append("\n\n").append(paragraph);
      written += paragraph.split("\\s+").length;
    }
    return text.toString().strip();
  }

  private Draft draft(int mood, List<String> body) {
    String title = passages.phrase(section("title", mood));
    return new Draft(title, paragraphs(body));
  }

  private List<String> body(int mood) {
    List<String> body = new ArrayList<>();
    if (chance(ONE_LINERS)) {
      say(body, section("short", mood));
    } else {
      addLong(body, mood);
    }
    return body;
  }

  private void addLong(List<String> body, int mood) {
    List<Boolean> praises = praises(mood);
    if (chance(0.8)) {
      say(body, section("opening", mood));
    }
    if (chance(0.4)) {
      say(body, grammar.sections("premise").get(0));
    }
    addAspects(body, praises);
    if (praises.size() > 2 && chance(0.5)) {
      say(body, section("story", mood));
    }
    if (mood >= 4 && chance(mood == 4 ? 0.65 : 0.12)) {
      say(body, grammar.sections("quibble").get(0));
    }
    if (mood <= 2 && chance(mood == 2 ? 0.55 : 0.1)) {
      say(body, grammar.sections("grace").get(0));
    }
    if (chance(0.65)) {
      say(body, section("closing", mood));
    }
  }

  /** Which of the aspects, in their order, are praised. */
  private List<Boolean> praises(int mood) {
    int count = ASPECTS[random.nextInt(ASPECTS.length)];
    if (mood == 3) {
      boolean praiseFirst = random.nextBoolean();
      List<Boolean> half = Collections.nCopies((count + 1) / 2, praiseFirst);
      List<Boolean> praises = new ArrayList<>(half);
      praises.addAll(Collections.nCopies(half.size(), !praiseFirst));
      return praises;
    }
    boolean praise = mood > 3;
    List<Boolean> praises = new ArrayList<>(Collections.nCopies(count, praise));
    if ((mood == 2 || mood == 4) && count > 2 && chance(0.4)) {
      praises.set(count - 1, !praise);
    }
    return praises;
  }

  private void addAspects(List<String> body, List<Boolean> praises) {
    List<String> aspects = new ArrayList<>(aspects());
    Collections.shuffle(aspects, random);
    int done = 0;
    for (String aspect : aspects) {
      if (done == praises.size()) {
        return;
      }
      boolean praise = praises.get(done);
      String lead = done == 0 ? "" : lead(praises.get(done - 1), praise);
      // An aspect with nothing fresh left to say about it makes way for the next one.
      if (say(body, aspect(aspect, praise ? "+" : "-"), lead)) {
        done++;
      }
    }
  }

  /** The words that go from one aspect to the next: often none. */
  private String lead(boolean praisedBefore, boolean praised) {
    if (praisedBefore != praised) {
      return passages.phrase(grammar.sections("turn").get(0)) + " ";
    }
    return chance(0.08) ? passages.phrase(grammar.sections("more").get(0)) + " " : "";
  }

  /** The aspects that suit the subject, each once. */
  private List<String> aspects() {
    String subjectKind = passages.cell("kind");
    return grammar.sections("aspect").stream()
        .map(Section::words)
        .filter(words -> words.size() < 3 || words.get(2).equals(subjectKind))
        .map(words -> words.get(0))
        .distinct()
        .toList();
  }

  private Section aspect(String name, String sign) {
    return grammar.sections("aspect").stream()
        .filter(section -> section.words().get(0).equals(name))
        .filter(section -> section.words().get(1).equals(sign))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no [aspect " + name + " " + sign + "]"));
  }

  private Section section(String kind, int mood) {
    return grammar.section(kind, Integer.toString(mood));
  }

  private void say(List<String> body, Section section) {
    say(body, section, "");
  }

  /** Adds a passage; false where the section has nothing fresh left. */
  private boolean say(List<String> body, Section section, String lead) {
    Optional<String> passage = passages.draw(section, lead);
    passage.ifPresent(body::add);
    return passage.isPresent();
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  private static void requireWords(List<String> body) {
    if (body.isEmpty()) {
      throw new IllegalStateException("the grammar has run out of fresh sentences");
    }
  }

  private static String paragraphs(List<String> body) {
    requireWords(body);
    if (body.size() <= PASSAGES_OF_ONE_PARAGRAPH) {
      return String.join(" ", body);
    }
    int middle = body.size() / 2;
    return String.join(" ", body.subList(0, middle))
        + "\n\n"
        + String.join(" ", body.subList(middle, body.size()));
  }
}
