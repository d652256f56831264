package io.github.relevista.spark.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.github.relevista.tables.Rejects;
import io.github.relevista.tables.RunKeys;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The table of the rows that a job could not use. */
final class RejectTable {
  private RejectTable() {}

  /** The table of a run. */
  static Dataset<Row> of(JobRun run, JobPlan plan) {
    List<Column> columns = new ArrayList<>();
    columns.add(lit(plan.modelId()).as(RunKeys.MODEL_ID));
    columns.add(lit(plan.settingsId()).as(RunKeys.SETTINGS_ID));
    Rejects.TABLE.names().forEach(name -> columns.add(col(name)));
    return run.outcomes(OutcomeColumns.REJECT).select(columns.toArray(Column[]::new));
  }
}
