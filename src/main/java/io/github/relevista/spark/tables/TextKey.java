package io.github.relevista.spark.tables;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** The values of the key columns of a row; null is one, and comes before all else. */
record TextKey(UTF8String[] values) implements Comparable<TextKey>, Serializable {
  /** A key that {@link #read} fills. */
  TextKey(int columns) {
    this(new UTF8String[columns]);
  }

  /** The key that a row of texts is. */
  static TextKey of(Row row) {
    TextKey key = new TextKey(row.size());
    Arrays.setAll(key.values, column -> UTF8String.fromString(row.getString(column)));
    return key;
  }

  /** Becomes the key of a row, whose first columns it is, for as long as that row lasts. */
  void read(InternalRow row) {
    for (int index = 0; index < values.length; index++) {
      values[index] = row.isNullAt(index) ? null : row.getUTF8String(index);
    }
  }

  /**
   * Of its own memory: that of a row is used for the next row.
   *
   * @param near a copy whose values serve where they are the same; null where there is none
   */
  TextKey copy(TextKey near) {
    UTF8String[] copies = new UTF8String[values.length];
    for (int index = 0; index < copies.length; index++) {
      UTF8String value = values[index];
      if (near != null && Objects.equals(value, near.values[index])) {
        copies[index] = near.values[index];
      } else if (value != null) {
        copies[index] = value.copy();
      }
    }
    return new TextKey(copies);
  }

  /** By bytes, as Spark orders texts, which looks into its environment at every comparison. */
  @Override
  public int compareTo(TextKey other) {
    for (int index = 0; index < values.length; index++) {
      UTF8String mine = values[index];
      UTF8String theirs = other.values[index];
      if (mine != theirs) {
        int order =
            mine == null || theirs == null
                ? Boolean.compare(mine != null, theirs != null)
                : Arrays.compareUnsigned(mine.getBytes(), theirs.getBytes());
        if (order != 0) {
          return order;
        }
      }
    }
    return 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TextKey key && Arrays.equals(values, key.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }
}
