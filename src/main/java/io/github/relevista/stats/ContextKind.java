package io.github.relevista.stats;

import java.util.List;

/**
 * Why an occurrence of a term is kept as evidence: of each kind the first few are, in an order that
 * is the same wherever the occurrences come from. What is kept of parts so holds what is kept of
 * the whole.
 */
public enum ContextKind {
  /** The highest relevances, of those above zero. */
  FOR("for"),
  /** The lowest, of those below zero. */
  AGAINST("against"),
  /** A random sample of all: those of the smallest draws. */
  RANDOM("random");

  /** All kinds, in their order. */
  public static final List<ContextKind> ALL = List.of(values());

  private final String wireName;

  ContextKind(String wireName) {
    this.wireName = wireName;
  }

  /** The name in tables. */
  public String wireName() {
    return wireName;
  }

  /**
   * The kind of a name in tables.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ContextKind of(String wireName) {
    return ALL.stream()
        .filter(kind -> kind.wireName.equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kind of context: " + wireName));
  }

  /** Whether an occurrence of a relevance may be kept at all. */
  public boolean admits(float relevance) {
    return switch (this) {
      case FOR -> relevance > 0;
      case AGAINST -> relevance < 0;
      case RANDOM -> true;
    };
  }

  /**
   * Compares two occurrences: the smaller one is kept before the other. Those of one relevance are
   * told apart by what was drawn for them, so that no place in the corpus is preferred.
   *
   * @param relevance of the one
   * @param draw what was drawn for it
   * @param otherRelevance of the other
   * @param otherDraw what was drawn for it
   */
  public int compare(float relevance, long draw, float otherRelevance, long otherDraw) {
    int first =
        switch (this) {
          case FOR -> Float.compare(otherRelevance, relevance);
          case AGAINST -> Float.compare(relevance, otherRelevance);
          case RANDOM -> 0;
        };
    if (first != 0) {
      return first;
    }
    int second = Long.compare(draw, otherDraw);
    return second != 0 ? second : Float.compare(relevance, otherRelevance);
  }
}
