package io.github.relevista.spark.input;

import static org.apache.spark.sql.functions.col;

import io.github.relevista.intake.RowFormat;
import io.github.relevista.runs.SnapshotSpan;
import io.github.relevista.runs.TableHistory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How formats that keep snapshots of a table tell what came between two of them. */
enum SnapshotReader {
  /**
   * Versions are counted; the change feed tells what became of rows from one to the next. A
   * compaction is no change in it.
   *
   * @see <a href="https://docs.delta.io/latest/delta-change-data-feed.html">Change data feed</a>
   */
  DELTA {
    private static final String FEED = "delta.enableChangeDataFeed";
    private static final String CHANGE = "_change_type";
    private static final String VERSION = "_commit_version";

    @Override
    TableHistory history(SnapshotTable table) {
      Row detail = table.sql("DESCRIBE DETAIL %s").first();
      if (!"true".equals(detail.getJavaMap(detail.fieldIndex("properties")).get(FEED))) {
        throw new InvalidInputException(
            "%s keeps no feed of its changes, by which new_only knows new rows; switch it on by ALTER TABLE … SET TBLPROPERTIES (%s = true), or leave out new_only"
                .formatted(table.title(), FEED));
      }
      long current = table.sql("DESCRIBE HISTORY %s LIMIT 1").select("version").first().getLong(0);
      return new TableHistory(
          table.name(),
          Optional.of(detail.<String>getAs("id")),
          LongStream.rangeClosed(0, current).mapToObj(Long::toString).toList());
    }

    @Override
    Optional<Change> otherThanAppend(SnapshotTable table, SnapshotSpan span) {
      return changes(table, span)
          .where(col(CHANGE).notEqual("insert"))
          .select(col(VERSION).cast("string"), col(CHANGE))
          .orderBy(VERSION)
          .limit(1)
          .collectAsList()
          .stream()
          .map(row -> new Change(row.getString(0), row.getString(1)))
          .findFirst();
    }

    private Dataset<Row> changes(SnapshotTable table, SnapshotSpan span) {
      long before = Long.parseLong(span.from().orElseThrow());
      return table.read(
          Map.of(
              "readChangeFeed", "true",
              "startingVersion", Long.toString(before + 1),
              "endingVersion", span.to()));
    }

    @Override
    Dataset<Row> rows(SnapshotTable table, SnapshotSpan span) {
      return span.from().isEmpty()
          ? table.read(Map.of("versionAsOf", span.to()))
          : changes(table, span).drop(CHANGE, VERSION, "_commit_timestamp");
    }
  },
  /**
   * Snapshots name their parents and what they did; an incremental read takes what appends added. A
   * compaction is a snapshot that replaces files.
   *
   * @see <a href="https://iceberg.apache.org/docs/latest/spark-queries/">Spark queries</a>
   */
  ICEBERG {
    private static final String ID = "snapshot_id";
    private static final String PARENT = "parent_id";
    private static final String OPERATION = "operation";
    private static final String APPEND = "append";
    private static final String COMPACTION = "replace";

    @Override
    TableHistory history(SnapshotTable table) {
      Map<Long, Row> snapshots = snapshots(table);
      List<String> ancestors = new ArrayList<>();
      List<Row> current = table.metadata("refs").where("name = 'main'").select(ID).collectAsList();
      Long id = current.isEmpty() ? null : current.get(0).getLong(0);
      while (id != null) {
        ancestors.add(id.toString());
        // Of a snapshot that is kept no more nothing is left but its name with its child.
        Row snapshot = snapshots.get(id);
        id = snapshot == null ? null : snapshot.getAs(PARENT);
      }
      Collections.reverse(ancestors);
      return new TableHistory(table.name(), Optional.empty(), ancestors);
    }

    private Map<Long, Row> snapshots(SnapshotTable table) {
      Map<Long, Row> snapshots = new HashMap<>();
      for (Row row : table.metadata("snapshots").select(ID, PARENT, OPERATION).collectAsList()) {
        snapshots.put(row.getLong(0), row);
      }
      return snapshots;
    }

    @Override
    Optional<Change> otherThanAppend(SnapshotTable table, SnapshotSpan span) {
      Map<Long, Row> snapshots = snapshots(table);
      long from = Long.parseLong(span.from().orElseThrow());
      Long id = Long.valueOf(span.to());
      while (id != null && id != from) {
        Row snapshot = snapshots.get(id);
        String operation = snapshot == null ? "expired" : snapshot.getAs(OPERATION);
        if (!APPEND.equals(operation) && !COMPACTION.equals(operation)) {
          return Optional.of(new Change(id.toString(), operation));
        }
        id = snapshot.getAs(PARENT);
      }
      return Optional.empty();
    }

    @Override
    Dataset<Row> rows(SnapshotTable table, SnapshotSpan span) {
      return span.from().isEmpty()
          ? table.read(Map.of("versionAsOf", span.to()))
          : table.read(
              Map.of(
                  "start-snapshot-id", span.from().get(),
                  "end-snapshot-id", span.to()));
    }
  };

  /**
   * What a snapshot did to the rows that were there.
   *
   * @param snapshot the snapshot
   * @param kind what the format calls it
   */
  record Change(String snapshot, String kind) {}

  /** What reads a format's snapshots; empty of formats that keep none. */
  static Optional<SnapshotReader> of(RowFormat format) {
    return switch (format) {
      case DELTA -> Optional.of(DELTA);
      case ICEBERG -> Optional.of(ICEBERG);
      default -> Optional.empty();
    };
  }

  /** The snapshots that led to what the table holds. */
  abstract TableHistory history(SnapshotTable table);

  /** A change within a span, which has a beginning, that is more than new rows. */
  abstract Optional<Change> otherThanAppend(SnapshotTable table, SnapshotSpan span);

  /** The rows that came within a span which is appends alone, or all that its end holds. */
  abstract Dataset<Row> rows(SnapshotTable table, SnapshotSpan span);
}
