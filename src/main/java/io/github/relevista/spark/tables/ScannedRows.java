package io.github.relevista.spark.tables;

import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.execution.ColumnarToRowExec;
import org.apache.spark.sql.execution.FileSourceScanExec;
import org.apache.spark.sql.execution.FilterExec;
import org.apache.spark.sql.execution.InputAdapter;
import org.apache.spark.sql.execution.ProjectExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.WholeStageCodegenExec;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The rows of a query, range by range of their keys; where it only reads files, as the reader has
 * them in memory, column by column. Spark would make rows of its own of them, which takes longer
 * than to add up what they hold.
 *
 * @param rows the query
 * @param inColumns whether it only reads files, by columns
 */
record ScannedRows(Dataset<Row> rows, boolean inColumns) {
  /** The rows of a query, whose columns are in the order of the files if it reads any. */
  static ScannedRows of(Dataset<Row> rows) {
    SparkPlan plan = rows.queryExecution().executedPlan();
    return new ScannedRows(rows, scan(plan, false).isPresent());
  }

  /**
   * The rows of a range, and maybe others: of files only whole pages are left out.
   *
   * @param keys the columns that the range is of
   * @return with the columns of the query, and maybe others behind them; each row lasts until the
   *     next is asked for
   */
  JavaRDD<InternalRow> near(KeyRange range, List<Column> keys) {
    Dataset<Row> inRange = rows.where(range.condition(keys));
    Optional<FileSourceScanExec> scan =
        inColumns ? scan(inRange.queryExecution().executedPlan(), true) : Optional.empty();
    return scan.isPresent()
        ? scan.get().executeColumnar().toJavaRDD().flatMap(ColumnarBatch::rowIterator)
        : inRange.queryExecution().toRdd().toJavaRDD();
  }

  /**
   * What reads the files of a plan that does nothing else.
   *
   * @param filtered whether the plan may leave out rows that are read
   */
  private static Optional<FileSourceScanExec> scan(SparkPlan plan, boolean filtered) {
    SparkPlan step = plan;
    while (step instanceof WholeStageCodegenExec
        || step instanceof InputAdapter
        || step instanceof ColumnarToRowExec
        || step instanceof ProjectExec project && leavesOutTheLast(project)
        || filtered && step instanceof FilterExec) {
      step = step.children().head();
    }
    return step instanceof FileSourceScanExec scan && scan.supportsColumnar()
        ? Optional.of(scan)
        : Optional.empty();
  }

  /** Whether a step gives the first columns of what it reads, as they are. */
  private static boolean leavesOutTheLast(ProjectExec project) {
    List<NamedExpression> given = CollectionConverters.asJava(project.projectList());
    List<Attribute> read = CollectionConverters.asJava(project.child().output());
    return given.equals(read.subList(0, Math.min(given.size(), read.size())));
  }
}
