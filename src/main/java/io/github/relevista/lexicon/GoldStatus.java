package io.github.relevista.lexicon;

import java.util.Locale;

/** How an entry differs from a gold lexicon. */
public enum GoldStatus {
  /** The gold lexicon does not have the term. */
  NEW,
  /** It has the term with the same sign. */
  SAME,
  /** It has the term with the opposite sign. */
  OPPOSITE,
  /** It has the term and calls it neutral. */
  NEUTRAL;

  /** The name in tables. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The status of an entry.
   *
   * @param polarity of the entry
   * @param gold the gold lexicon's score, or null where it does not have the term
   */
  public static GoldStatus of(double polarity, Double gold) {
    if (gold == null) {
      return NEW;
    }
    if (gold == 0) {
      return NEUTRAL;
    }
    return Math.signum(polarity) == Math.signum(gold) ? SAME : OPPOSITE;
  }
}
