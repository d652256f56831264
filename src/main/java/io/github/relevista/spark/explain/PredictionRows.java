package io.github.relevista.spark.explain;

import io.github.relevista.explain.Explanation;
import io.github.relevista.intake.Review;
import io.github.relevista.model.ClassScale;
import io.github.relevista.reading.Words;
import io.github.relevista.spark.job.ReviewTokens;
import io.github.relevista.spark.tables.HandedOn;
import io.github.relevista.tables.Predictions;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Writes down the explanation of a review, word by word.
 *
 * @param classes the classes of the model
 */
record PredictionRows(ClassScale classes) {
  /** The unit of explanation is the review, not one of its sentences. */
  private static final int WHOLE_REVIEW = 0;

  /**
   * The values of a review's row, by their columns; how to name a review that has no id is open.
   */
  Map<String, Object> values(ReviewTokens taken, Explanation explanation) {
    Map<String, Object> values = new HashMap<>();
    Review review = taken.review();
    values.put(HandedOn.SLICE, review.slices().toArray());
    values.put(Predictions.ID, review.id());
    values.put(Predictions.SENTENCE, WHOLE_REVIEW);
    values.put(Predictions.TOKENS, tokens(taken.words()));
    values.put(Predictions.PREDICTED_CLASS, classes.names().get(explanation.predictedClass()));
    values.put(Predictions.LABEL, review.label());
    values.put(Predictions.UNKNOWN_TOKENS, taken.words().unknown());
    values.put(Predictions.DROPPED_TOKENS, taken.words().dropped());
    values.put(Predictions.TRUNCATED, taken.words().truncated());
    putScores(values, explanation);
    putRelevances(values, explanation);
    return values;
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
    float[][] relevances = new float[targets.length][explanation.length()];
    for (int column = 0; column < targets.length; column++) {
      targets[column] = explanation.target(column).name();
      leakage[column] = explanation.addsUp(column) ? explanation.leakage(column) : null;
      padding[column] = explanation.addsUp(column) ? explanation.padding(column) : null;
      for (int position = 0; position < explanation.length(); position++) {
        relevances[column][position] = explanation.relevance(column, position);
      }
    }
    values.put(PackedPredictions.TARGETS, targets);
    values.put(Predictions.LEAKAGE, leakage);
    values.put(Predictions.PADDING, padding);
    values.put(Predictions.RELEVANCES, relevances);
  }

  private static Row[] tokens(Words words) {
    Row[] tokens = new Row[words.length()];
    for (int index = 0; index < tokens.length; index++) {
      tokens[index] =
          RowFactory.create(
              words.forms()[index],
              words.ids()[index],
              words.offsets() == null ? null : words.offsets().begins()[index],
              words.offsets() == null ? null : words.offsets().ends()[index]);
    }
    return tokens;
  }
}
