package io.github.relevista.explain;

import io.github.relevista.engine.EmbeddingRelevances;
import io.github.relevista.engine.Engine;
import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.History;
import io.github.relevista.engine.Scores;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.WordRelevances;
import io.github.relevista.engine.Workspace;
import io.github.relevista.tensor.FloatMatrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Explains batches of sequences by Layer-wise Relevance Propagation with one rule and one choice of
 * targets. It owns a workspace of the engine and is, like that, for one thread.
 */
public final class LrpExplainer implements Explainer {
  private final int classes;
  private final int embedding;
  private final Workspace workspace;
  private final History history;
  private final ColumnPlan plan;
  private final Explanation explanation;

  /**
   * @param engine what computes
   * @param rule how relevance flows
   * @param targets what is explained
   */
  public LrpExplainer(Engine engine, EpsilonRule rule, Targets targets) {
    this.classes = engine.model().classes().size();
    this.embedding = engine.model().embeddingSize();
    this.workspace = engine.newWorkspace();
    this.history = History.forRelevance(rule);
    this.plan = new ColumnPlan(targets, engine.model().classes());
    this.explanation = new Explanation(classes);
  }

  @Override
  public void explain(Sequences sequences, ExplanationSink sink) {
    int[][] ids = sequences.ids();
    Predictions predictions = predict(sequences);
    WordRelevances relevances = workspace.relevances(plan.columns(predictions.targets));
    for (int sequence = 0; sequence < ids.length; sequence++) {
      fill(predictions, relevances, sequence, ids[sequence].length);
      sink.accept(sequence, explanation);
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
    int[][] ids = sequences.ids();
    Predictions predictions = predict(sequences);
    EmbeddingRelevances relevances =
        workspace.embeddingRelevances(plan.columns(predictions.targets));
    for (int sequence = 0; sequence < ids.length; sequence++) {
      fill(predictions, relevances, sequence, ids[sequence].length);
      sink.accept(sequence, explanation, matrices(relevances, sequence));
    }
  }

  /**
   * What the way forward says of a batch.
   *
   * @param scores a view of the workspace
   * @param classes [sequences]: the predicted ones
   * @param targets [sequences][…]: the classes to explain
   */
  private record Predictions(Scores scores, int[] classes, int[][] targets) {}

  private Predictions predict(Sequences sequences) {
    int[][] ids = sequences.ids();
    Scores scores = workspace.forward(SequenceBatch.ofIds(ids), history);
    int[] predicted = new int[ids.length];
    int[][] targets = new int[ids.length][];
    for (int sequence = 0; sequence < ids.length; sequence++) {
      predicted[sequence] = scores.highest(sequence, classes);
      targets[sequence] = plan.targets(predicted[sequence], sequences.labels()[sequence]);
    }
    return new Predictions(scores, predicted, targets);
  }

  private void fill(Predictions predictions, WordRelevances relevances, int sequence, int length) {
    float[] values = explanation.begin(length);
    for (int k = 0; k < classes; k++) {
      values[k] = predictions.scores.at(sequence, k);
    }
    explanation.setPredictedClass(predictions.classes[sequence]);
    addClasses(relevances, sequence, predictions.targets[sequence]);
    addPolarity(relevances, sequence);
  }

  private void addClasses(WordRelevances relevances, int sequence, int[] targets) {
    for (int column = 0; column < targets.length; column++) {
      int target = targets[column];
      float[] words = explanation.addColumn(target, explanation.score(target));
      for (int position = 0; position < explanation.length(); position++) {
        words[position] = relevances.at(sequence, column, position);
      }
      explanation.closeColumn(relevances.initialStates(sequence, column));
    }
  }

  /**
   * Relevance is linear in what enters at the top: the polarity's is that of its columns combined.
   */
  private void addPolarity(WordRelevances relevances, int sequence) {
    double score = 0;
    for (int k = 0; k < classes; k++) {
      score += (double) plan.polarity(k) * explanation.score(k);
    }
    float[] words = explanation.addColumn(Explanation.POLARITY, (float) score);
    float[] weights = plan.polarityColumns();
    for (int position = 0; position < explanation.length(); position++) {
      double sum = 0;
      for (int column = 0; column < weights.length; column++) {
        if (weights[column] != 0) {
          sum += (double) weights[column] * relevances.at(sequence, column, position);
        }
      }
      words[position] = (float) sum;
    }
    double initialStates = 0;
    for (int column = 0; column < weights.length; column++) {
      initialStates += (double) weights[column] * relevances.initialStates(sequence, column);
    }
    explanation.closeColumn(initialStates);
  }

  /** One matrix for each column of the explanation, the polarity's last. */
  private List<FloatMatrix> matrices(EmbeddingRelevances relevances, int sequence) {
    List<FloatMatrix> matrices = new ArrayList<>();
    for (int column = 0; column < explanation.columns() - 1; column++) {
      FloatMatrix matrix = FloatMatrix.zeros(explanation.length(), embedding);
      add(matrix, relevances, sequence, column, 1);
      matrices.add(matrix);
    }
    FloatMatrix polarity = FloatMatrix.zeros(explanation.length(), embedding);
    float[] weights = plan.polarityColumns();
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
