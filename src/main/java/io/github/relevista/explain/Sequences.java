package io.github.relevista.explain;

/**
 * A batch of sequences to explain.
 *
 * @param ids [sequences][steps]: ids of the model's vocabulary
 * @param labels [sequences][…]: the classes that a sequence's label stands for; read only where
 *     labels are the target
 * @param keys [sequences]: what identifies a sequence wherever it comes up; read only by methods
 *     that draw random numbers, and empty where there are none
 */
public record Sequences(int[][] ids, int[][] labels, String[] keys) {
  private static final String[] NO_KEYS = {};

  /**
   * @throws IllegalArgumentException if there is not one label a sequence, or not one key a
   *     sequence where there are keys
   */
  public Sequences {
    if (labels.length != ids.length) {
      throw new IllegalArgumentException(
          "a batch has the classes of one label a sequence, was given %d for %d"
              .formatted(labels.length, ids.length));
    }
    if (keys.length != 0 && keys.length != ids.length) {
      throw new IllegalArgumentException(
          "a batch has one key a sequence or none at all, was given %d for %d"
              .formatted(keys.length, ids.length));
    }
  }

  /** Sequences without keys. */
  public Sequences(int[][] ids, int[][] labels) {
    this(ids, labels, NO_KEYS);
  }

  /** Sequences without labels and keys. */
  public static Sequences of(int[]... ids) {
    return new Sequences(ids, new int[ids.length][0]);
  }
}
