package io.github.relevista.spark.explain;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.github.relevista.plan.ExplainPlan;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.spark.job.CorpusJob;
import io.github.relevista.spark.job.JobRun;
import io.github.relevista.spark.job.TableWrite;
import io.github.relevista.spark.tables.ContextMerge;
import io.github.relevista.spark.tables.HandedOn;
import io.github.relevista.spark.tables.PackedContexts;
import io.github.relevista.spark.tables.RangedMerge;
import io.github.relevista.spark.tables.TableMerge;
import io.github.relevista.tables.Evidence;
import io.github.relevista.tables.PhraseRelevance;
import io.github.relevista.tables.Predictions;
import io.github.relevista.tables.RunKeys;
import io.github.relevista.tables.ShifterRelevance;
import io.github.relevista.tables.Table;
import io.github.relevista.tables.Totals;
import io.github.relevista.tables.WordCounts;
import io.github.relevista.tables.WordRelevance;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

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
  static final String WORD_RELEVANCE = WordRelevance.TABLE.name();
  static final String WORD_COUNTS = WordCounts.TABLE.name();
  static final String TOTALS = Totals.TABLE.name();
  static final String SHIFTER_RELEVANCE = ShifterRelevance.TABLE.name();
  static final String PHRASE_RELEVANCE = PhraseRelevance.TABLE.name();
  static final String EVIDENCE = Evidence.TABLE.name();
  static final String PREDICTIONS = Predictions.TABLE.name();

  /** What a file of predictions is to hold. */
  private static final long BYTES_OF_A_FILE = 64 << 20;

  /** What Parquet takes for a word: its text and offsets, and a float for each target. */
  private static final long BYTES_OF_A_WORD = 16;

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
    if (plan.settings().contexts().hasShifters()) {
      names.add(SHIFTER_RELEVANCE);
    }
    if (plan.settings().contexts().phrases().wanted()) {
      names.add(PHRASE_RELEVANCE);
    }
    if (plan.settings().contexts().hasEvidence()) {
      names.add(EVIDENCE);
    }
    if (plan.settings().predictions()) {
      names.add(PREDICTIONS);
    }
    return List.copyOf(names);
  }

  /** Relevance of every term for every class. */
  TableWrite wordRelevance() {
    return added(WordRelevance.TABLE, Outcome.RELEVANCE);
  }

  /** Occurrences of every term by predicted class and label. */
  TableWrite wordCounts() {
    return added(WordCounts.TABLE, Outcome.OCCURRENCES);
  }

  /** Relevance of every term in reach of shifters. */
  TableWrite shifterRelevance() {
    return added(ShifterRelevance.TABLE, Outcome.SHIFTED);
  }

  /** Relevance of every frequent phrase for every class. */
  TableWrite phraseRelevance() {
    return added(PhraseRelevance.TABLE, Outcome.PHRASE);
  }

  /** Reviews, tokens, scores and leakage by class explained, predicted class and label. */
  TableWrite totals() {
    return added(Totals.TABLE, Outcome.REVIEWS);
  }

  private TableWrite added(Table<?> table, String kind) {
    return TableWrite.of(table.name(), () -> sums(table, kind));
  }

  private Dataset<Row> sums(Table<?> table, String kind) throws IOException {
    Dataset<Row> parts = HandedOn.parts(run.outcomes(kind), table, modelId, settingsId, slices);
    long rows = run.rows(kind);
    Optional<Dataset<Row>> earlier = earlier(table);
    if (earlier.isPresent()) {
      parts = parts.union(alike(earlier.get(), parts));
      rows += earlier.get().count();
    }
    List<String> keys = HandedOn.keys(table, slices);
    return RangedMerge.published(parts.sparkSession()).dealtOut(parts, table, keys, rows);
  }

  private Optional<Dataset<Row>> earlier(Table<?> table) throws IOException {
    return run.earlier().isEmpty() ? Optional.empty() : run.earlier().get().rows(table, slices);
  }

  /** Rows with the columns that other rows have, in their order. */
  private static Dataset<Row> alike(Dataset<Row> rows, Dataset<Row> others) {
    return rows.select(TableMerge.columns(List.of(others.columns())).toArray(Column[]::new));
  }

  /**
   * Refuses to add to a result that has a table which this run does not make: what the new reviews
   * have to say would lack.
   *
   * @param key the key of the configuration that makes the table
   * @param value what it says
   * @param remedy what would make the table
   */
  void refuseEarlier(Table<?> table, String key, String value, String remedy) throws IOException {
    if (earlier(table).filter(rows -> !rows.isEmpty()).isPresent()) {
      throw new InvalidSettingException(
          "%s is %s, but the result of %s that is added to has the table %s; set %s"
              .formatted(
                  key, value, run.earlier().orElseThrow().record().date(), table.name(), remedy));
    }
  }

  /**
   * Contexts of every term.
   *
   * @param kept how many of a kind
   * @param date the date of the run
   */
  TableWrite evidence(int kept, LocalDate date) {
    return TableWrite.of(EVIDENCE, () -> contexts(kept, date));
  }

  private Dataset<Row> contexts(int kept, LocalDate date) throws IOException {
    List<String> keys = new ArrayList<>(HandedOn.keys(Evidence.TABLE, slices));
    keys.remove(Evidence.CONTEXT);
    List<Column> columns = new ArrayList<>();
    columns.add(lit(modelId).as(RunKeys.MODEL_ID));
    columns.add(lit(settingsId).as(RunKeys.SETTINGS_ID));
    columns.addAll(HandedOn.slices(slices));
    columns.add(col(Evidence.TERM));
    columns.add(lit(kept).as(Evidence.KEPT));
    columns.add(lit(date.toString()).as(Evidence.ORIGINAL_DATE));
    columns.add(col(PackedContexts.CONTEXTS));
    Dataset<Row> rows = run.outcomes(Outcome.EVIDENCE).select(columns.toArray(Column[]::new));
    long most = run.rows(Outcome.EVIDENCE);
    Optional<Dataset<Row>> earlier = earlier(Evidence.TABLE);
    if (earlier.isPresent()) {
      rows = rows.union(ContextMerge.packed(earlier.get(), keys));
      most += earlier.get().count();
    }
    return ContextMerge.merged(rows, keys, kept, most);
  }

  /**
   * One row a review. They are written where they are, in as many files as their words fill.
   *
   * @param words words in all reviews
   */
  TableWrite predictions(long words) {
    return TableWrite.of(PREDICTIONS, () -> reviews(words));
  }

  private Dataset<Row> reviews(long words) throws IOException {
    List<Column> columns = new ArrayList<>();
    columns.add(lit(modelId).as(RunKeys.MODEL_ID));
    columns.add(lit(settingsId).as(RunKeys.SETTINGS_ID));
    columns.addAll(HandedOn.slices(slices));
    columns.addAll(PackedPredictions.unpacked(classes));
    long bytes = words * (BYTES_OF_A_WORD + Float.BYTES * (classes.size() + 1L));
    int files = (int) Math.min(Integer.MAX_VALUE, 1 + bytes / BYTES_OF_A_FILE);
    Dataset<Row> reviews =
        RowIds.given(
            run.outcomes(Outcome.PREDICTION),
            run.outcomes(Outcome.EQUAL_ROWS),
            run.rows(Outcome.EQUAL_ROWS));
    Dataset<Row> rows = reviews.select(columns.toArray(Column[]::new));
    Optional<Dataset<Row>> earlier = earlier(Predictions.TABLE);
    Dataset<Row> all = earlier.isPresent() ? rows.union(alike(earlier.get(), rows)) : rows;
    return all.coalesce(files);
  }
}
