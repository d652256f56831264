package io.github.relevista.explain;

import io.github.relevista.model.ClassScale;
import io.github.relevista.model.Target;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Writes the explanations of a batch, one after the other into the same {@link Explanation}: the
 * classes to explain, then the polarity, which is a weighted sum of columns.
 */
final class ExplanationWriter {
  /** What a method gave the words of one sequence. */
  @FunctionalInterface
  interface WordValues {
    /** The relevance in a column of the token at a position. */
    double at(int column, int position);
  }

  private final float[] polarities;
  private final List<Target> targets;
  private final Explanation explanation;

  ExplanationWriter(ClassScale classes) {
    this.polarities = TargetPlan.polarities(classes);
    this.targets = classes.targets();
    this.explanation = new Explanation(classes.size());
  }

  /** The explanation that is being written. */
  Explanation explanation() {
    return explanation;
  }

  /** Begins the explanation of a sequence with so many tokens. */
  void begin(Predictions predictions, int sequence, int length) {
    float[] scores = predictions.scores()[sequence];
    System.arraycopy(scores, 0, explanation.begin(length), 0, scores.length);
    explanation.setPredictedClass(predictions.predicted()[sequence]);
  }

  /**
   * Adds all columns of a method whose relevances do not add up to a score.
   *
   * @param targets the class that each column explains
   * @param polarityColumns how much of each column makes the polarity's
   * @param values what words received
   */
  void add(int[] targets, float[] polarityColumns, WordValues values) {
    for (int column = 0; column < targets.length; column++) {
      addClass(targets[column], column, values);
    }
    addPolarity(polarityColumns, values);
  }

  /**
   * Adds all columns of a method whose relevances are meant to add up to the score.
   *
   * @param padding what of a column's score ended in pads
   * @param besideWords what of it is accounted for beside words and pads
   */
  void addConserving(
      int[] targets,
      float[] polarityColumns,
      WordValues values,
      IntToDoubleFunction padding,
      IntToDoubleFunction besideWords) {
    for (int column = 0; column < targets.length; column++) {
      addClass(targets[column], column, values);
      explanation.closeColumn(padding.applyAsDouble(column), besideWords.applyAsDouble(column));
    }
    addPolarity(polarityColumns, values);
    explanation.closeColumn(sum(polarityColumns, padding), sum(polarityColumns, besideWords));
  }

  /**
   * Adds all columns of a method that knows a value of every class, whichever are to be explained,
   * and whose relevances do not add up to a score.
   *
   * @param targets the classes to explain
   * @param values what words received, the column being the class
   */
  void addOfClasses(int[] targets, WordValues values) {
    for (int target : targets) {
      addClass(target, target, values);
    }
    addPolarity(polarities, values);
  }

  private void addClass(int target, int column, WordValues values) {
    float[] words = explanation.addColumn(targets.get(target), explanation.score(target));
    for (int position = 0; position < explanation.length(); position++) {
      words[position] = (float) values.at(column, position);
    }
  }

  private void addPolarity(float[] weights, WordValues values) {
    double score = 0;
    for (int k = 0; k < polarities.length; k++) {
      score += (double) polarities[k] * explanation.score(k);
    }
    float[] words = explanation.addColumn(targets.get(polarities.length), (float) score);
    for (int position = 0; position < explanation.length(); position++) {
      double sum = 0;
      for (int column = 0; column < weights.length; column++) {
        if (weights[column] != 0) {
          sum += weights[column] * values.at(column, position);
        }
      }
      words[position] = (float) sum;
    }
  }

  private static double sum(float[] weights, IntToDoubleFunction values) {
    double sum = 0;
    for (int column = 0; column < weights.length; column++) {
      if (weights[column] != 0) {
        sum += weights[column] * values.applyAsDouble(column);
      }
    }
    return sum;
  }
}
