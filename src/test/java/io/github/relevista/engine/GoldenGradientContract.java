package io.github.relevista.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.SharedMaterial;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.LocalModelSource;
import io.github.relevista.modelio.ModelFolder;
import java.io.IOException;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * Gradients of an engine against the authors' code on 2,210 sentences in batches of 17: sensitivity
 * and Gradient × Input of the true and the predicted class. Error budgets, relative to the
 * sentence's largest absolute value: 2e-6 for 99.9% of sentences, 5e-6 for all, 6e-7 root mean
 * square. They are a tenth of those of relevances or less, since nothing is divided.
 */
public abstract class GoldenGradientContract {
  private static final ErrorBudget BUDGET = new ErrorBudget(2e-6, 5e-6, 6e-7);
  private static final int BATCH = 17;

  /** The engine that is tested. */
  protected abstract Engine engine(SentimentModel model);

  @Test
  public void gradients_equalTheAuthorsCode() throws IOException {
    Engine engine =
        engine(
            ModelFolder.read(new LocalModelSource(SharedMaterial.require("models/sst-bilstm-60"))));
    List<GoldenSentence> sentences = GoldenSentence.all();
    assertThat(sentences).hasSize(2210);
    double[] ofNorms = new double[sentences.size()];
    double[] ofProducts = new double[sentences.size()];
    Workspace workspace = engine.newWorkspace();
    int classes = engine.model().classes().size();
    for (int first = 0; first < sentences.size(); first += BATCH) {
      List<GoldenSentence> batch =
          sentences.subList(first, Math.min(first + BATCH, sentences.size()));
      workspace.forward(
          SequenceBatch.ofIds(batch.stream().map(GoldenSentence::ids).toArray(int[][]::new)),
          History.forGradients());
      WordGradients gradients = workspace.gradients(targets(batch, classes));
      for (int index = 0; index < batch.size(); index++) {
        int sequence = index;
        GoldenSentence.Gradients expected = batch.get(index).gradients();
        ofNorms[first + index] =
            Math.max(
                error(expected.normsOfTrue(), t -> gradients.squaredNorm(sequence, 0, t)),
                error(expected.normsOfPredicted(), t -> gradients.squaredNorm(sequence, 1, t)));
        ofProducts[first + index] =
            Math.max(
                error(expected.productsOfTrue(), t -> gradients.inputProduct(sequence, 0, t)),
                error(expected.productsOfPredicted(), t -> gradients.inputProduct(sequence, 1, t)));
      }
    }
    BUDGET.require(engine.name() + " engine's sensitivity", ofNorms);
    BUDGET.require(engine.name() + " engine's Gradient × Input", ofProducts);
  }

  /** The true and the predicted class of every sentence. */
  private static TargetColumns targets(List<GoldenSentence> batch, int classes) {
    float[][][] columns = new float[batch.size()][2][classes];
    for (int sequence = 0; sequence < batch.size(); sequence++) {
      columns[sequence][0][batch.get(sequence).trueClass()] = 1;
      columns[sequence][1][batch.get(sequence).predictedClass()] = 1;
    }
    return TargetColumns.each(columns);
  }

  private static double error(double[] expected, IntToDoubleFunction actual) {
    double largest = 0;
    double error = 0;
    for (int position = 0; position < expected.length; position++) {
      largest = Math.max(largest, Math.abs(expected[position]));
      error = Math.max(error, Math.abs(actual.applyAsDouble(position) - expected[position]));
    }
    return error / largest;
  }
}
