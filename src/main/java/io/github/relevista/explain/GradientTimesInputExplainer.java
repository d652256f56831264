package io.github.relevista.explain;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.History;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.WordGradients;
import io.github.relevista.engine.Workspace;
import io.github.relevista.explain.ColumnPlan.Dependence;

/**
 * Gradient × Input: the first-order share of a word's embedding x_t in a score s.
 *
 * <pre>
 *   R_t = x_t · ∂s/∂x_t
 * </pre>
 *
 * It has a sign and no bound, and is linear in s. Relevances would add up to s if s were a linear
 * function of the embeddings without a constant; of a recurrent network they do not.
 */
final class GradientTimesInputExplainer implements Explainer {
  private final Workspace workspace;
  private final ColumnPlan plan;
  private final ExplanationWriter writer;

  GradientTimesInputExplainer(Engine engine, Targets targets) {
    this.workspace = engine.newWorkspace();
    this.plan = new ColumnPlan(targets, engine.model().classes(), Dependence.LINEAR);
    this.writer = new ExplanationWriter(engine.model().classes());
  }

  @Override
  public void explain(Sequences sequences, ExplanationSink sink) {
    int[][] ids = sequences.ids();
    Predictions predictions =
        Predictions.of(
            workspace.forward(SequenceBatch.ofIds(ids), History.forGradients()), sequences, plan);
    WordGradients gradients = workspace.gradients(plan.columns(predictions.targets()));
    for (int sequence = 0; sequence < ids.length; sequence++) {
      int index = sequence;
      writer.begin(predictions, index, ids[index].length);
      writer.add(
          predictions.targets()[index],
          plan.polarityColumns(),
          (column, position) -> gradients.inputProduct(index, column, position));
      sink.accept(index, writer.explanation());
    }
  }
}
