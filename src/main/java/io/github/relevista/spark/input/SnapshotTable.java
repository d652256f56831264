package io.github.relevista.spark.input;

import io.github.relevista.intake.RowFormat;
import io.github.relevista.runs.SnapshotSpan;
import io.github.relevista.runs.TableHistory;
import io.github.relevista.settings.InputSettings;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A table of which Delta or Iceberg keep snapshots: by a name, or in a folder.
 *
 * @param spark the session
 * @param input what names it
 * @param format which of them keeps it
 */
public record SnapshotTable(SparkSession spark, InputSettings input, RowFormat format) {
  /**
   * The table of an input; empty where the input is files, or a table of plain files.
   *
   * @throws InvalidInputException if it is a view, or kept by something that tells neither files
   *     nor snapshots
   */
  public static Optional<SnapshotTable> of(SparkSession spark, InputSettings input) {
    RowFormat format =
        input.table().isPresent()
            ? CatalogTable.of(spark, input.table().get()).format()
            : input.format().orElse(RowFormat.TEXT);
    return SnapshotReader.of(format).isPresent()
        ? Optional.of(new SnapshotTable(spark, input, format))
        : Optional.empty();
  }

  /** Its name, or its folder with all that tells it from others. */
  public String name() {
    return input.table().orElseGet(() -> qualified(input.paths().get(0)));
  }

  /** Whether an input that was read as a whole is this table. */
  public boolean isNamed(String table) {
    return input.table().isPresent()
        ? table.equals(input.table().get())
        : qualified(table).equals(name());
  }

  private String qualified(String folder) {
    try {
      Path path = new Path(folder);
      return path.getFileSystem(spark.sparkContext().hadoopConfiguration())
          .makeQualified(path)
          .toString();
    } catch (IOException e) {
      throw UnreadableInputException.of(folder, e);
    }
  }

  /** For people. */
  String title() {
    return "table " + input.table().orElseGet(() -> input.paths().get(0));
  }

  /**
   * The snapshots that led to what it holds now.
   *
   * @throws InvalidInputException if the table is not there, or does not tell what is new
   */
  public TableHistory history() {
    return told(() -> reader().history(this));
  }

  /**
   * Refuses to take the rows that were added in a span for all that happened.
   *
   * @throws InvalidInputException if rows that were there before were changed or taken away
   */
  public void requireAppends(SnapshotSpan span) {
    if (span.from().isEmpty()) {
      return;
    }
    Optional<SnapshotReader.Change> change = told(() -> reader().otherThanAppend(this, span));
    if (change.isPresent()) {
      throw new InvalidInputException(
          "snapshot %s of %s is no append (%s), and what published runs have read may have changed since snapshot %s; choose another output, which begins with the table as it is, or explain it without new_only"
              .formatted(
                  change.get().snapshot(),
                  title(),
                  change.get().kind().toLowerCase(Locale.ROOT),
                  span.from().get()));
    }
  }

  /** The rows that came within a span. */
  Dataset<Row> rows(SnapshotSpan span) {
    return told(() -> reader().rows(this, span));
  }

  /** How many rows came within a span, of those that are asked for. */
  public long count(SnapshotSpan span) {
    return told(
        () -> {
          Dataset<Row> rows = reader().rows(this, span);
          return input.where().isPresent() ? rows.where(input.where().get()).count() : rows.count();
        });
  }

  private SnapshotReader reader() {
    return SnapshotReader.of(format).orElseThrow();
  }

  private <T> T told(Callable<T> look) {
    try {
      return look.call();
    } catch (InvalidInputException e) {
      throw e;
    } catch (Exception e) {
      // Scala's methods throw what they do not declare.
      throw FormatPackages.refused(title(), format, e);
    }
  }

  /** A statement about the table. */
  Dataset<Row> sql(String statement) {
    return spark.sql(
        statement.formatted(
            input.table().orElseGet(() -> format.wireName() + ".`" + name() + "`")));
  }

  /** Some of its rows. */
  Dataset<Row> read(Map<String, String> options) {
    return input.table().isPresent()
        ? spark.read().options(new HashMap<>(options)).table(input.table().get())
        : spark.read().format(format.wireName()).options(new HashMap<>(options)).load(name());
  }

  /** What the format says of itself in a table beside. */
  Dataset<Row> metadata(String table) {
    return input.table().isPresent()
        ? spark.table(input.table().get() + "." + table)
        : spark.read().format(format.wireName()).load(name() + "#" + table);
  }

  /** The rows of several spans. */
  Dataset<Row> rows(List<SnapshotSpan> spans) {
    return spans.stream().map(this::rows).reduce(Dataset::unionByName).orElseThrow();
  }
}
