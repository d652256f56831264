package io.github.relevista.spark.evaluate;

import io.github.relevista.evaluate.ResultTable;
import io.github.relevista.evaluate.ResultTable.Column;
import io.github.relevista.plan.EvaluatePlan;
import io.github.relevista.spark.tables.Schemas;
import io.github.relevista.tables.RunKeys;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Tables of figures as Spark writes them: the two ids, then the table's own columns. */
final class ResultRows {
  private ResultRows() {}

  static Dataset<Row> of(SparkSession spark, EvaluatePlan plan, ResultTable table) {
    StructType schema = Schemas.of(RunKeys.IN_FILES);
    for (Column column : table.columns()) {
      schema = schema.add(column.name(), type(column));
    }
    List<Row> rows = new ArrayList<>();
    for (List<Object> values : table.rows()) {
      List<Object> cells = new ArrayList<>(List.of(plan.modelId(), plan.settingsId()));
      cells.addAll(values);
      rows.add(RowFactory.create(cells.toArray()));
    }
    return spark.createDataFrame(rows, schema).coalesce(1);
  }

  private static DataType type(Column column) {
    return switch (column.type()) {
      case TEXT -> DataTypes.StringType;
      case COUNT -> DataTypes.LongType;
      case NUMBER -> DataTypes.DoubleType;
    };
  }
}
