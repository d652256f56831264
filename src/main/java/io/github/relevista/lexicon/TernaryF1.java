package io.github.relevista.lexicon;

import java.util.Comparator;
import java.util.stream.IntStream;

/** How well scores tell positive, neutral and negative apart. */
final class TernaryF1 {
  private static final int[] CLASSES = {-1, 0, 1};

  private TernaryF1() {}

  /**
   * The mean over the three classes of F1, where as many of the highest scores as there are
   * positive words are called positive, as many of the lowest as there are negative ones negative,
   * and the rest neutral (class-mass normalisation, as in Hamilton and others: Inducing
   * Domain-Specific Sentiment Lexicons from Unlabeled Corpora, 2016).
   *
   * @param scores of words
   * @param classes −1, 0 or 1 of each
   * @return in [0, 1]; a class without words is left out; NaN where all are
   */
  static double of(double[] scores, int[] classes) {
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(index -> scores[index]))
            .mapToInt(Integer::intValue)
            .toArray();
    long negatives = count(classes, -1);
    long positives = count(classes, 1);
    int[] called = new int[scores.length];
    for (int place = 0; place < order.length; place++) {
      called[order[place]] = place < negatives ? -1 : place >= scores.length - positives ? 1 : 0;
    }
    return IntStream.of(CLASSES)
        .filter(each -> count(classes, each) > 0)
        .mapToDouble(each -> f1(classes, called, each))
        .average()
        .orElse(Double.NaN);
  }

  /** As many are called of a class as it has: precision, recall and F1 are one number. */
  private static double f1(int[] classes, int[] called, int each) {
    long right =
        IntStream.range(0, classes.length)
            .filter(index -> classes[index] == each && called[index] == each)
            .count();
    return (double) right / count(classes, each);
  }

  private static long count(int[] classes, int each) {
    return IntStream.of(classes).filter(value -> value == each).count();
  }
}
