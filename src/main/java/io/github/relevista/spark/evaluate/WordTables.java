package io.github.relevista.spark.evaluate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.github.relevista.evaluate.MethodRuns;
import io.github.relevista.evaluate.ResultTable;
import io.github.relevista.evaluate.TableView;
import io.github.relevista.plan.EvaluatePlan;
import io.github.relevista.spark.job.JobRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;

/** The words of highest and lowest relevance for each class, by each method. */
final class WordTables {
  static final String NAME = "word_tables";

  private static final List<ResultTable.Column> COLUMNS =
      List.of(
          new ResultTable.Column("method", ResultTable.Type.TEXT),
          new ResultTable.Column("class", ResultTable.Type.TEXT),
          new ResultTable.Column("ranking", ResultTable.Type.TEXT),
          new ResultTable.Column("rank", ResultTable.Type.COUNT),
          new ResultTable.Column("term", ResultTable.Type.TEXT),
          new ResultTable.Column("relevance", ResultTable.Type.NUMBER),
          new ResultTable.Column("occurrences", ResultTable.Type.COUNT));

  /** By which relevance words are ranked, and which end of the ranking is shown. */
  private enum Ranking {
    HIGHEST_MAXIMUM("maximum"),
    LOWEST_MAXIMUM("maximum"),
    LOWEST_MINIMUM("minimum"),
    HIGHEST_MEAN("mean"),
    LOWEST_MEAN("mean");

    private final String column;

    Ranking(String column) {
      this.column = column;
    }

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    Column order() {
      return label().startsWith("highest")
          ? col(column).desc_nulls_last()
          : col(column).asc_nulls_last();
    }
  }

  private WordTables() {}

  /** The tables of a plan's classes, from the outcomes of all tasks. */
  static ResultTable of(JobRun run, EvaluatePlan plan) {
    int most = plan.settings().evaluation().tableWords();
    Dataset<Row> words = words(run, plan);
    Column isShown = lit(false);
    // All rankings need the same shuffle.
    for (Ranking ranking : Ranking.values()) {
      WindowSpec order =
          Window.partitionBy("method", "class").orderBy(ranking.order(), col("term"));
      words = words.withColumn(ranking.label(), row_number().over(order));
      isShown = isShown.or(col(ranking.label()).leq(most));
    }
    List<Row> shown = words.where(isShown).collectAsList();
    List<List<Object>> rows = new ArrayList<>();
    for (MethodRuns method : plan.evaluation().methods()) {
      for (String className : plan.tableClasses()) {
        List<Row> candidates =
            shown.stream()
                .filter(row -> row.getAs("method").equals(method.name()))
                .filter(row -> row.getAs("class").equals(className))
                .toList();
        for (Ranking ranking : Ranking.values()) {
          rows.addAll(ranked(candidates, ranking, most));
        }
      }
    }
    return new ResultTable(NAME, COLUMNS, rows)
        .shown(
            new TableView.Rankings(
                "words of highest and of lowest maximum (the table has further rankings)",
                3,
                List.of(Ranking.HIGHEST_MAXIMUM.label(), Ranking.LOWEST_MAXIMUM.label()),
                "term",
                "relevance"));
  }

  /** One row a method, class and term; a mean only where a term is frequent enough. */
  private static Dataset<Row> words(JobRun run, EvaluatePlan plan) {
    Column isFrequent = col("occurrences").geq(plan.settings().evaluation().tableMinimum());
    return run.outcomes(EvaluateOutcome.WORD)
        .where(col("class").isInCollection(plan.tableClasses()))
        .groupBy("method", "class", "term")
        .agg(
            sum("occurrences").as("occurrences"),
            sum("relevance_sum").cast(DataTypes.DoubleType).as("sum"),
            min("relevance_min").cast(DataTypes.DoubleType).as("minimum"),
            max("relevance_max").cast(DataTypes.DoubleType).as("maximum"))
        .withColumn("mean", when(isFrequent, col("sum").divide(col("occurrences"))));
  }

  private static List<List<Object>> ranked(List<Row> candidates, Ranking ranking, int most) {
    return candidates.stream()
        .filter(row -> !row.isNullAt(row.fieldIndex(ranking.column)))
        .filter(row -> row.<Integer>getAs(ranking.label()) <= most)
        .sorted(Comparator.comparingInt(row -> row.<Integer>getAs(ranking.label())))
        .map(
            row ->
                List.<Object>of(
                    row.getAs("method"),
                    row.getAs("class"),
                    ranking.label(),
                    row.<Integer>getAs(ranking.label()).longValue(),
                    row.getAs("term"),
                    row.getAs(ranking.column),
                    row.getAs("occurrences")))
        .toList();
  }
}
