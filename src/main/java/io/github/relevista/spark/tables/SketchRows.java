package io.github.relevista.spark.tables;

import io.github.relevista.stats.Sketch;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Sketches as the values of a column: a list of rows of a bin and its count. */
public final class SketchRows {
  private SketchRows() {}

  /** The value of a sketch. */
  public static Row[] of(Sketch sketch) {
    Row[] rows = new Row[sketch.size()];
    for (int index = 0; index < rows.length; index++) {
      rows[index] = RowFactory.create(sketch.bin(index), sketch.count(index));
    }
    return rows;
  }

  /** The sketch of a value. */
  public static Sketch sketch(List<Row> value) {
    int[] bins = new int[value.size()];
    long[] counts = new long[bins.length];
    for (int index = 0; index < bins.length; index++) {
      bins[index] = value.get(index).getInt(0);
      counts[index] = value.get(index).getLong(1);
    }
    return Sketch.of(bins, counts);
  }
}
