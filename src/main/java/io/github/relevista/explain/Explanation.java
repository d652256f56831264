package io.github.relevista.explain;

import io.github.relevista.model.Target;

/**
 * The explanation of one sequence: its scores, and for each {@link Target} the relevance of every
 * word. Targets are counted from 0 in a column's place, the polarity's last.
 *
 * <p>Where an {@link Explainer} hands it out it is that explainer's own, and holds the next
 * explanation after the next call.
 */
public final class Explanation {
  private final float[] scores;
  private final Target[] targets;
  private final float[] targetScores;
  private final float[] leakages;
  private final float[] paddings;
  private final boolean[] addUp;
  private final float[][] relevances;
  private int length;
  private int columns;
  private int predictedClass;

  Explanation(int classes) {
    scores = new float[classes];
    targets = new Target[classes + 1];
    targetScores = new float[classes + 1];
    leakages = new float[classes + 1];
    paddings = new float[classes + 1];
    addUp = new boolean[classes + 1];
    relevances = new float[classes + 1][0];
  }

  /** A copy that later explanations leave as it is. */
  public Explanation copy() {
    Explanation copy = new Explanation(scores.length);
    System.arraycopy(scores, 0, copy.begin(length), 0, scores.length);
    copy.setPredictedClass(predictedClass);
    for (int column = 0; column < columns; column++) {
      float[] words = copy.addColumn(targets[column], targetScores[column]);
      System.arraycopy(relevances[column], 0, words, 0, length);
      copy.leakages[column] = leakages[column];
      copy.paddings[column] = paddings[column];
      copy.addUp[column] = addUp[column];
    }
    return copy;
  }

  /** Begins a new explanation: its scores are to be written into the array that is returned. */
  float[] begin(int length) {
    this.length = length;
    this.columns = 0;
    return scores;
  }

  void setPredictedClass(int predictedClass) {
    this.predictedClass = predictedClass;
  }

  /**
   * Adds a column; its relevances are to be written into the array that is returned. They do not
   * add up to its score unless it is {@linkplain #closeColumn closed}.
   */
  float[] addColumn(Target target, float score) {
    targets[columns] = target;
    targetScores[columns] = score;
    leakages[columns] = Float.NaN;
    paddings[columns] = 0;
    addUp[columns] = false;
    if (relevances[columns].length < length) {
      relevances[columns] = new float[length + length / 4];
    }
    return relevances[columns++];
  }

  /**
   * Ends the column last added, of a method whose relevances are meant to add up to the score: what
   * neither a word nor a pad received nor is accounted for beside them leaked.
   */
  void closeColumn(double padding, double besideWords) {
    int column = columns - 1;
    addUp[column] = true;
    paddings[column] = (float) padding;
    double left = targetScores[column] - padding - besideWords;
    for (int position = 0; position < length; position++) {
      left -= relevances[column][position];
    }
    leakages[column] = (float) left;
  }

  /** Number of tokens. */
  public int length() {
    return length;
  }

  /** The score (before softmax) of a class. */
  public float score(int classIndex) {
    return scores[classIndex];
  }

  /** The class of the highest score; the first of several. */
  public int predictedClass() {
    return predictedClass;
  }

  /** Whether all scores and relevances are finite, as statistics need them. */
  public boolean isFinite() {
    for (float score : scores) {
      if (!Float.isFinite(score)) {
        return false;
      }
    }
    for (int column = 0; column < columns; column++) {
      for (int position = 0; position < length; position++) {
        if (!Float.isFinite(relevances[column][position])) {
          return false;
        }
      }
    }
    return true;
  }

  /** Number of targets that are explained, and so of columns. */
  public int targets() {
    return columns;
  }

  /** What a column explains. */
  public Target target(int column) {
    return targets[column];
  }

  /** The score that a column explains. */
  public float targetScore(int column) {
    return targetScores[column];
  }

  /** The relevance of the token at a position for a column's score. */
  public float relevance(int column, int position) {
    return relevances[column][position];
  }

  /** Whether a column's relevances are meant to add up to its score, so that it has a leakage. */
  public boolean addsUp(int column) {
    return addUp[column];
  }

  /**
   * The relevance of a column's score that ended in the pads that the model reads with its texts; 0
   * where it reads none, and of methods that give words alone a value.
   */
  public float padding(int column) {
    return paddings[column];
  }

  /**
   * A column's score less the relevances of all words, of pads and of what the method accounts for
   * beside them (initial states, a baseline's score); NaN where they do not {@linkplain #addsUp add
   * up}.
   */
  public float leakage(int column) {
    return leakages[column];
  }
}
