package io.github.relevista.text;

/**
 * How large batches may grow, and among how many items those of similar length are looked for.
 *
 * @param maximumSequences most items in a batch, at least 1
 * @param maximumTokens most tokens in a batch, padding not counted, at least 1; an item that is
 *     longer is a batch alone
 * @param windowBatches the window of items that are ordered by length at a time holds as many
 *     sequences and tokens as this number of full batches, at least 1
 */
public record BatchLimits(int maximumSequences, int maximumTokens, int windowBatches) {
  /**
   * Limits as given.
   *
   * @throws IllegalArgumentException if one of them is below 1
   */
  public BatchLimits {
    requirePositive("maximumSequences", maximumSequences);
    requirePositive("maximumTokens", maximumTokens);
    requirePositive("windowBatches", windowBatches);
  }

  /** At this number of sequences the window is full. */
  long windowSequences() {
    return (long) windowBatches * maximumSequences;
  }

  /** At this number of tokens the window is full. */
  long windowTokens() {
    return (long) windowBatches * maximumTokens;
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("%s must be >= 1, was %d".formatted(name, value));
    }
  }
}
