package io.github.relevista.explain;

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

  /** Whether the word at a position belongs to it. */
  boolean holds(int position) {
    return begin <= position && position < end;
  }
}
