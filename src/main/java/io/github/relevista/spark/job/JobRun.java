package io.github.relevista.spark.job;

import static org.apache.spark.sql.functions.col;

import io.github.relevista.model.SentimentModel;
import io.github.relevista.spark.publish.Publication;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A job while it runs, once its tasks have handed on their outcomes.
 *
 * @param session the session
 * @param outcomes the outcomes of all tasks, kept
 * @param model the model, at the executors
 * @param publication where tables are written
 */
public record JobRun(
    JobSession session,
    Dataset<Row> outcomes,
    Broadcast<SentimentModel> model,
    Publication publication) {

  /** The outcomes of a kind that is a structure, with its columns. */
  public Dataset<Row> outcomes(String kind) {
    return outcomes.where(col(kind).isNotNull()).select(kind + ".*");
  }

  /** Writes a table, which appears when the run is published, and opens what was written. */
  public Dataset<Row> write(String name, Dataset<Row> table) throws Exception {
    String path = publication.staged(name).toString();
    return session
        .stages()
        .run(
            name,
            "wrote " + name,
            () -> {
              table.write().parquet(path);
              return session.spark().read().schema(table.schema()).parquet(path);
            });
  }
}
