package io.github.relevista.spark.explain;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_from_arrays;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.github.relevista.plan.ExplainPlan;
import io.github.relevista.spark.job.CorpusJob;
import io.github.relevista.spark.job.JobRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;

/**
 * From the {@linkplain Outcome outcomes} of all tasks to the tables that users read. What tasks
 * handed on in parts is added up here: counts and sums in exact decimals, so that the order means
 * nothing.
 *
 * @param run the run with its outcomes
 * @param modelId the first key of every statistics table
 * @param settingsId the second
 * @param slices the names of the slice columns, the keys after those
 * @param classes the names of the classes, in the order of scores
 */
record Tables(
    JobRun run, String modelId, String settingsId, List<String> slices, List<String> classes) {
  static final String WORD_RELEVANCE = "word_relevance";
  static final String WORD_COUNTS = "word_counts";
  static final String TOTALS = "totals";
  static final String PREDICTIONS = "predictions";

  /** Characters of the hash that stands for a missing id: 128 bits. */
  private static final int ID_DIGITS = 32;

  static Tables of(JobRun run, ExplainPlan plan) {
    return new Tables(
        run,
        plan.modelId(),
        plan.settingsId(),
        plan.settings().input().sliceBy(),
        plan.model().classes().names());
  }

  /** The names of a plan's tables. */
  static List<String> names(ExplainPlan plan) {
    List<String> names =
        new ArrayList<>(List.of(WORD_RELEVANCE, WORD_COUNTS, TOTALS, CorpusJob.REJECTS));
    if (plan.settings().output().predictions()) {
      names.add(PREDICTIONS);
    }
    return List.copyOf(names);
  }

  /** Relevance of every term for every class. */
  Dataset<Row> wordRelevance() {
    Column occurrences = col("occurrences");
    Column total = col("relevance_sum").cast(DataTypes.DoubleType);
    Column squares = col("relevance_sum_squares").cast(DataTypes.DoubleType);
    Column variance =
        squares.minus(total.multiply(total).divide(occurrences)).divide(occurrences.minus(1));
    return merged(
            Outcome.RELEVANCE,
            List.of("class", "term"),
            sums(
                "occurrences",
                "reviews",
                "relevance_sum",
                "relevance_sum_squares",
                "review_sum_squares"),
            List.of(
                min("relevance_min").as("relevance_min"),
                max("relevance_max").as("relevance_max"),
                sum("positive_occurrences").as("positive_occurrences"),
                lit(null).cast(DataTypes.BinaryType).as("sketch")))
        .withColumn("mean", total.divide(occurrences))
        .withColumn("stddev", when(occurrences.gt(1), sqrt(greatest(variance, lit(0.0)))));
  }

  /** Occurrences of every term by predicted class and label. */
  Dataset<Row> wordCounts() {
    return merged(
        Outcome.OCCURRENCES,
        List.of("term", "predicted_class", "label"),
        sums("occurrences", "reviews"),
        List.of());
  }

  /** Reviews, tokens, scores and leakage by class explained, predicted class and label. */
  Dataset<Row> totals() {
    return merged(
        Outcome.REVIEWS,
        List.of("class", "predicted_class", "label"),
        sums(
            "reviews",
            "tokens",
            "unknown_tokens",
            "score_sum",
            "score_sum_squares",
            "leakage_sum",
            "leakage_sum_squares"),
        List.of());
  }

  /** One row a review. */
  Dataset<Row> predictions() {
    Dataset<Row> rows = run.outcomes(Outcome.PREDICTION);
    Dataset<Row> named = rows.where(col("id").isNotNull());
    // The n-th row of the same content gets the n-th id: which of them is which, nobody can tell.
    Dataset<Row> unnamed =
        rows.where(col("id").isNull())
            .withColumn(
                "id",
                substring(
                    sha2(
                        concat(
                            col("row_key"),
                            lit("#"),
                            row_number()
                                .over(Window.partitionBy("row_key").orderBy("row_key"))
                                .cast(DataTypes.StringType)),
                        256),
                    1,
                    ID_DIGITS));
    List<Column> columns =
        new ArrayList<>(List.of(lit(modelId).as("model_id"), lit(settingsId).as("settings_id")));
    columns.addAll(sliceColumns());
    columns.addAll(
        List.of(
            col("id"),
            col("sentence"),
            col("tokens"),
            map_from_arrays(lit(classes.toArray(String[]::new)), col("scores")).as("scores"),
            col("predicted_class"),
            col("label"),
            map_from_arrays(col("targets"), col("relevances")).as("relevances"),
            map_from_arrays(col("targets"), col("leakage")).as("leakage"),
            col("unknown_tokens"),
            col("truncated")));
    return named.unionByName(unnamed).select(columns.toArray(Column[]::new));
  }

  private Dataset<Row> merged(
      String kind, List<String> keys, List<Column> sums, List<Column> others) {
    Column[] keyColumns =
        Stream.concat(
                Stream.concat(
                    Stream.of(lit(modelId).as("model_id"), lit(settingsId).as("settings_id")),
                    sliceColumns().stream()),
                keys.stream().map(name -> col(name)))
            .toArray(Column[]::new);
    List<Column> states = new ArrayList<>(sums);
    states.addAll(others);
    Dataset<Row> table =
        run.outcomes(kind)
            .groupBy(keyColumns)
            .agg(states.get(0), states.subList(1, states.size()).toArray(Column[]::new));
    String[] order = Arrays.copyOf(table.columns(), keyColumns.length);
    return table
        .repartition(1)
        .sortWithinPartitions(Arrays.stream(order).map(Tables::quoted).toArray(Column[]::new));
  }

  private List<Column> sliceColumns() {
    List<Column> columns = new ArrayList<>();
    for (int index = 0; index < slices.size(); index++) {
      columns.add(col("slice").getItem(index).as(slices.get(index)));
    }
    return columns;
  }

  private static List<Column> sums(String... names) {
    return Arrays.stream(names).map(name -> sum(name).as(name)).toList();
  }

  private static Column quoted(String name) {
    return col("`" + name.replace("`", "``") + "`");
  }
}
