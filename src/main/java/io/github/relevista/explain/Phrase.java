package io.github.relevista.explain;

import java.util.ArrayList;
import java.util.List;

/**
 * Consecutive words of a sequence.
 *
 * @param begin position of the first, at least 0
 * @param end position behind the last, above begin
 */
public record Phrase(int begin, int end) {
  /**
   * @throws IllegalArgumentException if it has no word
   */
  public Phrase {
    if (begin < 0 || end <= begin) {
      throw new IllegalArgumentException(
          "a phrase begins at 0 or later and ends behind its begin, was %d to %d"
              .formatted(begin, end));
    }
  }

  /**
   * Every place where a phrase stands in a text.
   *
   * @param phrase the forms of its words
   * @param text the forms of the words of the text
   */
  public static List<Phrase> places(List<String> phrase, List<String> text) {
    List<Phrase> places = new ArrayList<>();
    for (int begin = 0; begin + phrase.size() <= text.size() && !phrase.isEmpty(); begin++) {
      int end = begin + phrase.size();
      if (text.subList(begin, end).equals(phrase)) {
        places.add(new Phrase(begin, end));
      }
    }
    return places;
  }

  /** Whether the word at a position belongs to it. */
  boolean holds(int position) {
    return begin <= position && position < end;
  }
}
