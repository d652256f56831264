package io.github.relevista.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;

import io.github.relevista.evaluate.ResultTable;
import io.github.relevista.evaluate.ResultTable.Column;
import io.github.relevista.evaluate.ResultTable.Type;
import io.github.relevista.plan.EvaluatePlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;

/** The words of highest and lowest relevance for each class, by each method. */
final class WordTables {
  static final String NAME = "word_tables";

  private static final List<Column> COLUMNS =
      List.of(
          new Column("method", Type.TEXT),
          new Column("class", Type.TEXT),
          new Column("ranking", Type.TEXT),
          new Column("rank", Type.COUNT),
          new Column("term", Type.TEXT),
          new Column("relevance", Type.NUMBER),
          new Column("occurrences", Type.COUNT));

  /** By which relevance words are ranked, and which end of the ranking is shown. */
  private enum Ranking {
    HIGHEST_MAXIMUM("relevance_max", false),
    LOWEST_MAXIMUM("relevance_max", true),
    LOWEST_MINIMUM("relevance_min", true),
    HIGHEST_MEAN("mean", false),
    LOWEST_MEAN("mean", true);

    private final String column;
    private final boolean isAscending;

    Ranking(String column, boolean isAscending) {
      this.column = column;
      this.isAscending = isAscending;
    }

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private WordTables() {}

  /** The tables of a plan's classes, from the outcomes of all tasks. */
  static ResultTable of(Dataset<Row> outcomes, EvaluatePlan plan) {
    Dataset<Row> words =
        outcomes
            .where(col(EvaluateOutcome.WORD).isNotNull())
            .select(EvaluateOutcome.WORD + ".*")
            .where(col("class").isInCollection(plan.tableClasses()))
            .groupBy("method", "class", "term")
            .agg(
                sum("occurrences").as("occurrences"),
                sum("relevance_sum").cast(DataTypes.DoubleType).as("relevance_sum"),
                min("relevance_min").cast(DataTypes.DoubleType).as("relevance_min"),
                max("relevance_max").cast(DataTypes.DoubleType).as("relevance_max"))
            .withColumn("mean", col("relevance_sum").divide(col("occurrences")));
    int most = plan.settings().evaluation().tableWords();
    int minimum = plan.settings().evaluation().tableMinimum();
    Dataset<Row> ranked =
        Arrays.stream(Ranking.values())
            .map(ranking -> ranked(words, ranking, minimum).where(col("rank").leq(most)))
            .reduce(Dataset::unionByName)
            .orElseThrow();
    return new ResultTable(NAME, COLUMNS, rows(ranked, plan));
  }

  private static Dataset<Row> ranked(Dataset<Row> words, Ranking ranking, int minimum) {
    org.apache.spark.sql.Column relevance = col(ranking.column);
    WindowSpec order =
        Window.partitionBy("method", "class")
            .orderBy(ranking.isAscending ? relevance.asc() : relevance.desc(), col("term"));
    return words
        .where(ranking.column.equals("mean") ? col("occurrences").geq(minimum) : lit(true))
        .select(
            col("method"),
            col("class"),
            lit(ranking.ordinal()).as("ranking"),
            row_number().over(order).cast(DataTypes.LongType).as("rank"),
            col("term"),
            relevance.as("relevance"),
            col("occurrences"));
  }

  /** By method, class and ranking in the order of the plan. */
  private static List<List<Object>> rows(Dataset<Row> ranked, EvaluatePlan plan) {
    List<String> methods =
        plan.evaluation().methods().stream().map(method -> method.name()).toList();
    List<Row> rows = new ArrayList<>(ranked.collectAsList());
    rows.sort(
        Comparator.<Row>comparingInt(row -> methods.indexOf(row.getString(0)))
            .thenComparingInt(row -> plan.tableClasses().indexOf(row.getString(1)))
            .thenComparingInt(row -> row.getInt(2))
            .thenComparingLong(row -> row.getLong(3)));
    return rows.stream()
        .map(
            row ->
                List.<Object>of(
                    row.getString(0),
                    row.getString(1),
                    Ranking.values()[row.getInt(2)].label(),
                    row.getLong(3),
                    row.getString(4),
                    row.getDouble(5),
                    row.getLong(6)))
        .toList();
  }
}
