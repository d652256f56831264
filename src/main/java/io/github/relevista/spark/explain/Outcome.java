package io.github.relevista.spark.explain;

import io.github.relevista.aggregate.Shifters;
import io.github.relevista.spark.job.OutcomeColumns;
import io.github.relevista.spark.tables.HandedOn;
import io.github.relevista.spark.tables.PackedContexts;
import io.github.relevista.stats.Context;
import io.github.relevista.stats.OccurrenceStatistic;
import io.github.relevista.stats.PhraseStatistic;
import io.github.relevista.stats.RelevanceStatistic;
import io.github.relevista.stats.ReviewStatistic;
import io.github.relevista.stats.ShiftedStatistic;
import io.github.relevista.tables.Evidence;
import io.github.relevista.tables.PhraseRelevance;
import io.github.relevista.tables.ShifterRelevance;
import io.github.relevista.tables.Totals;
import io.github.relevista.tables.WordCounts;
import io.github.relevista.tables.WordRelevance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The outcomes of explaining: one kind for each table that is made of them. */
final class Outcome {
  static final String RELEVANCE = "relevance";
  static final String OCCURRENCES = "occurrences";
  static final String REVIEWS = "reviews";
  static final String PREDICTION = "prediction";

  /** How many equal rows without an id a task has seen. */
  static final String EQUAL_ROWS = "equal_rows";

  /** The most amplified review that a task has seen. */
  static final String AMPLIFIED = "amplified";

  /** Relevances in reach of shifters. */
  static final String SHIFTED = "shifted";

  /** Relevances of phrases. */
  static final String PHRASE = "phrase";

  /** The contexts of a term that a task has kept. */
  static final String EVIDENCE = "evidence";

  static final OutcomeColumns COLUMNS =
      OutcomeColumns.beside(
          new StructType()
              .add(RELEVANCE, HandedOn.schema(WordRelevance.TABLE))
              .add(OCCURRENCES, HandedOn.schema(WordCounts.TABLE))
              .add(REVIEWS, HandedOn.schema(Totals.TABLE))
              .add(SHIFTED, HandedOn.schema(ShifterRelevance.TABLE))
              .add(PHRASE, HandedOn.schema(PhraseRelevance.TABLE))
              .add(
                  EVIDENCE,
                  new StructType()
                      .add(HandedOn.SLICE, DataTypes.createArrayType(DataTypes.StringType))
                      .add(Evidence.TERM, DataTypes.StringType)
                      .add(PackedContexts.CONTEXTS, DataTypes.BinaryType))
              .add(PREDICTION, PackedPredictions.schema())
              .add(AMPLIFIED, MostAmplified.SCHEMA)
              .add(
                  EQUAL_ROWS,
                  new StructType()
                      .add(RowIds.ROW_KEY, DataTypes.StringType)
                      .add(RowIds.RUN, DataTypes.LongType)
                      .add(RowIds.ROWS, DataTypes.IntegerType)));

  private Outcome() {}

  static Row shifted(
      List<String> slice,
      String lists,
      Optional<Shifters.Shifter> shifter,
      String term,
      ShiftedStatistic statistic) {
    return COLUMNS.row(
        SHIFTED,
        HandedOn.values(
            ShifterRelevance.TABLE,
            slice,
            statistic,
            lists,
            shifter.map(each -> each.kind().wireName()).orElse(ShifterRelevance.ANY),
            shifter.map(Shifters.Shifter::term).orElse(ShifterRelevance.ANY),
            term));
  }

  static Row phrase(
      List<String> slice, String target, List<String> words, PhraseStatistic statistic) {
    return COLUMNS.row(
        PHRASE,
        HandedOn.values(
            PhraseRelevance.TABLE,
            slice,
            statistic,
            target,
            words.get(0),
            words.get(1),
            words.size() > 2 ? words.get(2) : null));
  }

  static Row evidence(List<String> slice, String term, Context[][] kept) {
    return COLUMNS.row(EVIDENCE, slice.toArray(), term, PackedContexts.of(kept));
  }

  static Row relevance(
      List<String> slice, String target, String term, RelevanceStatistic statistic) {
    return COLUMNS.row(
        RELEVANCE, HandedOn.values(WordRelevance.TABLE, slice, statistic, target, term));
  }

  static Row occurrences(
      List<String> slice,
      String term,
      String predicted,
      String label,
      OccurrenceStatistic statistic) {
    return COLUMNS.row(
        OCCURRENCES, HandedOn.values(WordCounts.TABLE, slice, statistic, term, predicted, label));
  }

  static Row reviews(
      List<String> slice,
      String target,
      String predicted,
      String label,
      ReviewStatistic statistic) {
    return COLUMNS.row(
        REVIEWS, HandedOn.values(Totals.TABLE, slice, statistic, target, predicted, label));
  }

  /** The row of a review, its values by the columns of {@link PackedPredictions}. */
  static Row prediction(Map<String, Object> values) {
    return COLUMNS.row(PREDICTION, PackedPredictions.values(values));
  }

  static Row amplified(float amplification, String file, String key, String row) {
    return COLUMNS.row(AMPLIFIED, amplification, file, key, row);
  }

  static Row equalRows(String rowKey, long run, int rows) {
    return COLUMNS.row(EQUAL_ROWS, rowKey, run, rows);
  }
}
