package io.github.relevista.lexicon;

import io.github.relevista.resampling.Estimate;

/**
 * How one system does against one gold lexicon.
 *
 * @param gold the gold lexicon's name
 * @param part which of its words are looked at
 * @param system whose scores
 * @param terms words that are scored: those of the part that the lexicon has
 * @param polar those of them that the gold lexicon does not score 0
 * @param coverage share of the part's words that the lexicon has
 * @param rocAuc area under the ROC curve over the polar words
 * @param averagePrecision of the positive among the polar words
 * @param spearman rank correlation with the gold scores
 * @param tauB Kendall's
 * @param macroF1 over positive, neutral and negative
 * @param fullAuc the area over all polar words of the part, where one that the lexicon does not
 *     have scores 0
 */
public record ProofRow(
    String gold,
    Part part,
    String system,
    int terms,
    int polar,
    double coverage,
    Estimate rocAuc,
    Estimate averagePrecision,
    Estimate spearman,
    Estimate tauB,
    Estimate macroF1,
    double fullAuc) {

  /** Words of a gold lexicon. By a hash of the word, so that a word is always on the same side. */
  public enum Part {
    /** All of them. */
    ALL("all"),
    /** Those to choose settings by. */
    CHOICE("choice"),
    /** Those to report. */
    TEST("test");

    private final String wireName;

    Part(String wireName) {
      this.wireName = wireName;
    }

    /** The name in reports. */
    public String wireName() {
      return wireName;
    }
  }
}
