package io.github.relevista.explain;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.History;
import io.github.relevista.engine.Scores;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.TargetColumns;
import io.github.relevista.engine.WordGradients;
import io.github.relevista.engine.Workspace;
import io.github.relevista.explain.TargetPlan.Dependence;
import io.github.relevista.tensor.FloatMatrix;
import java.util.Arrays;

/**
 * Integrated Gradients: the gradient of a score s, averaged on the straight way from a baseline to
 * the embeddings x. The baseline is the blank review of as many words, all of whose embeddings are
 * zero; pads that the model reads stay what they are. The integral is a sum over the middles of N
 * equal steps:
 *
 * <pre>
 *   R_t = x_t · ∫₀¹ ∂s/∂x_t (α x) dα ≈ 1/N Σ_k x_t · ∂s/∂x_t (α_k x),   α_k = (k − ½) / N
 * </pre>
 *
 * It has a sign and no bound, and is linear in s. By the fundamental theorem of calculus the
 * relevances of the integral add up to s(x) − s(0); what the sum misses of it, s(x) − s(0) − Σ R_t,
 * is the leakage, and falls with 1/N² where s is smooth enough.
 *
 * <p>A review takes N passes forward and back.
 */
final class IntegratedGradientsExplainer implements Explainer {
  private final int steps;
  private final FloatMatrix embedding;
  private final Workspace workspace;
  private final TargetPlan plan;
  private final ExplanationWriter writer;

  IntegratedGradientsExplainer(Engine engine, Method.IntegratedGradients method, Targets targets) {
    this.steps = method.steps();
    this.embedding = engine.model().embedding();
    this.workspace = engine.newWorkspace();
    this.plan = new TargetPlan(targets, engine.model().classes(), Dependence.LINEAR);
    this.writer = new ExplanationWriter(engine.model().classes());
  }

  @Override
  public void explain(Sequences sequences, ExplanationSink sink) {
    int[][] ids = sequences.ids();
    Predictions predictions =
        Predictions.of(
            workspace.forward(SequenceBatch.ofIds(ids), History.none()), sequences, plan);
    PlannedColumns columns = plan.columns(predictions.targets());
    double[][] baselines = baselines(ids, columns.columns());
    double[][][] relevances = relevances(ids, columns.columns());
    for (int sequence = 0; sequence < ids.length; sequence++) {
      double[] baseline = baselines[sequence];
      double[][] words = relevances[sequence];
      writer.begin(predictions, sequence, ids[sequence].length);
      writer.addConserving(
          predictions.targets()[sequence],
          columns.polarity(),
          (column, position) -> words[column][position],
          column -> 0,
          column -> baseline[column]);
      sink.accept(sequence, writer.explanation());
    }
  }

  /** What each column explains of the blank reviews: [sequences][columns]. */
  private double[][] baselines(int[][] ids, TargetColumns columns) {
    boolean[][] blank = new boolean[ids.length][];
    for (int sequence = 0; sequence < ids.length; sequence++) {
      blank[sequence] = new boolean[ids[sequence].length];
      Arrays.fill(blank[sequence], true);
    }
    Scores scores = workspace.forward(SequenceBatch.ofIdsBlanked(ids, blank), History.none());
    double[][] baselines = new double[ids.length][columns.columns()];
    for (int sequence = 0; sequence < ids.length; sequence++) {
      for (int column = 0; column < columns.columns(); column++) {
        float[] coefficients = columns.coefficients(sequence, column);
        for (int k = 0; k < coefficients.length; k++) {
          baselines[sequence][column] += (double) coefficients[k] * scores.at(sequence, k);
        }
      }
    }
    return baselines;
  }

  /** The sum over the steps: [sequences][columns][tokens]. */
  private double[][][] relevances(int[][] ids, TargetColumns columns) {
    double[][][] relevances = new double[ids.length][columns.columns()][];
    FloatMatrix[] scaled = new FloatMatrix[ids.length];
    for (int sequence = 0; sequence < ids.length; sequence++) {
      scaled[sequence] = FloatMatrix.zeros(ids[sequence].length, embedding.columns());
      for (int column = 0; column < columns.columns(); column++) {
        relevances[sequence][column] = new double[ids[sequence].length];
      }
    }
    for (int step = 0; step < steps; step++) {
      double alpha = (step + 0.5) / steps;
      for (int sequence = 0; sequence < ids.length; sequence++) {
        scale(ids[sequence], (float) alpha, scaled[sequence]);
      }
      workspace.forward(SequenceBatch.ofEmbeddings(scaled), History.forGradients());
      WordGradients gradients = workspace.gradients(columns);
      // α x · gradient is what the engine gives; the formula has x · gradient / N.
      addTo(relevances, gradients, 1 / ((float) alpha * (double) steps));
    }
    return relevances;
  }

  private void scale(int[] ids, float factor, FloatMatrix scaled) {
    for (int position = 0; position < ids.length; position++) {
      int from = embedding.offset(ids[position]);
      int to = scaled.offset(position);
      for (int e = 0; e < embedding.columns(); e++) {
        scaled.values()[to + e] = factor * embedding.values()[from + e];
      }
    }
  }

  private static void addTo(double[][][] relevances, WordGradients gradients, double factor) {
    for (int sequence = 0; sequence < relevances.length; sequence++) {
      for (int column = 0; column < relevances[sequence].length; column++) {
        double[] words = relevances[sequence][column];
        for (int position = 0; position < words.length; position++) {
          words[position] += factor * gradients.inputProduct(sequence, column, position);
        }
      }
    }
  }
}
