package io.github.relevista.spark.explain;

import static org.apache.spark.sql.functions.sum;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.model.Target;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The figures of a run as its own tables give them.
 *
 * @param explained rows explained
 * @param tokens words explained
 * @param unknownTokens those of them that the model does not know
 * @param leakage by class: what the relevances leave of the score; of methods that do not add up,
 *     nothing
 */
record RunFigures(long explained, long tokens, long unknownTokens, Map<String, Leakage> leakage) {

  /**
   * What the relevances of a class leave of its score.
   *
   * @param mean the mean over reviews
   * @param rootMeanSquare the root of the mean square over reviews
   */
  record Leakage(double mean, double rootMeanSquare) {}

  /** The figures that the table of totals gives. */
  static RunFigures of(Dataset<Row> totals) {
    long explained = 0;
    long tokens = 0;
    long unknown = 0;
    Map<String, Leakage> leakage = new TreeMap<>();
    for (Row row :
        totals
            .groupBy("class")
            .agg(
                sum("reviews"),
                sum("tokens"),
                sum("unknown_tokens"),
                sum("leakage_sum"),
                sum("leakage_sum_squares"))
            .collectAsList()) {
      long reviews = row.getLong(1);
      if (row.getString(0).equals(Target.POLARITY)) {
        explained = reviews;
        tokens = row.getLong(2);
        unknown = row.getLong(3);
      }
      if (!row.isNullAt(4)) {
        leakage.put(
            row.getString(0),
            new Leakage(
                row.getDecimal(4).doubleValue() / reviews,
                Math.sqrt(row.getDecimal(5).doubleValue() / reviews)));
      }
    }
    return new RunFigures(explained, tokens, unknown, leakage);
  }

  /** Adds the figures to a run's record. */
  void addTo(ObjectNode record) {
    record.put("tokens", tokens);
    record.put("unknown_tokens", unknownTokens);
    record.put("unknown_rate", tokens == 0 ? 0 : (double) unknownTokens / tokens);
    ObjectNode classes = record.putObject("leakage");
    leakage.forEach(
        (name, value) ->
            classes
                .putObject(name)
                .put("mean", value.mean())
                .put("root_mean_square", value.rootMeanSquare()));
  }
}
