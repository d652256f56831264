package io.github.relevista.sampledata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sentences of one category of reviews and what fills their gaps, read from resource files.
 *
 * <p>A line {@code [kind words…]} opens a block; every line after it is one entry of the block;
 * empty lines and lines that begin with {@code #} are for people. There are three sorts of block:
 *
 * <ul>
 *   <li>{@code [table name column column…]}: rows with their cells between bars. A review binds one
 *       row of each table, and all its sentences use that row's cells. A column with a star ({@code
 *       scene*}) is a detail that a review mentions once at most: praised here and blamed there, it
 *       would sound as if two people wrote.
 *   <li>{@code [list name]}: fillers, drawn afresh for every slot.
 *   <li>anything else, such as {@code [opening 5]} or {@code [aspect jokes + comedy]}: {@link
 *       Template}s of sentences, without the capital that a sentence begins with.
 * </ul>
 */
final class Grammar {
  private final Map<String, List<Map<String, String>>> tables = new LinkedHashMap<>();
  private final Set<String> details = new HashSet<>();
  private final Map<String, List<String>> lists = new LinkedHashMap<>();
  private final List<Section> sections = new ArrayList<>();

  private Grammar() {}

  /**
   * Sentences for one purpose.
   *
   * @param kind what they are for, such as {@code opening}
   * @param words what narrows it down: for most the stars that they suit, for an aspect its name,
   *     its sign and, where it does not suit every subject, the subject's kind
   */
  record Section(String kind, List<String> words, List<Template> templates) {}

  /**
   * Reads the resource files, in order, as one grammar.
   *
   * @throws IllegalArgumentException if a block is empty, an entry cannot be read, or a slot is
   *     neither a list nor a column
   */
  static Grammar read(String... resources) {
    Grammar grammar = new Grammar();
    for (String resource : resources) {
      grammar.readResource(resource);
    }
    grammar.checkSlots();
    return grammar;
  }

  /** Rows by table. */
  Map<String, List<Map<String, String>>> tables() {
    return Collections.unmodifiableMap(tables);
  }

  /** The columns of which a review may use a cell in one passage only. */
  Set<String> details() {
    return Collections.unmodifiableSet(details);
  }

  /** Fillers by list. */
  Map<String, List<String>> lists() {
    return Collections.unmodifiableMap(lists);
  }

  /** Every section of a kind, in the order of the files. */
  List<Section> sections(String kind) {
    return sections.stream().filter(section -> section.kind().equals(kind)).toList();
  }

  /**
   * The first section of a kind that carries the word.
   *
   * @throws IllegalArgumentException if there is none
   */
  Section section(String kind, String word) {
    return sections(kind).stream()
        .filter(section -> section.words().contains(word))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no section [" + kind + " … " + word + " …]"));
  }

  private void readResource(String resource) {
    String header = null;
    List<String> entries = new ArrayList<>();
    for (String line : lines(resource)) {
      if (line.startsWith("[")) {
        addBlock(header, entries);
        header = line.substring(1, line.length() - 1);
        entries = new ArrayList<>();
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        entries.add(line);
      }
    }
    addBlock(header, entries);
  }

  private void addBlock(String header, List<String> entries) {
    if (header == null) {
      return;
    }
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("nothing under [" + header + "]");
    }
    List<String> words = Arrays.asList(header.split(" ", -1));
    switch (words.get(0)) {
      case "table" -> tables.put(words.get(1), rows(columns(words), entries));
      case "list" -> lists.put(words.get(1), List.copyOf(entries));
      default ->
          sections.add(
              new Section(
                  words.get(0),
                  words.subList(1, words.size()),
                  entries.stream().map(Template::parse).toList()));
    }
  }

  private List<String> columns(List<String> words) {
    List<String> columns = new ArrayList<>();
    for (String word : words.subList(2, words.size())) {
      String column = word.replace("*", "");
      columns.add(column);
      if (word.endsWith("*")) {
        details.add(column);
      }
    }
    return columns;
  }

  private static List<Map<String, String>> rows(List<String> columns, List<String> entries) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (String entry : entries) {
      String[] cells = entry.split(" \\| ", -1);
      if (cells.length != columns.size()) {
        throw new IllegalArgumentException(
            "%d columns %s, but %d cells in: %s"
                .formatted(columns.size(), columns, cells.length, entry));
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int column = 0; column < cells.length; column++) {
        row.put(columns.get(column), cells[column]);
      }
      rows.add(row);
    }
    return rows;
  }

  private void checkSlots() {
    Set<String> known = new HashSet<>(lists.keySet());
    tables.values().forEach(rows -> known.addAll(rows.get(0).keySet()));
    for (Section section : sections) {
      for (Template template : section.templates()) {
        for (String slot : template.slots()) {
          if (!known.contains(slot)) {
            throw new IllegalArgumentException(
                "{%s} in [%s %s] is neither a list nor a column"
                    .formatted(slot, section.kind(), section.words()));
          }
        }
      }
    }
  }

  private static List<String> lines(String resource) {
    try (InputStream in = Grammar.class.getResourceAsStream("/sampledata/" + resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource sampledata/" + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
