package io.github.relevista.spark.tables;

import io.github.relevista.stats.FixedPoint;
import io.github.relevista.tables.Column;
import io.github.relevista.tables.ColumnType;
import io.github.relevista.tables.ColumnType.ByClass;
import io.github.relevista.tables.ColumnType.ByTarget;
import io.github.relevista.tables.ColumnType.Field;
import io.github.relevista.tables.ColumnType.Fields;
import io.github.relevista.tables.ColumnType.ListOf;
import io.github.relevista.tables.ColumnType.Plain;
import io.github.relevista.tables.RunKeys;
import io.github.relevista.tables.Table;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Declared columns as Spark's types. */
public final class Schemas {
  /** Digits of an exact decimal, those behind the point included. */
  private static final int DIGITS = 38;

  private Schemas() {}

  /** The schema of columns, in their order. */
  public static StructType of(List<? extends Column<?>> columns) {
    StructType schema = new StructType();
    for (Column<?> column : columns) {
      schema = schema.add(column.name(), type(column.type()));
    }
    return schema;
  }

  /**
   * The schema of the files of a published table.
   *
   * @param slices the names of the slice columns
   */
  public static StructType published(Table<?> table, List<String> slices) {
    StructType schema = of(RunKeys.IN_FILES);
    for (String slice : slices) {
      schema = schema.add(slice, DataTypes.StringType);
    }
    for (StructField field : of(table.columns()).fields()) {
      schema = schema.add(field);
    }
    return schema;
  }

  /**
   * The schema by which Parquet's files of another one give decimals as the bytes they are kept in:
   * their numbers of units, the highest byte first.
   */
  public static StructType inBytes(StructType schema) {
    StructType inBytes = new StructType();
    for (StructField field : schema.fields()) {
      boolean decimal = field.dataType() instanceof DecimalType;
      inBytes = inBytes.add(field.name(), decimal ? DataTypes.BinaryType : field.dataType());
    }
    return inBytes;
  }

  /** The type of a column's values. */
  public static DataType type(ColumnType type) {
    if (type instanceof ListOf list) {
      return DataTypes.createArrayType(type(list.element()));
    }
    if (type instanceof ByClass map) {
      return DataTypes.createMapType(DataTypes.StringType, type(map.value()));
    }
    if (type instanceof ByTarget map) {
      return DataTypes.createMapType(DataTypes.StringType, type(map.value()));
    }
    if (type instanceof Fields fields) {
      StructType schema = new StructType();
      for (Field field : fields.fields()) {
        schema = schema.add(field.name(), type(field.type()));
      }
      return schema;
    }
    return plain((Plain) type);
  }

  private static DataType plain(Plain type) {
    return switch (type) {
      case TEXT -> DataTypes.StringType;
      case BYTES -> DataTypes.BinaryType;
      case TRUTH -> DataTypes.BooleanType;
      case SMALL_COUNT -> DataTypes.IntegerType;
      case COUNT -> DataTypes.LongType;
      case SINGLE -> DataTypes.FloatType;
      case NUMBER -> DataTypes.DoubleType;
      case EXACT -> DataTypes.createDecimalType(DIGITS, FixedPoint.SCALE);
    };
  }
}
