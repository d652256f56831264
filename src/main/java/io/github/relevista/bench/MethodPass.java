package io.github.relevista.bench;

import io.github.relevista.engine.Engine;
import io.github.relevista.explain.Explainer;
import io.github.relevista.explain.Explainers;
import io.github.relevista.explain.Method;
import io.github.relevista.explain.Sequences;
import io.github.relevista.explain.Targets;
import java.util.ArrayList;
import java.util.List;

/**
 * One thread's pass over a sample with a method of explanation: the relevance of every word for the
 * predicted class and for the polarity.
 */
final class MethodPass implements Runnable {
  private final Explainer explainer;
  private final List<Sequences> batches = new ArrayList<>();

  /** Keeps what was made last, so that a compiler cannot find the making of it useless. */
  private float last;

  MethodPass(Engine engine, Method method, Sample sample) {
    this.explainer = Explainers.create(engine, method, new Targets.Predicted());
    int texts = 0;
    for (List<BenchText> batch : sample.batches()) {
      int[][] ids = batch.stream().map(BenchText::ids).toArray(int[][]::new);
      String[] keys = new String[ids.length];
      for (int index = 0; index < keys.length; index++) {
        keys[index] = "text " + texts++;
      }
      batches.add(new Sequences(ids, new int[ids.length][0], keys));
    }
  }

  @Override
  public void run() {
    for (Sequences batch : batches) {
      explainer.explain(
          batch,
          (sequence, explanation) -> last = explanation.relevance(0, explanation.length() - 1));
    }
  }

  /** The relevance of the last word of the last text. */
  float last() {
    return last;
  }
}
