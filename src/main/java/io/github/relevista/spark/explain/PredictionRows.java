package io.github.relevista.spark.explain;

import io.github.relevista.explain.Explanation;
import io.github.relevista.intake.Review;
import io.github.relevista.model.ClassScale;
import io.github.relevista.reading.Words;
import io.github.relevista.spark.job.ReviewTokens;
import io.github.relevista.spark.tables.HandedOn;
import io.github.relevista.tables.Predictions;
import io.github.relevista.text.TextUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Writes down the explanation of a review, word by word.
 *
 * @param classes the classes of the model
 * @param unknownId the id of words that the model does not know
 * @param unit what of a review is explained by itself
 */
record PredictionRows(ClassScale classes, int unknownId, TextUnit unit) {
  /** The number of what is no sentence but the whole review. */
  private static final int WHOLE_REVIEW = 0;

  /**
   * The values of a review's rows, by their columns, one row for each unit; how to name a review
   * that has no id is open.
   *
   * @param units the explanations of all units
   */
  List<Map<String, Object>> values(ReviewTokens taken, List<Explanation> units) {
    List<Map<String, Object>> rows = new ArrayList<>(units.size());
    int begin = 0;
    for (Explanation explanation : units) {
      int end = begin + explanation.length();
      boolean isLast = end == taken.words().length();
      Map<String, Object> values = values(taken, explanation, begin);
      values.put(Predictions.SENTENCE, unit == TextUnit.REVIEW ? WHOLE_REVIEW : rows.size() + 1);
      values.put(Predictions.TRUNCATED, isLast && taken.words().truncated());
      values.put(Predictions.DROPPED_TOKENS, isLast ? taken.words().dropped() : 0);
      rows.add(values);
      begin = end;
    }
    return rows;
  }

  private Map<String, Object> values(ReviewTokens taken, Explanation explanation, int begin) {
    Map<String, Object> values = new HashMap<>();
    Review review = taken.review();
    int end = begin + explanation.length();
    values.put(HandedOn.SLICE, review.slices().toArray());
    values.put(Predictions.ID, review.id());
    values.put(Predictions.TOKENS, tokens(taken.words(), begin, end));
    values.put(Predictions.PREDICTED_CLASS, classes.names().get(explanation.predictedClass()));
    values.put(Predictions.LABEL, review.label());
    values.put(Predictions.UNKNOWN_TOKENS, unknown(taken.words(), begin, end));
    putScores(values, explanation);
    putRelevances(values, explanation);
    return values;
  }

  private int unknown(Words words, int begin, int end) {
    int unknown = 0;
    for (int index = begin; index < end; index++) {
      unknown += words.ids()[index] == unknownId ? 1 : 0;
    }
    return unknown;
  }

  private void putScores(Map<String, Object> values, Explanation explanation) {
    Float[] scores = new Float[classes.size()];
    for (int k = 0; k < scores.length; k++) {
      scores[k] = explanation.score(k);
    }
    values.put(Predictions.SCORES, scores);
  }

  private static void putRelevances(Map<String, Object> values, Explanation explanation) {
    String[] targets = new String[explanation.targets()];
    Float[] leakage = new Float[targets.length];
    Float[] padding = new Float[targets.length];
    Float[] amplification = new Float[targets.length];
    float[][] relevances = new float[targets.length][explanation.length()];
    for (int column = 0; column < targets.length; column++) {
      targets[column] = explanation.target(column).name();
      boolean addsUp = explanation.addsUp(column);
      leakage[column] = addsUp ? explanation.leakage(column) : null;
      padding[column] = addsUp ? explanation.padding(column) : null;
      amplification[column] = addsUp ? explanation.amplification(column) : null;
      for (int position = 0; position < explanation.length(); position++) {
        relevances[column][position] = explanation.relevance(column, position);
      }
    }
    values.put(PackedPredictions.TARGETS, targets);
    values.put(Predictions.LEAKAGE, leakage);
    values.put(Predictions.PADDING, padding);
    values.put(Predictions.AMPLIFICATION, amplification);
    values.put(Predictions.RELEVANCES, relevances);
  }

  private static Row[] tokens(Words words, int begin, int end) {
    Row[] tokens = new Row[end - begin];
    for (int index = begin; index < end; index++) {
      tokens[index - begin] =
          RowFactory.create(
              words.forms()[index],
              words.ids()[index],
              words.offsets() == null ? null : words.offsets().begins()[index],
              words.offsets() == null ? null : words.offsets().ends()[index]);
    }
    return tokens;
  }
}
