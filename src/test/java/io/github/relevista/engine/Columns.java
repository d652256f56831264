package io.github.relevista.engine;

/** Target columns that several tests want. */
public final class Columns {
  private Columns() {}

  /** The score of each class, one column a class. */
  public static TargetColumns everyClass(int classes) {
    float[][] columns = new float[classes][classes];
    for (int k = 0; k < classes; k++) {
      columns[k][k] = 1;
    }
    return TargetColumns.same(columns);
  }
}
