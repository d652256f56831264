package io.github.relevista.spark.job;

import static org.apache.spark.sql.functions.col;

import io.github.relevista.model.SentimentModel;
import io.github.relevista.spark.job.Stages.Stage;
import io.github.relevista.spark.publish.Publication;
import io.github.relevista.spark.tables.WrittenFiles;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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

  /**
   * The stage that writes a table, which appears when the run is published.
   *
   * @param then what is made of the table, opened where it was written
   */
  public <T> Stage<T> stage(TableWrite table, Function<Dataset<Row>, T> then) {
    String path = publication.staged(table.name()).toString();
    return new Stage<>(
        table.name(),
        "wrote " + table.name(),
        () -> {
          Dataset<Row> written = table.writer().write(path);
          return then.apply(
              WrittenFiles.reader(session.spark()).schema(written.schema()).parquet(path));
        });
  }

  /** Writes tables side by side. */
  public void write(List<TableWrite> tables) throws Exception {
    session
        .stages()
        .sideBySide(tables.stream().map(table -> stage(table, written -> table.name())).toList());
  }
}
