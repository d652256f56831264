package io.github.relevista.spark.job;

import static org.apache.spark.sql.functions.col;

import io.github.relevista.runs.RunRecord;
import io.github.relevista.spark.publish.PublishedOutput;
import io.github.relevista.spark.results.ResultTables;
import io.github.relevista.tables.RunKeys;
import io.github.relevista.tables.Table;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The published result that a run adds to.
 *
 * @param spark the session
 * @param output where it lies
 * @param record its record
 */
public record EarlierResult(SparkSession spark, PublishedOutput output, RunRecord record) {
  /**
   * The rows of a table; empty where the result has no such table.
   *
   * @param slices the names of the slice columns; none of a table that has none
   */
  public Optional<Dataset<Row>> rows(Table<?> table, List<String> slices) throws IOException {
    return ResultTables.find(spark, output.path(), table, slices, List.of(record.date()))
        .map(
            rows ->
                rows.where(
                        col(RunKeys.MODEL_ID)
                            .equalTo(record.modelId())
                            .and(col(RunKeys.SETTINGS_ID).equalTo(record.settingsId())))
                    .drop(RunKeys.RUN_DATE));
  }
}
