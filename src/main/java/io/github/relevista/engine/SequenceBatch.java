package io.github.relevista.engine;

import io.github.relevista.tensor.FloatMatrix;
import java.util.Arrays;
import java.util.Objects;

/**
 * The input of a forward pass: sequences of word ids, some positions perhaps blanked (their
 * embedding is zero), or sequences of embedding rows for methods that change embeddings.
 */
public final class SequenceBatch {
  private final int[][] ids;
  private final boolean[][] blanked;
  private final FloatMatrix[] embeddings;

  private SequenceBatch(int[][] ids, boolean[][] blanked, FloatMatrix[] embeddings) {
    this.ids = ids;
    this.blanked = blanked;
    this.embeddings = embeddings;
  }

  /**
   * @param ids [sequences][steps]: ids of the model's vocabulary
   */
  public static SequenceBatch ofIds(int[]... ids) {
    return new SequenceBatch(ids, null, null);
  }

  /**
   * @param ids [sequences][steps]: ids of the model's vocabulary
   * @param blanked [sequences][steps]: true where the embedding is zero
   */
  public static SequenceBatch ofIdsBlanked(int[][] ids, boolean[][] blanked) {
    for (int sequence = 0; sequence < ids.length; sequence++) {
      if (blanked.length != ids.length || blanked[sequence].length != ids[sequence].length) {
        throw new IllegalArgumentException(
            "a mask has one value a token; sequence %d does not".formatted(sequence));
      }
    }
    return new SequenceBatch(ids, blanked, null);
  }

  /**
   * @param embeddings [sequences] of [steps, embedding]
   */
  public static SequenceBatch ofEmbeddings(FloatMatrix... embeddings) {
    return new SequenceBatch(null, null, embeddings);
  }

  /** Number of sequences. */
  public int size() {
    return ids != null ? ids.length : embeddings.length;
  }

  /** Number of steps of a sequence. */
  public int length(int sequence) {
    return ids != null ? ids[sequence].length : embeddings[sequence].rows();
  }

  /** The word ids of a sequence: [steps], or null where the batch is made of embeddings. */
  public int[] ids(int sequence) {
    return ids == null ? null : ids[sequence];
  }

  /** Whether a position of a sequence of ids is to have the zero embedding. */
  public boolean isBlank(int sequence, int position) {
    return blanked != null && blanked[sequence][position];
  }

  /**
   * The embedding rows of a sequence: [steps, embedding], or null where the batch is made of ids.
   */
  public FloatMatrix embeddings(int sequence) {
    return embeddings == null ? null : embeddings[sequence];
  }

  /**
   * Copies the embedding that is read at a position, zeros where it is blank.
   *
   * @param table the embeddings of the model's words: [vocabulary, embedding]
   * @param out takes [embedding] from outOffset
   * @throws IllegalArgumentException if the batch has embeddings of another size than the table's
   * @throws IndexOutOfBoundsException if there is no such position or no such word
   */
  public void copyEmbedding(
      int sequence, int position, FloatMatrix table, float[] out, int outOffset) {
    int width = table.columns();
    if (isBlank(sequence, position)) {
      Arrays.fill(out, outOffset, outOffset + width, 0);
      return;
    }
    FloatMatrix rows = ids == null ? embeddings[sequence] : table;
    if (rows.columns() != width) {
      throw new IllegalArgumentException(
          "the model reads embeddings of %d, sequence %d has rows of %d"
              .formatted(width, sequence, rows.columns()));
    }
    int row = Objects.checkIndex(ids == null ? position : ids[sequence][position], rows.rows());
    System.arraycopy(rows.values(), rows.offset(row), out, outOffset, width);
  }
}
