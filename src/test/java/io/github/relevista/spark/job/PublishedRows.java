package io.github.relevista.spark.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * What the Parquet files of a table hold, for tests that compare tables. They are read as they are:
 * a query of Spark for each of many little tables takes most of the time of such a test.
 */
public final class PublishedRows {
  private static final Configuration HADOOP = new Configuration();

  private PublishedRows() {}

  /**
   * The rows of a table for a date, as text, sorted.
   *
   * @param left names of columns that are left out
   */
  public static List<String> ofDate(Path output, String table, String date, String... left)
      throws IOException {
    return of(output.resolve(table).resolve("run_date=" + date), left);
  }

  /**
   * The rows of all files in a folder and those below it, as text, sorted.
   *
   * @param left names of columns that are left out
   */
  public static List<String> of(Path folder, String... left) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files = found.filter(file -> file.getFileName().toString().endsWith(".parquet")).toList();
    }
    Set<String> leftOut = Set.copyOf(Arrays.asList(left));
    List<String> rows = new ArrayList<>();
    for (Path file : files) {
      org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file.toUri());
      try (ParquetReader<Group> reader =
          ParquetReader.builder(new GroupReadSupport(), path).withConf(HADOOP).build()) {
        for (Group row = reader.read(); row != null; row = reader.read()) {
          StringBuilder text = new StringBuilder();
          add(row, leftOut, text);
          rows.add(text.toString());
        }
      }
    }
    rows.sort(null);
    return rows;
  }

  /** Adds every value with its name; what is null has none. */
  private static void add(Group group, Set<String> left, StringBuilder text) {
    GroupType type = group.getType();
    text.append('{');
    for (int field = 0; field < type.getFieldCount(); field++) {
      Type column = type.getType(field);
      if (left.contains(column.getName())) {
        continue;
      }
      for (int index = 0; index < group.getFieldRepetitionCount(field); index++) {
        text.append(text.charAt(text.length() - 1) == '{' ? "" : ", ");
        text.append(column.getName()).append('=');
        if (column.isPrimitive()) {
          text.append(value((SimpleGroup) group, field, index, column.asPrimitiveType()));
        } else {
          add(group.getGroup(field, index), Set.of(), text);
        }
      }
    }
    text.append('}');
  }

  private static String value(SimpleGroup group, int field, int index, PrimitiveType type) {
    return switch (type.getPrimitiveTypeName()) {
      case BINARY, FIXED_LEN_BYTE_ARRAY ->
          value(group.getBinary(field, index), type.getLogicalTypeAnnotation());
      default -> group.getValueToString(field, index);
    };
  }

  private static String value(Binary bytes, LogicalTypeAnnotation meaning) {
    if (meaning instanceof StringLogicalTypeAnnotation) {
      return '"' + new String(bytes.getBytesUnsafe(), UTF_8) + '"';
    }
    if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
      return new BigDecimal(new BigInteger(bytes.getBytes()), decimal.getScale()).toString();
    }
    return HexFormat.of().formatHex(bytes.getBytes());
  }
}
