package io.github.relevista.spark.lexicon;

import io.github.relevista.model.Target;
import io.github.relevista.settings.LexiconSettings;
import io.github.relevista.spark.tables.TableMerge;
import io.github.relevista.tables.Totals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Which values of a column of reviews stand for positive reviews and which for negative ones.
 *
 * @param positive the values of positive reviews
 * @param negative those of negative ones
 * @param values how many values the column has
 */
record ReviewSides(List<String> positive, List<String> negative, int values) {
  /** Copies the lists. */
  ReviewSides {
    positive = List.copyOf(positive);
    negative = List.copyOf(negative);
  }

  /** The labels by side: as the settings say, or by the scores of their reviews. */
  static ReviewSides ofLabels(Dataset<Row> totals, LexiconSettings.Sides wanted) {
    return wanted.positive().isEmpty()
        ? byScore(totals, Totals.LABEL)
        : new ReviewSides(
            wanted.positive(),
            wanted.negative(),
            wanted.positive().size() + wanted.negative().size());
  }

  /** The predicted classes by the scores of their reviews. */
  static ReviewSides ofPredictions(Dataset<Row> totals) {
    return byScore(totals, Totals.PREDICTED_CLASS);
  }

  /**
   * A value is positive whose reviews have a mean polarity score above that of all reviews,
   * negative below it. A model that leans to one side moves both alike.
   */
  private static ReviewSides byScore(Dataset<Row> totals, String column) {
    TreeMap<String, Double> means = new TreeMap<>();
    double sum = 0;
    long reviews = 0;
    Dataset<Row> polarity = totals.where(totals.col(Totals.CLASS).equalTo(Target.POLARITY));
    for (Row row : TableMerge.merged(polarity, Totals.TABLE, List.of(column)).collectAsList()) {
      String value = row.getAs(column);
      double scores = row.<BigDecimal>getAs(Totals.SCORE_SUM).doubleValue();
      long count = row.<Long>getAs(Totals.REVIEWS);
      sum += scores;
      reviews += count;
      if (value != null) {
        means.put(value, scores / count);
      }
    }
    double all = sum / reviews;
    List<String> positive = new ArrayList<>();
    List<String> negative = new ArrayList<>();
    means.forEach(
        (value, mean) -> {
          if (mean != all) {
            (mean > all ? positive : negative).add(value);
          }
        });
    return new ReviewSides(positive, negative, means.size());
  }

  /** Whether both sides have a value. */
  boolean areTwo() {
    return !positive.isEmpty() && !negative.isEmpty();
  }
}
