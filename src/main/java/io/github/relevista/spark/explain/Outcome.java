package io.github.relevista.spark.explain;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.FloatType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createDecimalType;

import io.github.relevista.spark.job.OutcomeColumns;
import io.github.relevista.stats.FixedPoint;
import io.github.relevista.stats.OccurrenceStatistic;
import io.github.relevista.stats.RelevanceStatistic;
import io.github.relevista.stats.ReviewStatistic;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** The outcomes of explaining: one kind for each table that is made of them. */
final class Outcome {
  static final String RELEVANCE = "relevance";
  static final String OCCURRENCES = "occurrences";
  static final String REVIEWS = "reviews";
  static final String PREDICTION = "prediction";

  private static final DataType EXACT = createDecimalType(38, FixedPoint.SCALE);
  private static final DataType TEXTS = createArrayType(StringType);

  static final StructType RELEVANCE_ROW =
      new StructType()
          .add("slice", TEXTS)
          .add("class", StringType)
          .add("term", StringType)
          .add("occurrences", LongType)
          .add("reviews", LongType)
          .add("relevance_sum", EXACT)
          .add("relevance_sum_squares", EXACT)
          .add("review_sum_squares", EXACT)
          .add("relevance_min", EXACT)
          .add("relevance_max", EXACT)
          .add("positive_occurrences", LongType);

  static final StructType OCCURRENCES_ROW =
      new StructType()
          .add("slice", TEXTS)
          .add("term", StringType)
          .add("predicted_class", StringType)
          .add("label", StringType)
          .add("occurrences", LongType)
          .add("reviews", LongType);

  static final StructType REVIEWS_ROW =
      new StructType()
          .add("slice", TEXTS)
          .add("class", StringType)
          .add("predicted_class", StringType)
          .add("label", StringType)
          .add("reviews", LongType)
          .add("tokens", LongType)
          .add("score_sum", EXACT)
          .add("score_sum_squares", EXACT)
          .add("leakage_sum", EXACT)
          .add("leakage_sum_squares", EXACT)
          .add("unknown_tokens", LongType);

  static final StructType TOKEN =
      new StructType()
          .add("text", StringType)
          .add("id", IntegerType)
          .add("begin", IntegerType)
          .add("end", IntegerType);

  static final StructType PREDICTION_ROW =
      new StructType()
          .add("id", StringType)
          .add("row_key", StringType)
          .add("sentence", IntegerType)
          .add("slice", TEXTS)
          .add("tokens", createArrayType(TOKEN))
          .add("scores", createArrayType(FloatType))
          .add("predicted_class", StringType)
          .add("label", StringType)
          .add("targets", TEXTS)
          .add("relevances", createArrayType(createArrayType(FloatType)))
          .add("leakage", createArrayType(FloatType))
          .add("unknown_tokens", IntegerType)
          .add("truncated", BooleanType);

  static final OutcomeColumns COLUMNS =
      OutcomeColumns.beside(
          new StructType()
              .add(RELEVANCE, RELEVANCE_ROW)
              .add(OCCURRENCES, OCCURRENCES_ROW)
              .add(REVIEWS, REVIEWS_ROW)
              .add(PREDICTION, PREDICTION_ROW));

  private Outcome() {}

  static Row relevance(List<String> slice, String target, String term, RelevanceStatistic s) {
    return COLUMNS.row(
        RELEVANCE,
        slice.toArray(),
        target,
        term,
        s.occurrences(),
        s.reviews(),
        s.sum(),
        s.sumOfSquares(),
        s.reviewSumOfSquares(),
        s.minimum(),
        s.maximum(),
        s.positiveOccurrences());
  }

  static Row occurrences(
      List<String> slice, String term, String predicted, String label, OccurrenceStatistic s) {
    return COLUMNS.row(
        OCCURRENCES, slice.toArray(), term, predicted, label, s.occurrences(), s.reviews());
  }

  static Row reviews(
      List<String> slice, String target, String predicted, String label, ReviewStatistic s) {
    return COLUMNS.row(
        REVIEWS,
        slice.toArray(),
        target,
        predicted,
        label,
        s.reviews(),
        s.tokens(),
        s.scoreSum(),
        s.scoreSumOfSquares(),
        s.leakageSum().orElse(null),
        s.leakageSumOfSquares().orElse(null),
        s.unknownTokens());
  }

  static Row prediction(Object... values) {
    return COLUMNS.row(PREDICTION, values);
  }
}
