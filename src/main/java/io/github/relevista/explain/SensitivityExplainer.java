package io.github.relevista.explain;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.History;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.WordGradients;
import io.github.relevista.engine.Workspace;
import io.github.relevista.explain.ColumnPlan.Dependence;

/**
 * Sensitivity analysis: how fast a score s moves when the embedding x_t of a word does.
 *
 * <pre>
 *   R_t = |∂s/∂x_t|²
 * </pre>
 *
 * with the Euclidean norm. It is never negative: it does not tell for from against. It is no linear
 * function of s either, so that the polarity's is that of the gradient of Σ polarity_k · s_k, not a
 * sum of those of the classes. Relevances add up to the squared norm of the whole gradient and to
 * no score.
 */
final class SensitivityExplainer implements Explainer {
  private final Workspace workspace;
  private final ColumnPlan plan;
  private final ExplanationWriter writer;

  SensitivityExplainer(Engine engine, Targets targets) {
    this.workspace = engine.newWorkspace();
    this.plan = new ColumnPlan(targets, engine.model().classes(), Dependence.OTHER);
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
          (column, position) -> gradients.squaredNorm(index, column, position));
      sink.accept(index, writer.explanation());
    }
  }
}
