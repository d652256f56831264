package io.github.relevista.spark.input;

import io.github.relevista.intake.Intake;
import io.github.relevista.intake.ReviewColumns;
import io.github.relevista.intake.RowParser;
import io.github.relevista.intake.RowSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * Reads rows that are records of files of lines, each by the columns of its own file.
 *
 * @param columns the columns that make a review
 * @param settings what the records of the files are, all that differ
 */
record LineReader(ReviewColumns columns, List<RowSettings> settings) implements RowReader {
  private static final int LINE = 1;
  private static final int SETTINGS = 3;

  LineReader {
    settings = List.copyOf(settings);
  }

  @Override
  public Session open() {
    RowParser[] parsers = new RowParser[settings.size()];
    return new Session() {
      @Override
      public Intake read(Row row) {
        byte[] line = identity(row);
        int file = row.getInt(SETTINGS);
        if (parsers[file] == null) {
          parsers[file] = settings.get(file).newParser();
        }
        return parsers[file].parse(line, 0, line.length);
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
