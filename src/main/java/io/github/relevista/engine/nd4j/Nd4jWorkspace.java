package io.github.relevista.engine.nd4j;

import io.github.relevista.engine.EmbeddingRelevances;
import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.History;
import io.github.relevista.engine.Scores;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.TargetColumns;
import io.github.relevista.engine.WordGradients;
import io.github.relevista.engine.WordRelevances;
import io.github.relevista.engine.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Runs the sequences of a batch together, one direction after the other. The arrays of a batch are
 * freed when the next one comes, those of a way back at its end.
 */
final class Nd4jWorkspace implements Workspace {
  private final ModelArrays model;
  private final NativeArrays arrays = new NativeArrays();

  private BatchRows rows;

  /** The runs by direction; none where the batch has no token. */
  private List<CellRun> runs = List.of();

  private OutputRun output;
  private EpsilonRule rule;

  Nd4jWorkspace(ModelArrays model) {
    this.model = model;
  }

  @Override
  public Scores forward(SequenceBatch batch, History history) {
    Nd4jEngine.requireKept(history);
    arrays.close();
    rule = history instanceof History.ForRelevance kept ? kept.rule() : null;
    rows = new BatchRows(batch);
    if (rows.size() == 0) {
      return (sequence, classIndex) -> {
        throw new IndexOutOfBoundsException("the batch has no sequence " + sequence);
      };
    }
    runs = rows.tokens() == 0 ? List.of() : runs();
    List<INDArray> finalHidden = new ArrayList<>();
    for (int d = 0; d < model.directions().size(); d++) {
      finalHidden.add(
          runs.isEmpty()
              ? arrays.zeros(rows.size(), model.model().hiddenSize())
              : runs.get(d).finalHidden());
    }
    output = new OutputRun(model, rows, finalHidden, arrays);
    float[] scores = output.scores();
    int classes = model.model().classes().size();
    BatchRows view = rows;
    return (sequence, classIndex) -> scores[view.row(sequence) * classes + classIndex];
  }

  private List<CellRun> runs() {
    int width = model.model().embeddingSize();
    List<CellRun> result = new ArrayList<>();
    for (int d = 0; d < model.directions().size(); d++) {
      float[] values = rows.embeddings(d, model.model().embedding());
      INDArray embeddings = arrays.keep(NativeArrays.of(values, rows.tokens(), width));
      CellRun run =
          CellRun.of(
              model.model().cell(),
              CellRun.Functions.USUAL,
              rows,
              model.directions().get(d),
              embeddings,
              arrays);
      run.forward();
      result.add(run);
    }
    return result;
  }

  @Override
  public WordRelevances relevances(TargetColumns targets) {
    return runBack(targets, back -> {});
  }

  @Override
  public WordGradients gradients(TargetColumns targets) {
    throw new IllegalStateException("the last forward pass kept no history for gradients");
  }

  @Override
  public EmbeddingRelevances embeddingRelevances(TargetColumns targets) {
    List<float[]> embeddings = new ArrayList<>();
    Relevances words = runBack(targets, back -> embeddings.add(back.embeddings()));
    return new RelevancesByDimension(words, model.model().embeddingSize(), embeddings);
  }

  /**
   * @param reader is shown the way back of each direction, while its arrays are there
   */
  private Relevances runBack(TargetColumns targets, Consumer<WayBack> reader) {
    if (rule == null) {
      throw new IllegalStateException("the last forward pass kept no history for relevances");
    }
    int columns = targets.columns();
    List<float[]> words = new ArrayList<>();
    float[] initial = new float[rows.size() * columns];
    if (initial.length == 0) {
      return new Relevances(rows, columns, words, initial);
    }
    try (NativeArrays temporary = new NativeArrays()) {
      for (int d = 0; d < model.directions().size(); d++) {
        INDArray states = output.top(d, targets, rule, temporary);
        if (!runs.isEmpty()) {
          WayBack back = new WayBack(runs.get(d), rule, states, null, columns, temporary);
          back.run();
          words.add(back.words());
          reader.accept(back);
        }
        float[] left = temporary.keep(states.sum(1)).data().asFloat();
        for (int index = 0; index < left.length; index++) {
          initial[index] += left[index];
        }
      }
    }
    return new Relevances(rows, columns, words, initial);
  }
}
