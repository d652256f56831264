package io.github.relevista.spark.lexicon;

import static org.apache.spark.sql.functions.col;

import io.github.relevista.plan.UncutPeriods;
import io.github.relevista.runs.RunPart;
import io.github.relevista.runs.RunRecord;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.LexiconSettings;
import io.github.relevista.spark.results.PublishedResults;
import io.github.relevista.spark.results.ResultTables;
import io.github.relevista.tables.LexiconSlices;
import io.github.relevista.tables.RunKeys;
import io.github.relevista.tables.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Results of one model and one set of settings that an output holds.
 *
 * @param spark the session
 * @param path the output
 * @param modelId of all of them
 * @param settingsId of all of them
 * @param slices the names of their slice columns
 * @param dates their dates, in order, one or more
 * @param tables those that were opened so far, since each is listed and looked at when it is opened
 */
record LexiconSource(
    SparkSession spark,
    String path,
    String modelId,
    String settingsId,
    List<String> slices,
    List<LocalDate> dates,
    Map<String, Optional<Dataset<Row>>> tables) {
  /**
   * Looks at an output, and reads no table.
   *
   * @param key the key of the configuration that names it
   * @throws InvalidSettingException if it is not there, if no result or if results of several ids
   *     are asked for, or if their slices differ
   */
  static LexiconSource open(SparkSession spark, String key, LexiconSettings.Source wanted)
      throws IOException {
    List<RunRecord> found = new ArrayList<>();
    for (RunRecord result : results(spark, key, wanted.input())) {
      if (wanted.modelId().filter(id -> !result.modelId().startsWith(id)).isEmpty()
          && wanted.settingsId().filter(id -> !result.settingsId().startsWith(id)).isEmpty()
          && UncutPeriods.isWithin(result, wanted.from(), wanted.to(), wanted.input())) {
        found.add(result);
      }
    }
    if (found.isEmpty()) {
      throw new InvalidSettingException(
          "%s %s holds no result of these dates and ids; see its _run folder, and choose others"
              .formatted(key, wanted.input()));
    }
    RunRecord first = found.get(0);
    for (RunRecord result : found) {
      if (!result.ids().equals(first.ids())) {
        throw new InvalidSettingException(
            "%s %s holds results whose figures cannot be added up: %s, and %s; choose by model_id and settings_id"
                .formatted(key, wanted.input(), shown(first), shown(result)));
      }
      if (!result.slices().equals(first.slices())) {
        throw new InvalidSettingException(
            "%s %s is sliced by %s on %s, but by %s on %s; choose dates of one kind"
                .formatted(
                    key,
                    wanted.input(),
                    first.slices(),
                    first.date(),
                    result.slices(),
                    result.date()));
      }
    }
    List<LocalDate> dates =
        new ArrayList<>(new TreeSet<>(found.stream().map(RunRecord::date).toList()));
    return new LexiconSource(
        spark,
        wanted.input(),
        first.modelId(),
        first.settingsId(),
        first.slices(),
        dates,
        new HashMap<>());
  }

  private static List<RunRecord> results(SparkSession spark, String key, String input)
      throws IOException {
    List<RunRecord> results =
        PublishedResults.parts(key, List.of(input), spark.sparkContext().hadoopConfiguration())
            .stream()
            .map(RunPart::record)
            .toList();
    if (results.isEmpty()) {
      throw new InvalidSettingException(
          "%s %s holds no results; name the output of explain or merge".formatted(key, input));
    }
    return results;
  }

  /** The ids of a result, for people. */
  private static String shown(RunRecord result) {
    return "model_id %.8s with settings_id %.8s".formatted(result.modelId(), result.settingsId());
  }

  /**
   * Refuses slice columns that the results do not have, or that the lexicon's tables have already.
   *
   * @throws InvalidSettingException in one line
   */
  void requireSlices(List<String> wanted) {
    for (String slice : wanted) {
      if (!slices.contains(slice)) {
        throw new InvalidSettingException(
            slices.isEmpty()
                ? "slice names %s, but the results in %s are not sliced; explain them with --slice-by %s"
                    .formatted(slice, path, slice)
                : "slice must be of %s, by which the results in %s are sliced, was %s"
                    .formatted(slices, path, slice));
      }
      if (LexiconSlices.TABLE.names().contains(slice.toLowerCase(Locale.ROOT))) {
        throw new InvalidSettingException(
            "slice must not name %s, a column that the table lexicon_slices has already; explain with a renamed column"
                .formatted(slice));
      }
    }
  }

  /** The last date: what the lexicon is filed under. */
  LocalDate lastDate() {
    return dates.get(dates.size() - 1);
  }

  /** Whether these results have rows of a table that not all results have. */
  boolean has(Table<?> table) throws IOException {
    return opened(table).filter(rows -> !rows.isEmpty()).isPresent();
  }

  /** These results' rows of a table, if there is one. */
  private Optional<Dataset<Row>> opened(Table<?> table) throws IOException {
    Optional<Dataset<Row>> opened = tables.get(table.name());
    if (opened == null) {
      opened = ResultTables.find(spark, path, table, slices, dates).map(this::chosen);
      tables.put(table.name(), opened);
    }
    return opened;
  }

  /** Those of these results, of all rows of a table. */
  private Dataset<Row> chosen(Dataset<Row> rows) {
    return rows.where(
        col(RunKeys.MODEL_ID).equalTo(modelId).and(col(RunKeys.SETTINGS_ID).equalTo(settingsId)));
  }

  /**
   * The rows of a table of the results, with their {@code run_date}.
   *
   * @throws InvalidSettingException if the table lacks a column
   */
  Dataset<Row> rows(Table<?> table) {
    try {
      return opened(table).orElseThrow(() -> ResultTables.missing(path, table));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
