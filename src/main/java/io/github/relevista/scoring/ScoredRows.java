package io.github.relevista.scoring;

/**
 * Where the rows of an input went that a model was scored on, and what their words are.
 *
 * @param unreadable rows that are no review
 * @param unlabelled rows without a label, or whose label stands for no class
 * @param wordless rows without a word
 * @param tokens words of all texts that were scored, at least 1
 * @param unknownTokens those that the model does not know
 */
public record ScoredRows(
    int unreadable, int unlabelled, int wordless, long tokens, long unknownTokens) {
  /** Rows that are not scored. */
  public int leftOut() {
    return unreadable + unlabelled + wordless;
  }

  /** The share of words that the model does not know, in [0, 1]. */
  public double unknownRate() {
    return (double) unknownTokens / tokens;
  }
}
