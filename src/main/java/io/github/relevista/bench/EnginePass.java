package io.github.relevista.bench;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.History;
import io.github.relevista.engine.Scores;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.TargetColumns;
import io.github.relevista.engine.Workspace;
import io.github.relevista.explain.Method;
import java.util.List;

/** One thread's pass over a sample with an engine: forward, and back for some target columns. */
final class EnginePass implements Runnable {
  /** What is explained. */
  enum Explained {
    /** Nothing: scores alone. */
    NOTHING,
    /** The class of the highest score. */
    PREDICTED_CLASS,
    /** Every class. */
    ALL_CLASSES
  }

  private final Workspace workspace;
  private final History history;
  private final Explained explained;
  private final int classes;
  private final TargetColumns allClasses;
  private final List<SequenceBatch> batches;

  EnginePass(Engine engine, Method.Lrp method, Explained explained, Sample sample) {
    this.workspace = engine.newWorkspace();
    this.history = explained == Explained.NOTHING ? History.none() : method.history();
    this.explained = explained;
    this.classes = engine.model().classes().size();
    this.allClasses = TargetColumns.everyClass(classes);
    this.batches = sample.batches().stream().map(EnginePass::sequences).toList();
  }

  private static SequenceBatch sequences(List<BenchText> batch) {
    return SequenceBatch.ofIds(batch.stream().map(BenchText::ids).toArray(int[][]::new));
  }

  @Override
  public void run() {
    for (SequenceBatch batch : batches) {
      Scores scores = workspace.forward(batch, history);
      switch (explained) {
        case NOTHING -> {}
        case PREDICTED_CLASS -> workspace.relevances(predicted(scores, batch.size()));
        case ALL_CLASSES -> workspace.relevances(allClasses);
      }
    }
  }

  private TargetColumns predicted(Scores scores, int sequences) {
    float[][][] columns = new float[sequences][1][];
    for (int sequence = 0; sequence < sequences; sequence++) {
      int predicted = scores.highest(sequence, classes);
      columns[sequence][0] = allClasses.coefficients(sequence, predicted);
    }
    return TargetColumns.each(columns);
  }
}
