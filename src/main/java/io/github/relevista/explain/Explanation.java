package io.github.relevista.explain;

import io.github.relevista.model.Target;
import io.github.relevista.tensor.Highest;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The explanation of one sequence: its scores, and for each {@link Target} the relevance of every
 * word. Targets are counted from 0 in a column's place, the polarity's last.
 *
 * <p>That of a review that was explained in several units, its sentences, is {@linkplain #joined
 * joined} of theirs.
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
  private final float[] amplifications;
  private final boolean[] addUp;
  private final float[][] relevances;
  private int[] unitEnds = new int[1];
  private int units;
  private int length;
  private int columns;
  private int predictedClass;

  Explanation(int classes) {
    scores = new float[classes];
    targets = new Target[classes + 1];
    targetScores = new float[classes + 1];
    leakages = new float[classes + 1];
    paddings = new float[classes + 1];
    amplifications = new float[classes + 1];
    addUp = new boolean[classes + 1];
    relevances = new float[classes + 1][0];
  }

  /** A copy that later explanations leave as it is. */
  public Explanation copy() {
    Explanation copy = new Explanation(scores.length);
    System.arraycopy(scores, 0, copy.begin(length), 0, scores.length);
    copy.unitEnds = Arrays.copyOf(unitEnds, units);
    copy.units = units;
    copy.setPredictedClass(predictedClass);
    for (int column = 0; column < columns; column++) {
      float[] words = copy.addColumn(targets[column], targetScores[column]);
      System.arraycopy(relevances[column], 0, words, 0, length);
      copy.leakages[column] = leakages[column];
      copy.paddings[column] = paddings[column];
      copy.amplifications[column] = amplifications[column];
      copy.addUp[column] = addUp[column];
    }
    return copy;
  }

  /**
   * The explanation of a review that was explained unit by unit: its words are theirs, one unit
   * after the other; its scores, leakages, paddings and amplifications are the means of theirs. A
   * word's relevance stays what it is in its unit.
   *
   * @param parts those of the units, one or more, of the same targets
   * @throws IllegalArgumentException if there is none, or they differ in their targets
   */
  public static Explanation joined(List<Explanation> parts) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a review has one unit or more, was given none");
    }
    Explanation first = parts.get(0);
    Explanation whole = new Explanation(first.scores.length);
    float[] scores = whole.begin(parts.stream().mapToInt(Explanation::length).sum());
    for (int k = 0; k < scores.length; k++) {
      int index = k;
      scores[k] = mean(parts, part -> part.scores[index]);
    }
    whole.setPredictedClass(Highest.of(scores.length, k -> scores[k]));
    for (int column = 0; column < first.columns; column++) {
      whole.joinColumn(parts, column);
    }
    whole.unitEnds = new int[parts.size()];
    whole.units = parts.size();
    int end = 0;
    for (int unit = 0; unit < whole.units; unit++) {
      end += parts.get(unit).length;
      whole.unitEnds[unit] = end;
    }
    return whole;
  }

  private void joinColumn(List<Explanation> parts, int column) {
    Target target = parts.get(0).targets[column];
    float[] words = addColumn(target, mean(parts, part -> part.targetScores[column]));
    leakages[column] = mean(parts, part -> part.leakages[column]);
    paddings[column] = mean(parts, part -> part.paddings[column]);
    amplifications[column] = mean(parts, part -> part.amplifications[column]);
    addUp[column] = parts.get(0).addUp[column];
    int begin = 0;
    for (Explanation part : parts) {
      if (part.columns <= column || !part.targets[column].equals(target)) {
        throw new IllegalArgumentException("the units of a review have the same targets");
      }
      System.arraycopy(part.relevances[column], 0, words, begin, part.length);
      begin += part.length;
    }
  }

  private static float mean(List<Explanation> parts, ToDoubleFunction<Explanation> value) {
    double sum = 0;
    for (Explanation part : parts) {
      sum += value.applyAsDouble(part);
    }
    return (float) (sum / parts.size());
  }

  /** Begins a new explanation: its scores are to be written into the array that is returned. */
  float[] begin(int length) {
    this.length = length;
    this.columns = 0;
    this.units = 1;
    this.unitEnds[0] = length;
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
    amplifications[columns] = Float.NaN;
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
    double magnitudes = 0;
    for (int position = 0; position < length; position++) {
      left -= relevances[column][position];
      magnitudes += Math.abs(relevances[column][position]);
    }
    leakages[column] = (float) left;
    amplifications[column] = (float) (magnitudes / Math.max(1, spread()));
  }

  /** How far the highest score lies above the lowest. */
  private float spread() {
    float lowest = scores[0];
    float highest = scores[0];
    for (float score : scores) {
      lowest = Math.min(lowest, score);
      highest = Math.max(highest, score);
    }
    return highest - lowest;
  }

  /** Number of tokens. */
  public int length() {
    return length;
  }

  /** Number of units: 1, or as many sentences as were explained each by itself. */
  public int units() {
    return units;
  }

  /** The position behind the last token of a unit, where the next unit begins. */
  public int unitEnd(int unit) {
    return unitEnds[unit];
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

  /**
   * How much larger a column's relevances are than what they explain: the sum of their magnitudes
   * over the distance between the highest and the lowest score of a class, or over 1 where scores
   * lie closer together than that. A score itself would not do to divide by: of undecided reviews
   * it is about 0. Where relevances do not cancel each other it is about 1; a high one says that
   * the stabiliser is too small for so long a text. NaN where relevances do not {@linkplain #addsUp
   * add up}.
   */
  public float amplification(int column) {
    return amplifications[column];
  }
}
