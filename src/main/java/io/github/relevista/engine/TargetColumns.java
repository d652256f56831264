package io.github.relevista.engine;

/**
 * What is to be explained: for every sequence of a batch the same number of columns, each a linear
 * combination Σ_k coefficient_k · score_k of the scores. A column's relevance enters the output
 * layer as coefficient_k · score_k at class k; a column of zeros costs its time and yields zeros.
 */
public final class TargetColumns {
  private static final int EVERY_DIRECTION = -1;

  private final float[][][] coefficients;
  private final int columns;
  private final int direction;

  private TargetColumns(float[][][] coefficients, int columns, int direction) {
    this.coefficients = coefficients;
    this.columns = columns;
    this.direction = direction;
  }

  /**
   * The same columns for every sequence.
   *
   * @param coefficients [columns][classes], one column or more
   */
  public static TargetColumns same(float[][] coefficients) {
    return new TargetColumns(new float[][][] {coefficients}, coefficients.length, EVERY_DIRECTION);
  }

  /** The score of each class for every sequence, one column a class. */
  public static TargetColumns everyClass(int classes) {
    float[][] units = new float[classes][classes];
    for (int k = 0; k < classes; k++) {
      units[k][k] = 1;
    }
    return same(units);
  }

  /**
   * Columns of each sequence's own.
   *
   * @param coefficients [sequences][columns][classes], the same number of columns for all
   */
  public static TargetColumns each(float[][][] coefficients) {
    int columns = coefficients.length == 0 ? 0 : coefficients[0].length;
    for (float[][] sequence : coefficients) {
      if (sequence.length != columns) {
        throw new IllegalArgumentException(
            "a batch has the same number of target columns for every sequence, was given %d and %d"
                .formatted(columns, sequence.length));
      }
    }
    return new TargetColumns(coefficients, columns, EVERY_DIRECTION);
  }

  /**
   * The same columns through one direction of the encoder: what enters at the top goes into that
   * direction's final hidden state alone, as much as would without this; the other direction gets
   * nothing. What both directions give adds up to what the columns give without this.
   *
   * @param direction 0 forward, 1 backward; a model that has no such direction gives zeros
   * @throws IllegalArgumentException if there can be no such direction
   */
  public TargetColumns through(int direction) {
    if (direction != 0 && direction != 1) {
      throw new IllegalArgumentException(
          "direction must be 0 (forward) or 1 (backward), was " + direction);
    }
    return new TargetColumns(coefficients, columns, direction);
  }

  /** Whether anything enters the final hidden state of a direction, 0 forward, 1 backward. */
  public boolean enters(int direction) {
    return this.direction == EVERY_DIRECTION || this.direction == direction;
  }

  /** Number of columns. */
  public int columns() {
    return columns;
  }

  /** The coefficients of a column for a sequence: [classes]. */
  public float[] coefficients(int sequence, int column) {
    return coefficients[coefficients.length == 1 ? 0 : sequence][column];
  }
}
