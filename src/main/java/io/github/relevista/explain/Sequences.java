package io.github.relevista.explain;

/**
 * A batch of sequences to explain.
 *
 * @param ids [sequences][steps]: ids of the model's vocabulary
 * @param labels [sequences][…]: the classes that a sequence's label stands for; read only where
 *     labels are the target
 */
public record Sequences(int[][] ids, int[][] labels) {
  /**
   * @throws IllegalArgumentException if there is not one label a sequence
   */
  public Sequences {
    if (labels.length != ids.length) {
      throw new IllegalArgumentException(
          "a batch has the classes of one label a sequence, was given %d for %d"
              .formatted(labels.length, ids.length));
    }
  }

  /** Sequences without labels. */
  public static Sequences of(int[]... ids) {
    return new Sequences(ids, new int[ids.length][0]);
  }
}
