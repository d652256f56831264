package io.github.relevista.explain;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.History;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.Workspace;
import io.github.relevista.explain.TargetPlan.Dependence;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Explains by {@link ContextualDecomposition}, every word a phrase of its own: the relevance of a
 * word for a class is what the word contributes to the class's score, W β, and for the polarity Σ
 * polarity times that. It has no bound; relevances do not add up to the score, since what two words
 * bring about together is neither one's.
 *
 * <p>A review of T words takes the work of T forward passes over the words from each one on.
 */
final class ContextualDecompositionExplainer implements Explainer {
  private final Workspace workspace;
  private final ContextualDecomposition decomposition;
  private final TargetPlan plan;
  private final ExplanationWriter writer;

  /**
   * @throws IllegalArgumentException if the engine's model is no LSTM
   */
  ContextualDecompositionExplainer(Engine engine, Targets targets) {
    this.workspace = engine.newWorkspace();
    this.decomposition = new ContextualDecomposition(engine.model());
    this.plan = new TargetPlan(targets, engine.model().classes(), Dependence.LINEAR);
    this.writer = new ExplanationWriter(engine.model().classes());
  }

  @Override
  public void explain(Sequences sequences, ExplanationSink sink) {
    int[][] ids = sequences.ids();
    Predictions predictions =
        Predictions.of(
            workspace.forward(SequenceBatch.ofIds(ids), History.none()), sequences, plan);
    for (int sequence = 0; sequence < ids.length; sequence++) {
      float[][] words = decomposition.contributions(ids[sequence], words(ids[sequence].length));
      writer.begin(predictions, sequence, words.length);
      writer.addOfClasses(
          predictions.targets()[sequence], (target, position) -> words[position][target]);
      sink.accept(sequence, writer.explanation());
    }
  }

  private static List<Phrase> words(int length) {
    return IntStream.range(0, length)
        .mapToObj(position -> new Phrase(position, position + 1))
        .toList();
  }
}
