package io.github.relevista.spark.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The table of the rows that a job could not use.
 *
 * @param rejects the outcomes
 * @param plan what the job is told
 * @param report how many rejects there are
 */
record Rejects(Dataset<Row> rejects, JobPlan plan, PassReport report) {
  /**
   * Rows of one file, so that a task can sort them, and no file is so small that it is a nuisance.
   */
  private static final long ROWS_OF_A_FILE = 1_000_000;

  /** The table, in the order of file, reason and row from one of its files to the next. */
  Dataset<Row> table() {
    long rows = report.rejected().values().stream().mapToLong(Long::longValue).sum();
    int files = (int) Math.max(1, (rows + ROWS_OF_A_FILE - 1) / ROWS_OF_A_FILE);
    Column[] order = {col("file"), col("reason"), col("row")};
    Dataset<Row> table =
        rejects.select(
            lit(plan.modelId()).as("model_id"),
            lit(plan.settingsId()).as("settings_id"),
            col("file"),
            col("row"),
            col("reason"),
            col("detail"));
    // Spark looks at the rows to find ranges; one range needs no look.
    return (files == 1 ? table.repartition(1) : table.repartitionByRange(files, order))
        .sortWithinPartitions(order);
  }
}
