package io.github.relevista.explain;

import io.github.relevista.engine.EmbeddingRelevances;
import io.github.relevista.engine.Engine;
import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.History;
import io.github.relevista.engine.ProductRule;
import io.github.relevista.engine.Scores;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.WordRelevances;
import io.github.relevista.engine.Workspace;
import io.github.relevista.explain.TargetPlan.Dependence;
import io.github.relevista.tensor.FloatMatrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Explains batches of sequences by Layer-wise Relevance Propagation: a score flows back through the
 * network, by an {@link EpsilonRule} at linear layers and a {@link ProductRule} at products, and
 * what arrives at a word's embedding is its relevance. It has a sign and no bound, and is linear in
 * what enters at the top. Relevances of words, of pads that are read with them and of initial
 * states add up to the score at bias factor 1; otherwise biases and stabilisers keep their part,
 * which is the leakage.
 *
 * <p>It owns a workspace of the engine and is, like that, for one thread.
 */
public final class LrpExplainer implements Explainer {
  private final int embedding;
  private final Workspace workspace;
  private final History history;
  private final TargetPlan plan;
  private final ExplanationWriter writer;

  /**
   * Relevance of a product goes to the signal.
   *
   * @param engine what computes
   * @param rule how relevance flows through linear layers
   * @param targets what is explained
   */
  public LrpExplainer(Engine engine, EpsilonRule rule, Targets targets) {
    this(engine, rule, ProductRule.ALL, targets);
  }

  /**
   * @param engine what computes
   * @param rule how relevance flows through linear layers
   * @param products who receives the relevance of a product of gate and signal
   * @param targets what is explained
   */
  public LrpExplainer(Engine engine, EpsilonRule rule, ProductRule products, Targets targets) {
    this.embedding = engine.model().embeddingSize();
    this.workspace = engine.newWorkspace();
    this.history = History.forRelevance(rule, products);
    this.plan = new TargetPlan(targets, engine.model().classes(), Dependence.LINEAR);
    this.writer = new ExplanationWriter(engine.model().classes());
  }

  @Override
  public void explain(Sequences sequences, ExplanationSink sink) {
    Predictions predictions = predict(sequences);
    PlannedColumns columns = plan.columns(predictions.targets());
    WordRelevances relevances = workspace.relevances(columns.columns());
    for (int sequence = 0; sequence < sequences.ids().length; sequence++) {
      write(predictions, columns, relevances, sequence, sequences.ids()[sequence].length);
      sink.accept(sequence, writer.explanation());
    }
  }

  /**
   * Explains a batch down to the dimensions of the words' embeddings. For research: it makes
   * [tokens, embedding] numbers for every column, where {@link #explain} makes [tokens].
   *
   * @param sequences the batch
   * @param sink takes the explanation of each sequence, in order
   */
  public void explainEmbeddings(Sequences sequences, EmbeddingSink sink) {
    Predictions predictions = predict(sequences);
    PlannedColumns columns = plan.columns(predictions.targets());
    EmbeddingRelevances relevances = workspace.embeddingRelevances(columns.columns());
    for (int sequence = 0; sequence < sequences.ids().length; sequence++) {
      write(predictions, columns, relevances, sequence, sequences.ids()[sequence].length);
      sink.accept(
          sequence, writer.explanation(), matrices(relevances, columns.polarity(), sequence));
    }
  }

  private Predictions predict(Sequences sequences) {
    Scores scores = workspace.forward(SequenceBatch.ofIds(sequences.ids()), history);
    return Predictions.of(scores, sequences, plan);
  }

  private void write(
      Predictions predictions,
      PlannedColumns columns,
      WordRelevances relevances,
      int sequence,
      int length) {
    writer.begin(predictions, sequence, length);
    writer.addConserving(
        predictions.targets()[sequence],
        columns.polarity(),
        (column, position) -> relevances.at(sequence, column, position),
        column -> relevances.padding(sequence, column),
        column -> relevances.initialStates(sequence, column));
  }

  /**
   * One matrix for each target of the explanation, the polarity's last.
   *
   * @param weights how much of each column makes the polarity's
   */
  private List<FloatMatrix> matrices(
      EmbeddingRelevances relevances, float[] weights, int sequence) {
    Explanation explanation = writer.explanation();
    List<FloatMatrix> matrices = new ArrayList<>();
    for (int column = 0; column < explanation.targets() - 1; column++) {
      FloatMatrix matrix = FloatMatrix.zeros(explanation.length(), embedding);
      add(matrix, relevances, sequence, column, 1);
      matrices.add(matrix);
    }
    FloatMatrix polarity = FloatMatrix.zeros(explanation.length(), embedding);
    for (int column = 0; column < weights.length; column++) {
      if (weights[column] != 0) {
        add(polarity, relevances, sequence, column, weights[column]);
      }
    }
    matrices.add(polarity);
    return matrices;
  }

  /** matrix += weight · the relevances of a column. */
  private void add(
      FloatMatrix matrix, EmbeddingRelevances relevances, int sequence, int column, float weight) {
    float[] values = matrix.values();
    for (int position = 0; position < matrix.rows(); position++) {
      int row = matrix.offset(position);
      for (int e = 0; e < embedding; e++) {
        values[row + e] += weight * relevances.at(sequence, column, position, e);
      }
    }
  }
}
