package io.github.relevista.spark.drift;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.github.relevista.drift.MeanChange;
import io.github.relevista.drift.Side;
import io.github.relevista.plan.UncutPeriods;
import io.github.relevista.runs.RunRecord;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.Selection;
import io.github.relevista.spark.results.ResultTables;
import io.github.relevista.spark.tables.TableMerge;
import io.github.relevista.stats.ClusteredSums;
import io.github.relevista.stats.RelevanceStatistic;
import io.github.relevista.stats.Sketch;
import io.github.relevista.tables.RunKeys;
import io.github.relevista.tables.Table;
import io.github.relevista.tables.Totals;
import io.github.relevista.tables.WordRelevance;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The rows of an output that one side of a comparison is made of.
 *
 * @param spark the session
 * @param input the output
 * @param selection which rows
 * @param records the records of the results that hold them, all of one model and settings
 */
record SelectedTables(
    SparkSession spark, String input, Selection selection, List<RunRecord> records) {
  private static final Set<String> ID_COLUMNS = Set.of(RunKeys.MODEL_ID, RunKeys.SETTINGS_ID);

  /**
   * Finds the results.
   *
   * @param key the key of the selection, for people
   * @param all the records of all results of the output
   * @throws InvalidSettingException if there is none, or if they are of several models or settings
   */
  static SelectedTables of(
      SparkSession spark, String input, String key, Selection selection, List<RunRecord> all) {
    List<RunRecord> records =
        all.stream().filter(record -> matches(selection, record, input)).toList();
    if (records.isEmpty()) {
      throw new InvalidSettingException(
          "%s %s selects no result of %s; jobs/runs shows what it holds"
              .formatted(key, selection, input));
    }
    Set<String> ids = new TreeSet<>(records.stream().map(RunRecord::ids).toList());
    if (ids.size() > 1) {
      throw new InvalidSettingException(
          "%s %s selects results of several models or settings %s, which cannot be added; choose one by model_id=… or settings_id=…"
              .formatted(key, selection, ids));
    }
    for (String column : selection.values().keySet()) {
      if (!ID_COLUMNS.contains(column) && !records.get(0).slices().contains(column)) {
        throw new InvalidSettingException(
            "%s names %s, but the results are sliced by %s"
                .formatted(key, column, records.get(0).slices()));
      }
    }
    return new SelectedTables(spark, input, selection, records);
  }

  private static boolean matches(Selection selection, RunRecord record, String input) {
    Map<String, String> values = selection.values();
    return record.modelId().equals(values.getOrDefault(RunKeys.MODEL_ID, record.modelId()))
        && record.settingsId().equals(values.getOrDefault(RunKeys.SETTINGS_ID, record.settingsId()))
        && UncutPeriods.isWithin(record, selection.from(), selection.to(), input);
  }

  /** The rows of a table that are merged by some of its keys. */
  private Dataset<Row> merged(Table<?> table, List<String> keys) {
    RunRecord any = records.get(0);
    List<LocalDate> dates = records.stream().map(RunRecord::date).toList();
    Column chosen =
        col(RunKeys.MODEL_ID)
            .equalTo(any.modelId())
            .and(col(RunKeys.SETTINGS_ID).equalTo(any.settingsId()));
    for (Map.Entry<String, String> value : selection.values().entrySet()) {
      chosen =
          chosen.and(
              TableMerge.columns(List.of(value.getKey())).get(0).equalTo(lit(value.getValue())));
    }
    Dataset<Row> rows = ResultTables.rows(spark, input, table, any.slices(), dates).where(chosen);
    return TableMerge.merged(rows, table, keys);
  }

  /** What the reviews come to for a class, by predicted class. */
  List<Row> totals(String className) {
    List<Row> rows =
        merged(Totals.TABLE, List.of(Totals.CLASS, Totals.PREDICTED_CLASS))
            .where(col(Totals.CLASS).equalTo(className))
            .collectAsList();
    if (rows.isEmpty()) {
      throw new InvalidSettingException(
          "%s has no review explained for class '%s' in %s".formatted(selection, className, input));
    }
    return rows;
  }

  /** The side of a comparison. */
  Side side(String className, List<Row> totals) {
    Map<String, RelevanceStatistic> terms = new HashMap<>();
    Iterator<Row> rows =
        merged(WordRelevance.TABLE, List.of(WordRelevance.CLASS, WordRelevance.TERM))
            .where(col(WordRelevance.CLASS).equalTo(className))
            .toLocalIterator();
    while (rows.hasNext()) {
      Row row = rows.next();
      terms.put(row.getAs(WordRelevance.TERM), statistic(row));
    }
    long reviews = 0;
    BigDecimal scores = BigDecimal.ZERO;
    for (Row row : totals) {
      reviews += row.<Long>getAs(Totals.REVIEWS);
      scores = scores.add(row.getAs(Totals.SCORE_SUM));
    }
    return new Side(reviews, scores.doubleValue(), terms);
  }

  private static RelevanceStatistic statistic(Row row) {
    return new RelevanceStatistic(
        row.<Long>getAs(WordRelevance.OCCURRENCES),
        row.<Long>getAs(WordRelevance.REVIEWS),
        row.<Long>getAs(WordRelevance.POSITIVE_OCCURRENCES),
        row.<Long>getAs(WordRelevance.REVIEW_OCCURRENCE_SQUARES),
        row.getAs(WordRelevance.RELEVANCE_MIN),
        row.getAs(WordRelevance.RELEVANCE_MAX),
        new ClusteredSums(
            row.getAs(WordRelevance.RELEVANCE_SUM),
            row.getAs(WordRelevance.RELEVANCE_SUM_SQUARES),
            row.getAs(WordRelevance.REVIEW_SUM_SQUARES),
            row.getAs(WordRelevance.REVIEW_SUM_OCCURRENCES)),
        new ClusteredSums(
            row.getAs(WordRelevance.SHARE_SUM),
            row.getAs(WordRelevance.SHARE_SUM_SQUARES),
            row.getAs(WordRelevance.REVIEW_SHARE_SUM_SQUARES),
            row.getAs(WordRelevance.REVIEW_SHARE_SUM_OCCURRENCES)),
        Sketch.EMPTY);
  }

  /** The share of rejects in the rows that were read for the results; slices do not tell. */
  MeanChange.Sums rejects() {
    return MeanChange.Sums.ofShare(
        records.stream().mapToLong(RunRecord::rejectedRows).sum(),
        records.stream().mapToLong(RunRecord::rows).sum());
  }

  /** Whether whole results are selected, so that what their records say holds. */
  boolean isWhole() {
    return ID_COLUMNS.containsAll(selection.values().keySet());
  }

  /** What is selected, with how many results that is, for people. */
  String description() {
    int results = records.stream().mapToInt(RunRecord::results).sum();
    return "%s (%d result%s)".formatted(selection, results, results == 1 ? "" : "s");
  }
}
