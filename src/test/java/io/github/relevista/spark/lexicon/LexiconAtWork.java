package io.github.relevista.spark.lexicon;

import io.github.relevista.lexicon.WorkRow;
import io.github.relevista.tables.Lexicon;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;

/** Lexicons at work, by loops of the tests' own. */
final class LexiconAtWork {
  private LexiconAtWork() {}

  /** By how much the means of sure and strong entries exceed the median of all. */
  static Map<String, Double> sureMeans(List<Row> rows) {
    double[] means =
        rows.stream().mapToDouble(row -> ExportFiles.number(row, Lexicon.MEAN)).sorted().toArray();
    double median = (means[(means.length - 1) / 2] + means[means.length / 2]) / 2;
    Map<String, Double> sure = new HashMap<>();
    for (Row row : rows) {
      if (ExportFiles.number(row, Lexicon.Q) <= 0.05
          && Math.abs(ExportFiles.number(row, Lexicon.POLARITY)) >= 0.5) {
        sure.put(row.getAs(Lexicon.TERM), ExportFiles.number(row, Lexicon.MEAN) - median);
      }
    }
    return sure;
  }

  /** What a lexicon gives labelled reviews: the sums of its words. */
  static WorkRow added(String system, List<Row> reviews, Map<String, Double> words) {
    double[] scores = new double[reviews.size()];
    boolean[] positive = new boolean[reviews.size()];
    for (int index = 0; index < scores.length; index++) {
      Row review = reviews.get(index);
      positive[index] = review.<String>getAs("label").compareTo("3") > 0;
      for (Row token : review.<Row>getList(review.fieldIndex("tokens"))) {
        scores[index] += words.getOrDefault(token.getString(0).toLowerCase(Locale.ROOT), 0.0);
      }
    }
    return WorkRow.of(system, scores, positive, 0.95);
  }
}
