package io.github.relevista.spark.explain;

import io.github.relevista.explain.Explanation;
import io.github.relevista.model.ClassScale;
import io.github.relevista.reading.Words;
import io.github.relevista.spark.job.ReviewTokens;
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
   * The row of a review.
   *
   * @param rowKey what stands for the id of a row that has none, or null
   */
  Row row(ReviewTokens taken, Explanation explanation, String rowKey) {
    Float[] scores = new Float[classes.size()];
    for (int k = 0; k < classes.size(); k++) {
      scores[k] = explanation.score(k);
    }
    int columns = explanation.targets();
    String[] targets = new String[columns];
    Float[] leakage = new Float[columns];
    float[][] relevances = new float[columns][explanation.length()];
    for (int column = 0; column < columns; column++) {
      targets[column] = explanation.target(column).name();
      leakage[column] = explanation.addsUp(column) ? explanation.leakage(column) : null;
      for (int position = 0; position < explanation.length(); position++) {
        relevances[column][position] = explanation.relevance(column, position);
      }
    }
    return Outcome.prediction(
        taken.review().id(),
        rowKey,
        WHOLE_REVIEW,
        taken.review().slices().toArray(),
        tokens(taken.words()),
        scores,
        classes.names().get(explanation.predictedClass()),
        taken.review().label(),
        targets,
        relevances,
        leakage,
        taken.words().unknown(),
        taken.words().truncated());
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
