package io.github.relevista.spark.evaluate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import io.github.relevista.evaluate.MethodRuns;
import io.github.relevista.evaluate.ResultTable;
import io.github.relevista.evaluate.TableView;
import io.github.relevista.plan.EvaluatePlan;
import io.github.relevista.spark.job.JobRun;
import io.github.relevista.spark.tables.TableMerge;
import io.github.relevista.tables.MethodWords;
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

  private static final String RANKING = "ranking";
  private static final String RANK = "rank";

  private static final List<ResultTable.Column> COLUMNS =
      List.of(
          new ResultTable.Column(MethodWords.METHOD, ResultTable.Type.TEXT),
          new ResultTable.Column(MethodWords.CLASS, ResultTable.Type.TEXT),
          new ResultTable.Column(RANKING, ResultTable.Type.TEXT),
          new ResultTable.Column(RANK, ResultTable.Type.COUNT),
          new ResultTable.Column(MethodWords.TERM, ResultTable.Type.TEXT),
          new ResultTable.Column("relevance", ResultTable.Type.NUMBER),
          new ResultTable.Column(MethodWords.OCCURRENCES, ResultTable.Type.COUNT));

  /** By which relevance words are ranked, and which end of the ranking is shown. */
  private enum Ranking {
    HIGHEST_MAXIMUM(MethodWords.MAXIMUM),
    LOWEST_MAXIMUM(MethodWords.MAXIMUM),
    LOWEST_MINIMUM(MethodWords.MINIMUM),
    HIGHEST_MEAN(MethodWords.MEAN),
    LOWEST_MEAN(MethodWords.MEAN);

    private final String column;

    Ranking(String column) {
      this.column = column;
    }

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    Column order() {
      return label().startsWith("highest") ? col(column).desc() : col(column).asc();
    }
  }

  private WordTables() {}

  /** The tables of a plan's classes, from the outcomes of all tasks. */
  static ResultTable of(JobRun run, EvaluatePlan plan) {
    List<Row> shown = shown(words(run, plan), plan.settings().evaluation().tableWords());
    List<List<Object>> rows = new ArrayList<>();
    for (MethodRuns method : plan.evaluation().methods()) {
      for (String className : plan.tableClasses()) {
        for (Ranking ranking : Ranking.values()) {
          rows.addAll(ranked(shown, method.name(), className, ranking));
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
    Column isFrequent =
        col(MethodWords.OCCURRENCES).geq(plan.settings().evaluation().tableMinimum());
    Dataset<Row> parts =
        run.outcomes(EvaluateOutcome.WORD)
            .where(col(MethodWords.CLASS).isInCollection(plan.tableClasses()));
    return TableMerge.merged(
            parts,
            MethodWords.TABLE,
            List.of(MethodWords.METHOD, MethodWords.CLASS, MethodWords.TERM))
        .withColumn(MethodWords.MINIMUM, col(MethodWords.MINIMUM).cast(DataTypes.DoubleType))
        .withColumn(MethodWords.MAXIMUM, col(MethodWords.MAXIMUM).cast(DataTypes.DoubleType))
        .withColumn(MethodWords.MEAN, when(isFrequent, col(MethodWords.MEAN)));
  }

  /**
   * The ends of all rankings. Each is ranked by itself, so that tasks pass on no more words than
   * are shown, however many there are.
   */
  private static List<Row> shown(Dataset<Row> words, int most) {
    Dataset<Row> shown = null;
    for (Ranking ranking : Ranking.values()) {
      WindowSpec order =
          Window.partitionBy(MethodWords.METHOD, MethodWords.CLASS)
              .orderBy(ranking.order(), col(MethodWords.TERM));
      Dataset<Row> end =
          words
              .where(col(ranking.column).isNotNull())
              .withColumn(RANK, row_number().over(order))
              .where(col(RANK).leq(most))
              .withColumn(RANKING, lit(ranking.label()));
      shown = shown == null ? end : shown.union(end);
    }
    return shown.collectAsList();
  }

  private static List<List<Object>> ranked(
      List<Row> shown, String method, String className, Ranking ranking) {
    return shown.stream()
        .filter(row -> row.getAs(RANKING).equals(ranking.label()))
        .filter(row -> row.getAs(MethodWords.METHOD).equals(method))
        .filter(row -> row.getAs(MethodWords.CLASS).equals(className))
        .sorted(Comparator.comparingInt(row -> row.<Integer>getAs(RANK)))
        .map(
            row ->
                List.<Object>of(
                    method,
                    className,
                    ranking.label(),
                    row.<Integer>getAs(RANK).longValue(),
                    row.getAs(MethodWords.TERM),
                    row.getAs(ranking.column),
                    row.getAs(MethodWords.OCCURRENCES)))
        .toList();
  }
}
