package io.github.relevista.spark.job;

import static org.apache.spark.sql.functions.col;

import io.github.relevista.model.SentimentModel;
import io.github.relevista.spark.publish.Publication;
import io.github.relevista.spark.tables.SizedFiles;
import io.github.relevista.spark.tables.WrittenFiles;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A job while it runs, once its tasks have handed on their outcomes.
 *
 * @param session the session
 * @param outcomes the outcomes of all tasks, kept
 * @param report what they tell of the pass
 * @param model the model, at the executors
 * @param publication where tables are written
 * @param earlier the result that is added to, if there is one
 */
public record JobRun(
    JobSession session,
    Dataset<Row> outcomes,
    PassReport report,
    Broadcast<SentimentModel> model,
    Publication publication,
    Optional<EarlierResult> earlier) {

  /** The outcomes of a kind that is a structure, with its columns. */
  public Dataset<Row> outcomes(String kind) {
    return outcomes.where(col(kind).isNotNull()).select(kind + ".*");
  }

  /** How many outcomes of a kind there are. */
  public long rows(String kind) {
    return report.rows(kind);
  }

  /** Writes a table, which appears when the run is published, and opens what was written. */
  public Dataset<Row> write(String name, Dataset<Row> table) throws Exception {
    return write(name, table, path -> table.write().parquet(path));
  }

  /**
   * The same in files of a sensible size, sorted in each file and from file to file.
   *
   * @param order the columns by which rows are sorted
   * @param mostRows rows that the table can have
   */
  public Dataset<Row> write(String name, Dataset<Row> table, List<String> order, long mostRows)
      throws Exception {
    return write(name, table, path -> SizedFiles.PUBLISHED.write(table, order, mostRows, path));
  }

  private Dataset<Row> write(String name, Dataset<Row> table, Consumer<String> writer)
      throws Exception {
    String path = publication.staged(name).toString();
    return session
        .stages()
        .run(
            name,
            "wrote " + name,
            () -> {
              writer.accept(path);
              return WrittenFiles.reader(session.spark()).schema(table.schema()).parquet(path);
            });
  }
}
