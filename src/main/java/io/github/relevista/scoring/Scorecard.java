package io.github.relevista.scoring;

import io.github.relevista.model.ClassScale;
import io.github.relevista.tensor.Highest;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.IntStream;

/** What the predictions of a model are worth against labels. */
public final class Scorecard {
  private final ClassScale classes;

  /** Indices of all classes. */
  private final int[] all;

  /** Indices of the classes that are not neutral. */
  private final int[] sided;

  private final Accuracy accuracy = new Accuracy();
  private final Accuracy binary = new Accuracy();
  private final Confusion confusion;
  private final Calibration calibration;
  private final List<LengthBand> lengths = LengthBand.all();

  /**
   * @param classes the model's classes
   * @param calibrationBins bins of the calibration error, at least 1
   */
  public Scorecard(ClassScale classes, int calibrationBins) {
    this.classes = classes;
    this.all = IntStream.range(0, classes.size()).toArray();
    this.sided = IntStream.of(all).filter(k -> sign(k) != 0).toArray();
    this.confusion = new Confusion(classes.size());
    this.calibration = new Calibration(calibrationBins);
  }

  /**
   * Adds a prediction.
   *
   * @param scores [classes], before softmax; the highest predicts, of equal ones the first
   */
  public void add(LabelledText text, float[] scores) {
    int predicted = highest(scores, all);
    boolean isRight = text.classes().contains(predicted);
    accuracy.add(isRight);
    confusion.add(text.classes(), predicted);
    calibration.add(probability(scores, predicted), isRight);
    for (LengthBand band : lengths) {
      if (text.ids().length >= band.from() && text.ids().length <= band.to()) {
        band.accuracy().add(isRight);
      }
    }
    addBinary(text.classes(), scores);
  }

  private void addBinary(SortedSet<Integer> label, float[] scores) {
    float sign = sign(label.first());
    boolean oneSided = label.stream().allMatch(k -> sign(k) == sign);
    if (sign != 0 && oneSided) {
      binary.add(sign(highest(scores, sided)) == sign);
    }
  }

  /** −1 for a class of negative opinion, 1 for a positive one, 0 for a neutral one. */
  private float sign(int classIndex) {
    return Math.signum(classes.polarity().get(classIndex));
  }

  /** The class of the highest score among candidates, the first of equal ones. */
  private static int highest(float[] scores, int[] candidates) {
    return candidates[Highest.of(candidates.length, place -> scores[candidates[place]])];
  }

  /** Softmax: e^s / Σ e^s, where the highest score is taken off all first. */
  private static double probability(float[] scores, int highest) {
    double sum = 0;
    for (float score : scores) {
      // StrictMath: the same bits on every processor.
      sum += StrictMath.exp((double) score - scores[highest]);
    }
    return 1 / sum;
  }

  /** Over all examples, among all classes. */
  public Accuracy accuracy() {
    return accuracy;
  }

  /**
   * Over the examples whose label stands for opinions of one side, positive or negative: the class
   * of the highest score among those that are not neutral (polarity 0) is on the same side.
   */
  public Accuracy binaryAccuracy() {
    return binary;
  }

  /** Which class was predicted for which label. */
  public Confusion confusion() {
    return confusion;
  }

  /** How far confidence is from accuracy. */
  public Calibration calibration() {
    return calibration;
  }

  /** Accuracy by number of tokens, the shortest first; bands without a text among them. */
  public List<LengthBand> lengths() {
    return lengths;
  }
}
