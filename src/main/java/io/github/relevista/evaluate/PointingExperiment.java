package io.github.relevista.evaluate;

import io.github.relevista.evaluate.PointingTally.Basis;
import io.github.relevista.explain.Explanation;
import io.github.relevista.tensor.Highest;
import io.github.relevista.text.LengthBatcher;
import java.util.List;

/**
 * The pointing game with hybrid documents: a document is made of sentences of different classes,
 * and a method hits where the word of highest relevance for a class stands in a sentence of that
 * class. The game is that of Poerner, Roth and Schütze (2018); what is asked here stands at {@link
 * Basis}.
 */
final class PointingExperiment {
  private final Instruments instruments;
  private final int classes;
  private final PointingTally tally;

  /**
   * @param tally takes what comes of it
   */
  PointingExperiment(Instruments instruments, PointingTally tally) {
    this.instruments = instruments;
    this.classes = instruments.engine().model().classes().size();
    this.tally = tally;
  }

  /** Makes the experiment with documents. */
  void play(List<HybridDocument> documents) {
    new LengthBatcher<>(
            documents.iterator(),
            document -> document.ids().length,
            instruments.plan().batchLimits())
        .forEachRemaining(this::playBatch);
  }

  private void playBatch(List<HybridDocument> batch) {
    int[][] ids = batch.stream().map(HybridDocument::ids).toArray(int[][]::new);
    String[] keys = batch.stream().map(HybridDocument::key).toArray(String[]::new);
    List<List<List<Explanation>>> explanations = instruments.explainers().explain(ids, keys);
    for (int index = 0; index < ids.length; index++) {
      HybridDocument document = batch.get(index);
      int[] weights = instruments.bootstrap().weights(document.key());
      int predicted = explanations.get(index).get(0).get(0).predictedClass();
      for (int k = 0; k < classes; k++) {
        ask(Basis.PRESENT, document, k, explanations.get(index), weights);
      }
      ask(Basis.PREDICTED, document, predicted, explanations.get(index), weights);
    }
  }

  private void ask(
      Basis basis,
      HybridDocument document,
      int classIndex,
      List<List<Explanation>> explanations,
      int[] weights) {
    int words = document.wordsOfClass(classIndex);
    if (words == 0 || words == document.ids().length) {
      return;
    }
    tally.addQuestion(basis, (double) words / document.ids().length, weights);
    for (int method = 0; method < explanations.size(); method++) {
      int hits = 0;
      for (Explanation explanation : explanations.get(method)) {
        hits += document.isOfClass(highest(explanation, classIndex), classIndex) ? 1 : 0;
      }
      tally.addHits(method, basis, hits, weights);
    }
  }

  /** The position of highest relevance for a class, the first of several. */
  private static int highest(Explanation explanation, int column) {
    return Highest.of(explanation.length(), position -> explanation.relevance(column, position));
  }
}
