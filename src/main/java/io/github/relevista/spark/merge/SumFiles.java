package io.github.relevista.spark.merge;

import io.github.relevista.plan.MergePlan;
import io.github.relevista.spark.publish.Publication;
import io.github.relevista.spark.publish.PublishedOutput;
import io.github.relevista.spark.tables.SizedFiles;
import io.github.relevista.spark.tables.TableMerge;
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
   * @param rows its rows, with the columns by which sums are told apart
   * @param order the columns by which the rows of a sum are sorted
   * @param mostRows rows that the table can have
   */
  void write(Table<?> table, Dataset<Row> rows, List<String> order, long mostRows) {
    if (plan.sums().size() == 1) {
      SizedFiles.PUBLISHED.write(
          own(rows), order, mostRows, folder(table, plan.sums().get(0)).toString());
      return;
    }
    List<String> sum = List.of(SummedTables.FILED, SummedTables.KEY);
    List<String> sorted = new ArrayList<>(sum);
    sorted.addAll(order);
    rows.repartition(Math.min(MOST_TASKS, plan.sums().size()), columns(sum))
        .sortWithinPartitions(columns(sorted))
        .write()
        .partitionBy(sum.toArray(String[]::new))
        .parquet(new Path(folder, table.name()).toString());
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
