package io.github.relevista.modelio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of terms as other programs write it: a term a line in the order of the ids, {@code term
 * TAB id} or {@code id TAB term}, JSON ({@link ForeignJsonWords}) or a pickle ({@link
 * ForeignPickledWords}). A byte order mark, carriage returns at the ends of lines and blank lines
 * behind the last term are passed over.
 */
final class ForeignVocabulary {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Pattern TERM_ID = Pattern.compile("(?s)(.*)\t([0-9]{1,9})");
  private static final Pattern ID_TERM = Pattern.compile("(?s)([0-9]{1,9})\t(.*)");

  private final ModelFile file;

  private ForeignVocabulary(ModelFile file) {
    this.file = file;
  }

  /**
   * The terms in the order of their ids.
   *
   * @throws InvalidModelException if the ids are not those from 0 or 1 on, each once
   */
  static ForeignWords words(ModelFile file, byte[] bytes) {
    if (ForeignPickledWords.is(bytes)) {
      return ForeignPickledWords.of(file, bytes);
    }
    ForeignVocabulary vocabulary = new ForeignVocabulary(file);
    List<String> lines = new ArrayList<>(Utf8.lines(file, bytes));
    if (!lines.isEmpty() && lines.get(0).startsWith(BYTE_ORDER_MARK)) {
      lines.set(0, lines.get(0).substring(1));
    }
    return new ForeignJsonWords(file)
        .of(String.join("\n", lines))
        .orElseGet(() -> ForeignWords.of(vocabulary.ofLines(lines)));
  }

  private List<String> ofLines(List<String> read) {
    List<String> lines = read;
    if (lines.size() == 1 && lines.get(0).contains("\r")) {
      // Lines that end in a carriage return alone.
      lines = Arrays.asList(lines.get(0).split("\r"));
    } else if (lines.stream().limit(Math.max(1, lines.size() - 1)).allMatch(this::endsInReturn)) {
      lines = lines.stream().map(line -> line.replaceFirst("\r$", "")).toList();
    }
    int end = lines.size();
    while (end > 0 && lines.get(end - 1).isEmpty()) {
      end--;
    }
    lines = lines.subList(0, end);
    if (!lines.isEmpty() && lines.stream().allMatch(line -> TERM_ID.matcher(line).matches())) {
      return byId(lines, TERM_ID, 1, 2);
    }
    if (!lines.isEmpty() && lines.stream().allMatch(line -> ID_TERM.matcher(line).matches())) {
      return byId(lines, ID_TERM, 2, 1);
    }
    return lines;
  }

  private boolean endsInReturn(String line) {
    return line.endsWith("\r");
  }

  private List<String> byId(List<String> lines, Pattern pattern, int term, int id) {
    String[] terms = new String[lines.size()];
    for (String line : lines) {
      Matcher parts = pattern.matcher(line);
      parts.matches();
      put(terms, Integer.parseInt(parts.group(id)), parts.group(term));
    }
    return List.of(terms);
  }

  private void put(String[] terms, int id, String term) {
    if (id >= terms.length || terms[id] != null) {
      throw file.refused(
          "gives the term '%s' the number %d; numbers beside terms must be their ids, from 0 to %d,"
              + " each once",
          term, id, terms.length - 1);
    }
    terms[id] = term;
  }
}
