package io.github.relevista.spark.input;

import io.github.relevista.intake.Intake;
import io.github.relevista.intake.Review;
import io.github.relevista.runs.WrittenDate;
import io.github.relevista.settings.IncrementSettings;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The dates under which the rows of a corpus are filed: each under the one that a column of it
 * names. The column is a slice of the corpus.
 *
 * @param column the column, written as {@link WrittenDate#ofValue} understands it
 * @param undated the date of rows that name none, among them those that are no reviews
 */
public record RowDates(String column, LocalDate undated) implements Serializable {
  private static final StructType COUNTS =
      new StructType()
          .add(Corpus.FILE, DataTypes.StringType)
          .add("day", DataTypes.LongType)
          .add("rows", DataTypes.LongType);

  /**
   * What the files of a corpus hold.
   *
   * @param dates the dates of every file's rows, by the file's plain name; a file without rows has
   *     none
   * @param undated rows that name no date
   */
  public record Found(Map<String, SortedSet<LocalDate>> dates, long undated) {
    /** Tells of rows that name no date, where there are some. */
    public void tell(RowDates rows, Consumer<String> listener) {
      if (undated > 0) {
        listener.accept(
            "%d rows name no date in '%s': filed under %s"
                .formatted(undated, rows.column(), rows.undated()));
      }
    }
  }

  /**
   * The dates by the column that settings name.
   *
   * @param undated the date of rows that name none
   */
  public static RowDates of(IncrementSettings increment, LocalDate undated) {
    return new RowDates(increment.dateColumn().orElseThrow(), undated);
  }

  /** Finds the date of each row, in one task. */
  private record Days(RowReader.Session session, int place) {
    Optional<LocalDate> named(Row row) {
      Intake intake = session.read(row);
      return intake instanceof Review review
          ? WrittenDate.ofValue(review.slices().get(place))
          : Optional.empty();
    }
  }

  private Days days(RowReader reader) {
    return new Days(reader.open(), reader.columns().slices().indexOf(column));
  }

  /** Whether a row is filed under a date; for the tasks. */
  RowChoice of(LocalDate date, RowReader reader) {
    return () -> {
      Days days = days(reader);
      return row -> days.named(row).orElse(undated).equals(date);
    };
  }

  /**
   * Reads a corpus for the dates of its rows.
   *
   * @throws UnreadableInputException if a file is damaged
   */
  public Found find(Corpus corpus) throws Exception {
    RowReader reader = corpus.reader();
    MapPartitionsFunction<Row, Row> count =
        rows -> {
          Days days = days(reader);
          Map<String, Map<Optional<LocalDate>, Long>> counts = new HashMap<>();
          while (rows.hasNext()) {
            Row row = rows.next();
            counts
                .computeIfAbsent(row.getString(0), file -> new HashMap<>())
                .merge(days.named(row), 1L, Long::sum);
          }
          return counted(counts).iterator();
        };
    Map<String, SortedSet<LocalDate>> dates = new TreeMap<>();
    long without = 0;
    try {
      for (Row row : corpus.rows().mapPartitions(count, Encoders.row(COUNTS)).collectAsList()) {
        without += row.isNullAt(1) ? row.getLong(2) : 0;
        dates
            .computeIfAbsent(FileNames.plain(row.getString(0)), file -> new TreeSet<>())
            .add(row.isNullAt(1) ? undated : LocalDate.ofEpochDay(row.getLong(1)));
      }
    } catch (Exception e) {
      throw UnreadableInputException.translated(e);
    }
    return new Found(dates, without);
  }

  private static List<Row> counted(Map<String, Map<Optional<LocalDate>, Long>> counts) {
    List<Row> rows = new ArrayList<>();
    counts.forEach(
        (file, days) ->
            days.forEach(
                (day, count) ->
                    rows.add(
                        RowFactory.create(
                            file, day.map(LocalDate::toEpochDay).orElse(null), count))));
    return rows;
  }
}
