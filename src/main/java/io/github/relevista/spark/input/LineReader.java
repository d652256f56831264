package io.github.relevista.spark.input;

import io.github.relevista.intake.Intake;
import io.github.relevista.intake.RowParser;
import io.github.relevista.intake.RowSettings;
import java.nio.charset.StandardCharsets;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Row;

/**
 * Reads rows that are lines of bytes.
 *
 * @param settings what the lines are
 */
record LineReader(RowSettings settings) implements RowReader {
  private static final int LINE = 1;

  /**
   * Says of a line that it is no header, such as every file of a format with headers begins with.
   */
  FilterFunction<Row> isNoHeader() {
    return new FilterFunction<>() {
      private transient RowParser parser;

      @Override
      public boolean call(Row row) {
        if (parser == null) {
          parser = settings.newParser();
        }
        byte[] line = row.getAs(LINE);
        return !parser.isHeader(line, 0, line.length);
      }
    };
  }

  @Override
  public Session open() {
    RowParser parser = settings.newParser();
    return new Session() {
      @Override
      public Intake read(Row row) {
        byte[] line = identity(row);
        return parser.parse(line, 0, line.length);
      }

      @Override
      public String raw(Row row) {
        return new String(identity(row), StandardCharsets.UTF_8);
      }

      @Override
      public byte[] unreadable(Row row) {
        return RowReader.unlessUtf8(identity(row));
      }

      @Override
      public byte[] identity(Row row) {
        return row.getAs(LINE);
      }
    };
  }
}
