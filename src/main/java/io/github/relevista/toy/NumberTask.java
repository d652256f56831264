package io.github.relevista.toy;

import io.github.relevista.settings.ToySettings.Operation;
import io.github.relevista.train.RegressionExamples;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The task: of {@value #SHORTEST} to {@value #LONGEST} numbers two are marked; add them, or take
 * the second from the first. All numbers are drawn evenly from [−1, 1], the places of the marks
 * from all pairs, so that neither length, place nor the other numbers say anything of the result.
 *
 * <p>An arithmetic task as a sanity check of explanations is an idea of Arras, Osman, Müller and
 * Samek, <i>Evaluating Recurrent Neural Network Explanations</i> (2019, arXiv 1904.11829,
 * abstract). The details here are this project's own, and figures need not compare with theirs.
 */
final class NumberTask {
  private static final int SHORTEST = 4;
  private static final int LONGEST = 10;

  private NumberTask() {}

  /** Draws sequences; every length comes up equally often. */
  static List<NumberSequence> draw(Operation operation, int count, SplittableRandom random) {
    List<NumberSequence> sequences = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      sequences.add(drawOne(operation, SHORTEST + n % (LONGEST - SHORTEST + 1), random));
    }
    return sequences;
  }

  private static NumberSequence drawOne(Operation operation, int length, SplittableRandom random) {
    int one = random.nextInt(length);
    int other = (one + 1 + random.nextInt(length - 1)) % length;
    int first = Math.min(one, other);
    int second = Math.max(one, other);
    int[] hundredths = new int[length];
    int[] ids = new int[length];
    for (int t = 0; t < length; t++) {
      hundredths[t] = random.nextInt(-NumberWords.LARGEST, NumberWords.LARGEST + 1);
      ids[t] =
          t == first || t == second
              ? NumberWords.marked(hundredths[t])
              : NumberWords.plain(hundredths[t]);
    }
    double sign = operation == Operation.SUBTRACT ? -1 : 1;
    return new NumberSequence(
        ids, first, second, hundredths[first] / 100.0, sign * hundredths[second] / 100.0);
  }

  /** What a network learns of sequences: two scores, the result and before it its negative. */
  static RegressionExamples examples(List<NumberSequence> sequences) {
    return new RegressionExamples(
        sequences.stream().map(NumberSequence::ids).toArray(int[][]::new),
        sequences.stream()
            .map(sequence -> new double[] {-sequence.result(), sequence.result()})
            .toArray(double[][]::new));
  }
}
