package io.github.relevista.spark.input;

import static org.apache.spark.sql.functions.lit;

import io.github.relevista.intake.ReviewColumns;
import io.github.relevista.intake.ReviewColumns.ContentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of a table that are wanted, in the types in which {@link TableReader} takes them: the
 * text as bytes, tokens as texts or long ids, all others as texts.
 *
 * @param columns which are wanted
 */
record TableColumns(ReviewColumns columns) {
  /**
   * Refuses a table without the wanted content.
   *
   * @param where the file or table, for people
   * @param names all its columns
   * @param schema those of them that are wanted
   * @throws InvalidInputException if the content's column is missing or of another type
   */
  void requireContent(String where, List<String> names, StructType schema) {
    requireColumn(columns.content(), where, names);
    DataType type = schema.apply(columns.content()).dataType();
    if (contentType(type).isEmpty()) {
      throw new InvalidInputException(
          "the column '%s' is of type %s and cannot be %s (%s)"
              .formatted(
                  columns.content(),
                  type.simpleString(),
                  columns.kind() == ContentKind.TEXT
                      ? "a column of texts"
                      : "a column of arrays of strings or of ids",
                  where));
    }
  }

  /**
   * Refuses a column that is not there.
   *
   * @throws InvalidInputException with those that there are
   */
  static void requireColumn(String name, String where, List<String> names) {
    if (!names.contains(name)) {
      throw new InvalidInputException(
          "there is no column '%s'; the columns are %s (%s)"
              .formatted(name, String.join(", ", names), where));
    }
  }

  /** The names of the columns beside the content, each once. */
  Set<String> values() {
    Set<String> values = Corpus.wanted(columns);
    values.remove(columns.content());
    return values;
  }

  /**
   * The wanted columns of a table, behind one of its file; what the table lacks is null.
   *
   * @param table the table
   * @param schema its columns, as they are told apart by upper and lower case
   * @param file what stands for the file of a row
   */
  Dataset<Row> of(Dataset<Row> table, StructType schema, Column file) {
    List<Column> wanted = new ArrayList<>();
    wanted.add(file.as(Corpus.FILE));
    DataType content = contentType(schema.apply(columns.content()).dataType()).orElseThrow();
    wanted.add(column(table, columns.content()).cast(content).as(columns.content()));
    for (String name : values()) {
      boolean isThere = List.of(schema.fieldNames()).contains(name);
      Column value = isThere ? column(table, name) : lit(null);
      wanted.add(value.cast(DataTypes.StringType).as(name));
    }
    return table.select(wanted.toArray(Column[]::new));
  }

  private static Column column(Dataset<Row> table, String name) {
    return table.col("`" + name.replace("`", "``") + "`");
  }

  private Optional<DataType> contentType(DataType type) {
    if (columns.kind() == ContentKind.TEXT) {
      return isText(type) ? Optional.of(DataTypes.BinaryType) : Optional.empty();
    }
    if (!(type instanceof ArrayType array)) {
      return Optional.empty();
    }
    DataType element = array.elementType();
    if (isText(element)) {
      return Optional.of(DataTypes.createArrayType(DataTypes.StringType));
    }
    return element instanceof LongType
            || element instanceof IntegerType
            || element instanceof ShortType
            || element instanceof ByteType
        ? Optional.of(DataTypes.createArrayType(DataTypes.LongType))
        : Optional.empty();
  }

  /** Files by other programs often call their texts plain bytes. */
  private static boolean isText(DataType type) {
    return type instanceof StringType || type instanceof BinaryType;
  }
}
