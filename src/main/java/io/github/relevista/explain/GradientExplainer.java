package io.github.relevista.explain;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.History;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.WordGradients;
import io.github.relevista.engine.Workspace;
import io.github.relevista.explain.TargetPlan.Dependence;

/** What the methods have in common that make a relevance of a word's gradient at the word. */
abstract class GradientExplainer implements Explainer {
  private final Workspace workspace;
  private final TargetPlan plan;
  private final ExplanationWriter writer;

  GradientExplainer(Engine engine, Targets targets, Dependence dependence) {
    this.workspace = engine.newWorkspace();
    this.plan = new TargetPlan(targets, engine.model().classes(), dependence);
    this.writer = new ExplanationWriter(engine.model().classes());
  }

  /** The relevance in a column of the token at a position of a sequence. */
  abstract float relevance(WordGradients gradients, int sequence, int column, int position);

  @Override
  public final void explain(Sequences sequences, ExplanationSink sink) {
    int[][] ids = sequences.ids();
    Predictions predictions =
        Predictions.of(
            workspace.forward(SequenceBatch.ofIds(ids), History.forGradients()), sequences, plan);
    PlannedColumns columns = plan.columns(predictions.targets());
    WordGradients gradients = workspace.gradients(columns.columns());
    for (int sequence = 0; sequence < ids.length; sequence++) {
      int index = sequence;
      writer.begin(predictions, index, ids[index].length);
      writer.add(
          predictions.targets()[index],
          columns.polarity(),
          (column, position) -> relevance(gradients, index, column, position));
      sink.accept(index, writer.explanation());
    }
  }
}
