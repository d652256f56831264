package io.github.relevista.spark.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.model.Target;
import io.github.relevista.spark.tables.RangedMerge;
import io.github.relevista.tables.Totals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The figures of a run as its own tables give them.
 *
 * @param explained rows explained
 * @param units what was explained by itself: the rows, or all sentences of their texts
 * @param tokens words explained
 * @param unknownTokens those of them that the model does not know
 * @param droppedTokens words beside them that the model does not read
 * @param leakage by class: what the relevances leave of the score; of methods that do not add up,
 *     nothing
 * @param padding by class: the mean relevance of a review's pads; nothing of methods that do not
 *     add up
 * @param amplification by class: how much larger relevances are than what they explain; of methods
 *     that do not add up, nothing
 */
public record RunFigures(
    long explained,
    long units,
    long tokens,
    long unknownTokens,
    long droppedTokens,
    Map<String, Leakage> leakage,
    Map<String, Double> padding,
    Map<String, Amplification> amplification) {

  /**
   * What the relevances of a class leave of its score.
   *
   * @param mean the mean over reviews
   * @param rootMeanSquare the root of the mean square over reviews
   */
  public record Leakage(double mean, double rootMeanSquare) {}

  /**
   * How much larger the relevances of a class are than what they explain.
   *
   * @param mean the mean over reviews
   * @param median what half of the reviews have less than, within 1/128 of it
   * @param p99 what all but a hundredth of them have less than, within 1/128 of it
   * @param maximum the largest of a review
   */
  public record Amplification(double mean, double median, double p99, double maximum) {}

  /** The figures that the table of totals gives, by one task: they are one row for each class. */
  static RunFigures of(Dataset<Row> totals) {
    List<String> keys = List.of(Totals.CLASS);
    return of(RangedMerge.byOneTask(totals, Totals.TABLE, keys).collectAsList());
  }

  /**
   * The same of rows that are merged already.
   *
   * @param totals a row for each class explained
   */
  public static RunFigures of(List<Row> totals) {
    long explained = 0;
    long units = 0;
    long tokens = 0;
    long unknown = 0;
    long dropped = 0;
    Map<String, Leakage> leakage = new TreeMap<>();
    Map<String, Double> padding = new TreeMap<>();
    Map<String, Amplification> amplification = new TreeMap<>();
    for (Row row : totals) {
      String name = row.getAs(Totals.CLASS);
      long reviews = row.getAs(Totals.REVIEWS);
      if (name.equals(Target.POLARITY)) {
        explained = reviews;
        units = row.getAs(Totals.UNITS);
        tokens = row.getAs(Totals.TOKENS);
        unknown = row.getAs(Totals.UNKNOWN_TOKENS);
        dropped = row.getAs(Totals.DROPPED_TOKENS);
      }
      BigDecimal sum = row.getAs(Totals.LEAKAGE_SUM);
      if (sum != null) {
        BigDecimal squares = row.getAs(Totals.LEAKAGE_SUM_SQUARES);
        leakage.put(
            name,
            new Leakage(sum.doubleValue() / reviews, Math.sqrt(squares.doubleValue() / reviews)));
        padding.put(name, row.<BigDecimal>getAs(Totals.PADDING_SUM).doubleValue() / reviews);
        amplification.put(
            name,
            new Amplification(
                row.<BigDecimal>getAs(Totals.AMPLIFICATION_SUM).doubleValue() / reviews,
                row.<Double>getAs(Totals.AMPLIFICATION_MEDIAN),
                row.<Double>getAs(Totals.AMPLIFICATION_P99),
                row.<BigDecimal>getAs(Totals.AMPLIFICATION_MAX).doubleValue()));
      }
    }
    return new RunFigures(
        explained, units, tokens, unknown, dropped, leakage, padding, amplification);
  }

  /** The share of words that the model does not know. */
  double unknownRate() {
    return tokens == 0 ? 0 : (double) unknownTokens / tokens;
  }

  /** Adds the figures to a run's record. */
  public void addTo(ObjectNode record) {
    record.put("units", units);
    record.put("tokens", tokens);
    record.put("unknown_tokens", unknownTokens);
    record.put("unknown_rate", unknownRate());
    record.put("dropped_tokens", droppedTokens);
    ObjectNode classes = record.putObject("leakage");
    leakage.forEach(
        (name, value) ->
            classes
                .putObject(name)
                .put("mean", value.mean())
                .put("root_mean_square", value.rootMeanSquare()));
    ObjectNode pads = record.putObject("padding");
    padding.forEach(pads::put);
    ObjectNode amplified = record.putObject("amplification");
    amplification.forEach(
        (name, value) ->
            amplified
                .putObject(name)
                .put("mean", value.mean())
                .put("median", value.median())
                .put("p99", value.p99())
                .put("maximum", value.maximum()));
  }
}
