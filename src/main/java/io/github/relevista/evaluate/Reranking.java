package io.github.relevista.evaluate;

import io.github.relevista.evaluate.ExperimentPlan.DeletionPlan;
import io.github.relevista.explain.Explainer;
import io.github.relevista.explain.Sequences;
import io.github.relevista.text.BatchLimits;
import io.github.relevista.text.LengthBatcher;
import java.util.Iterator;
import java.util.List;

/**
 * Deletes words by relevances that are computed anew, of what is left of a text.
 *
 * @param explainers [methods][runs]
 * @param plan how words are deleted
 * @param limits of batches
 * @param blank the id of the blank word
 */
record Reranking(
    List<List<Explainer>> explainers, DeletionPlan plan, BatchLimits limits, int blank) {

  /**
   * Deletes the next word of every path.
   *
   * @param deleted how many are gone
   */
  void deleteNext(List<DeletionPath> paths, int deleted, int method, int run) {
    Explainer explainer = explainers.get(method).get(run);
    Iterator<List<DeletionPath>> batches =
        new LengthBatcher<>(paths.iterator(), path -> path.trial().text().length(), limits);
    while (batches.hasNext()) {
      List<DeletionPath> batch = batches.next();
      int[][] ids =
          batch.stream()
              .map(path -> path.ids(deleted, plan.removal(), blank))
              .toArray(int[][]::new);
      String[] keys = batch.stream().map(path -> path.trial().text().key()).toArray(String[]::new);
      explainer.explain(
          new Sequences(ids, new int[ids.length][0], keys),
          (index, explanation) -> batch.get(index).deleteNext(explanation));
    }
  }
}
