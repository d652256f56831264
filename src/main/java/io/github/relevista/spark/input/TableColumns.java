package io.github.relevista.spark.input;

import static java.util.stream.Collectors.joining;
import static org.apache.spark.sql.functions.lit;

import io.github.relevista.intake.ColumnPath;
import io.github.relevista.intake.ReviewColumns;
import io.github.relevista.intake.ReviewColumns.ContentKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
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
 * text as bytes, tokens as texts or long ids, all others as texts. A name with dots leads into
 * columns of columns, as {@link ColumnPath} says.
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
    Found found =
        find(columns.content(), schema).orElseThrow(() -> missing(columns.content(), where, names));
    DataType type = found.type();
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
   * What to tell of a column that is not there.
   *
   * @return a refusal with those that there are
   */
  static InvalidInputException missing(String name, String where, List<String> names) {
    return new InvalidInputException(
        "there is no column '%s'; the columns are %s (%s)"
            .formatted(name, String.join(", ", names), where));
  }

  /**
   * The outermost columns that hold those which are wanted: of {@code review.text} both a column of
   * that name and {@code review}.
   */
  Set<String> outermost() {
    Set<String> outermost = new LinkedHashSet<>();
    for (String name : Corpus.wanted(columns)) {
      outermost.add(name);
      outermost.add(ColumnPath.of(name).parts().get(0));
    }
    return outermost;
  }

  /** Whether a table has a column: one of that name, or what a path of names leads to. */
  static boolean has(StructType schema, String name) {
    return find(name, schema).isPresent();
  }

  /**
   * A column of a table.
   *
   * @param parts its names, from the outermost to the innermost
   * @param type of its values
   */
  private record Found(List<String> parts, DataType type) {
    Column of(Dataset<Row> table) {
      return table.col(parts.stream().map(TableColumns::quoted).collect(joining(".")));
    }
  }

  /** A column of the very name wins over a path. */
  private static Optional<Found> find(String name, StructType schema) {
    return along(List.of(name), schema).or(() -> along(ColumnPath.of(name).parts(), schema));
  }

  private static Optional<Found> along(List<String> parts, StructType schema) {
    DataType type = schema;
    for (String part : parts) {
      if (!(type instanceof StructType struct) || !List.of(struct.fieldNames()).contains(part)) {
        return Optional.empty();
      }
      type = struct.apply(part).dataType();
    }
    return Optional.of(new Found(parts, type));
  }

  /** A name as Spark takes it whatever it holds. */
  static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
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
    Found content = find(columns.content(), schema).orElseThrow();
    DataType contentType = contentType(content.type()).orElseThrow();
    wanted.add(content.of(table).cast(contentType).as(columns.content()));
    for (String name : values()) {
      Column value = find(name, schema).map(found -> found.of(table)).orElse(lit(null));
      wanted.add(value.cast(DataTypes.StringType).as(name));
    }
    return table.select(wanted.toArray(Column[]::new));
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
