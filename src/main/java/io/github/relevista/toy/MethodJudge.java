package io.github.relevista.toy;

import io.github.relevista.explain.Explainer;
import io.github.relevista.explain.Explanation;
import io.github.relevista.explain.Sequences;
import java.util.List;

/** Holds the relevances of numbers against the numbers. */
final class MethodJudge {
  private final double[] a;
  private final double[] b;
  private final double[] first;
  private final double[] second;
  private double shares;
  private int sequencesWithRelevance;
  private int count;

  /**
   * A judge who has seen nothing yet.
   *
   * @param sequences how many will be shown
   */
  MethodJudge(int sequences) {
    a = new double[sequences];
    b = new double[sequences];
    first = new double[sequences];
    second = new double[sequences];
  }

  /**
   * Judges a method.
   *
   * @param explainer explains the result in its first column
   * @param sequences those that are explained
   */
  static MethodScore judge(Explainer explainer, List<NumberSequence> sequences) {
    MethodJudge judge = new MethodJudge(sequences.size());
    for (List<NumberSequence> batch : Batches.of(sequences)) {
      int[][] ids = batch.stream().map(NumberSequence::ids).toArray(int[][]::new);
      String[] keys = new String[ids.length];
      for (int n = 0; n < keys.length; n++) {
        keys[n] = Integer.toString(judge.count + n);
      }
      explainer.explain(
          new Sequences(ids, new int[ids.length][0], keys),
          (n, explanation) -> judge.add(batch.get(n), relevances(explanation)));
    }
    return judge.score();
  }

  private static double[] relevances(Explanation explanation) {
    double[] relevances = new double[explanation.length()];
    for (int position = 0; position < relevances.length; position++) {
      relevances[position] = explanation.relevance(0, position);
    }
    return relevances;
  }

  /**
   * Shows the relevances of a sequence.
   *
   * @param relevances [numbers]
   */
  void add(NumberSequence sequence, double[] relevances) {
    a[count] = sequence.a();
    b[count] = sequence.b();
    first[count] = relevances[sequence.first()];
    second[count] = relevances[sequence.second()];
    double total = 0;
    for (double relevance : relevances) {
      total += Math.abs(relevance);
    }
    if (total > 0) {
      double marked = Math.abs(first[count]) + Math.abs(second[count]);
      shares += Math.max(0, total - marked) / total;
      sequencesWithRelevance++;
    }
    count++;
  }

  /** The score once all sequences were shown. */
  MethodScore score() {
    return new MethodScore(
        Correlation.of(a, first), Correlation.of(b, second), shares / sequencesWithRelevance);
  }
}
