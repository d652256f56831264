package io.github.relevista.spark.merge;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.github.relevista.plan.MergePlan;
import io.github.relevista.runs.RunRecord;
import io.github.relevista.spark.publish.Publication;
import io.github.relevista.spark.publish.PublishedOutput;
import io.github.relevista.spark.tables.RangedMerge;
import io.github.relevista.spark.tables.SizedFiles;
import io.github.relevista.spark.tables.TableMerge;
import io.github.relevista.tables.RunKeys;
import io.github.relevista.tables.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Writes the tables of all sums at once, and hands each sum its own files. Of several sums each has
 * one file of a table; a single sum has as many as its rows need.
 *
 * @param plan the sums
 * @param folder a folder of the output where nobody looks
 */
record SumFiles(MergePlan plan, Path folder) {
  private static final int MOST_TASKS = 200;

  /**
   * Writes a table.
   *
   * @param summed its rows
   * @param order the columns by which the rows of a sum are sorted
   */
  void write(Table<?> table, SummedTables.Summed summed, List<String> order) throws Exception {
    if (plan.sums().size() == 1) {
      writeOnly(table, summed, order);
      return;
    }
    List<String> sum = List.of(SummedTables.FILED, SummedTables.KEY);
    Dataset<Row> rows = summed.rows();
    List<String> sorted = new ArrayList<>(sum);
    sorted.addAll(order);
    rows.repartition(Math.min(MOST_TASKS, plan.sums().size()), columns(sum))
        .sortWithinPartitions(columns(sorted))
        .write()
        .partitionBy(sum.toArray(String[]::new))
        .parquet(new Path(folder, table.name()).toString());
  }

  private void writeOnly(Table<?> table, SummedTables.Summed summed, List<String> order)
      throws Exception {
    String path = folder(table, plan.sums().get(0)).toString();
    if (table.states().isEmpty()) {
      SizedFiles.PUBLISHED.write(own(summed.rows()), order, summed.mostRows().getAsLong(), path);
      return;
    }
    List<String> keys = new ArrayList<>(order);
    RunRecord record = plan.sums().get(0).record();
    keys.removeAll(List.of(RunKeys.MODEL_ID, RunKeys.SETTINGS_ID));
    RangedMerge.published(summed.rows().sparkSession())
        .merged(summed.inputs().call(), table, keys, summed.mostRows().getAsLong())
        .select(
            lit(record.modelId()).as(RunKeys.MODEL_ID),
            lit(record.settingsId()).as(RunKeys.SETTINGS_ID),
            col("*"))
        .write()
        .parquet(path);
  }

  /** Stages what a sum has of a table: a file without rows where it has none. */
  void stage(MergePlan.Sum sum, Table<?> table, Dataset<Row> rows, Publication publication)
      throws IOException {
    FileSystem files =
        folder.getFileSystem(rows.sparkSession().sparkContext().hadoopConfiguration());
    Path from = folder(table, sum);
    Path to = publication.staged(table.name());
    if (!files.exists(from)) {
      own(rows).limit(0).coalesce(1).write().parquet(to.toString());
      return;
    }
    files.mkdirs(to.getParent());
    if (!files.rename(from, to)) {
      throw new IOException("could not move %s to %s".formatted(from, to));
    }
  }

  private Path folder(Table<?> table, MergePlan.Sum sum) {
    return new Path(
        folder,
        "%s/%s=%s/%s=%s"
            .formatted(
                table.name(),
                SummedTables.FILED,
                sum.period().last(),
                SummedTables.KEY,
                PublishedOutput.key(sum.record().modelId(), sum.record().settingsId())));
  }

  private static Dataset<Row> own(Dataset<Row> rows) {
    return rows.drop(SummedTables.FILED, SummedTables.KEY);
  }

  private static Column[] columns(List<String> names) {
    return TableMerge.columns(names).toArray(Column[]::new);
  }
}
