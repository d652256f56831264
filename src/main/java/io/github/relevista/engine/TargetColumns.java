package io.github.relevista.engine;

/**
 * What is to be explained: for every sequence of a batch the same number of columns, each a linear
 * combination Σ_k coefficient_k · score_k of the scores. A column's relevance enters the output
 * layer as coefficient_k · score_k at class k; a column of zeros costs its time and yields zeros.
 */
public final class TargetColumns {
  private final float[][][] coefficients;
  private final int columns;

  private TargetColumns(float[][][] coefficients, int columns) {
    this.coefficients = coefficients;
    this.columns = columns;
  }

  /**
   * The same columns for every sequence.
   *
   * @param coefficients [columns][classes], one column or more
   */
  public static TargetColumns same(float[][] coefficients) {
    return new TargetColumns(new float[][][] {coefficients}, coefficients.length);
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
    return new TargetColumns(coefficients, columns);
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
