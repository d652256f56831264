package io.github.relevista.keras;

import static io.github.relevista.keras.KerasJson.EMBEDDING;
import static io.github.relevista.keras.KerasJson.functional;
import static io.github.relevista.keras.KerasJson.layer;
import static io.github.relevista.keras.KerasJson.node;
import static io.github.relevista.keras.KerasJson.sequential;
import static io.github.relevista.keras.PlainKeras.dense;
import static io.github.relevista.keras.PlainKeras.embed;
import static io.github.relevista.keras.PlainKeras.last;
import static io.github.relevista.keras.PlainKeras.lstm;

import java.io.IOException;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Models of every kind that Keras has saved, made here with random weights: their scores are those
 * of {@link PlainKeras}, which knows nothing of this project's layers.
 */
class KerasKindsTest extends KerasFiles {
  private static final DoubleUnaryOperator RELU = x -> Math.max(0, x);

  @Test
  void convolutionPoolingNormalisationAndATurnedLayer_areRunInTheirOrder() throws IOException {
    float[][] embeddings = bytes.with("e", "e/embeddings:0", bytes.matrix(8, 3));
    float[][][] filters =
        bytes.with("c", "c/kernel:0", new float[][][] {bytes.matrix(3, 4), bytes.matrix(3, 4)});
    float[] filterBias = bytes.with("c", "c/bias:0", bytes.vector(4));
    float[] gamma = bytes.with("n", "n/gamma:0", bytes.vector(4));
    float[] beta = bytes.with("n", "n/beta:0", bytes.vector(4));
    float[] mean = bytes.with("n", "n/moving_mean:0", bytes.vector(4));
    float[] variance = bytes.with("n", "n/moving_variance:0", new float[] {0.5f, 1, 2, 0.25f});
    float[][] kernel = bytes.with("g", "g/gru_cell/kernel:0", bytes.matrix(4, 6));
    float[][] recurrent = bytes.with("g", "g/gru_cell/recurrent_kernel:0", bytes.matrix(2, 6));
    float[] bias = bytes.with("g", "g/gru_cell/bias:0", bytes.vector(6));
    float[][] out = bytes.with("d", "d/kernel:0", bytes.matrix(2, 2));
    float[] outBias = bytes.with("d", "d/bias:0", bytes.vector(2));
    String json =
        sequential(
            EMBEDDING,
            layer("Conv1D", "c", "'strides': [1], 'padding': 'valid', 'activation': 'relu'"),
            layer("MaxPooling1D", "p", "'pool_size': [2], 'strides': [2]"),
            layer("BatchNormalization", "n", "'epsilon': 0.01"),
            layer("GRU", "g", "'reset_after': false, 'go_backwards': true"),
            layer("Dense", "d", ""));
    double[][] steps =
        PlainKeras.poolMax(PlainKeras.convolve(embed(embeddings, IDS), filters, filterBias), 2);
    for (int t = 0; t < steps.length; t++) {
      steps[t] = PlainKeras.normalise(steps[t], gamma, beta, mean, variance, 0.01);
    }
    double[][] states =
        PlainKeras.gruResetBefore(
            PlainKeras.turned(steps), kernel, recurrent, bias, PlainKeras::sigmoid);
    check(bytes.h5(file("c.h5"), "2.9.0", json), dense(last(states), out, outBias, LINEAR));
  }

  @Test
  void aNormalisationOfTwoReadingsSideBySide_scalesEachByItsOwn() throws IOException {
    float[][] embeddings = bytes.with("e", "e/embeddings:0", bytes.matrix(8, 3));
    float[][] kernel = bytes.with("l", "l/lstm_cell/kernel:0", bytes.matrix(3, 8));
    float[][] recurrent = bytes.with("l", "l/lstm_cell/recurrent_kernel:0", bytes.matrix(2, 8));
    float[] bias = bytes.with("l", "l/lstm_cell/bias:0", bytes.vector(8));
    float[] gamma = bytes.with("n", "n/gamma:0", bytes.vector(2));
    float[] beta = bytes.with("n", "n/beta:0", bytes.vector(2));
    float[] mean = bytes.with("n", "n/moving_mean:0", bytes.vector(2));
    float[] variance = bytes.with("n", "n/moving_variance:0", new float[] {0.5f, 2});
    float[][] out = bytes.with("d", "d/kernel:0", bytes.matrix(4, 1));
    float[] outBias = bytes.with("d", "d/bias:0", bytes.vector(1));
    String json =
        functional(
            "d",
            node("Embedding", "e", ""),
            node("LSTM", "l", "'return_sequences': true", "e"),
            node("BatchNormalization", "n", "", "l"),
            node("GlobalMaxPooling1D", "a", "", "n"),
            node("GlobalAveragePooling1D", "b", "", "n"),
            node("Concatenate", "j", "", "a", "b"),
            node("Dense", "d", "'activation': 'sigmoid'", "j"));
    double[][] steps = lstm(embed(embeddings, IDS), kernel, recurrent, bias, PlainKeras::sigmoid);
    for (int t = 0; t < steps.length; t++) {
      steps[t] = PlainKeras.normalise(steps[t], gamma, beta, mean, variance, 1e-3);
    }
    double[] highest = PlainKeras.poolMax(steps, steps.length)[0];
    check(
        bytes.h5(file("n.h5"), "2.9.0", json),
        dense(PlainKeras.sideBySide(highest, PlainKeras.mean(steps)), out, outBias, LINEAR));
  }

  @Test
  void allStepsLaidSideBySide_haveWeightsOfTheirOwn_alsoBehindPooling() throws IOException {
    float[][] embeddings = bytes.with("e", "e/embeddings:0", bytes.matrix(8, 3));
    float[][] kernel = bytes.with("l", "l/kernel:0", bytes.matrix(3, 8));
    float[][] recurrent = bytes.with("l", "l/recurrent_kernel:0", bytes.matrix(2, 8));
    float[] bias = bytes.with("l", "l/bias:0", bytes.vector(8));
    float[][] out = bytes.with("d", "d/kernel:0", bytes.matrix(6, 2));
    String json =
        sequential(
            EMBEDDING,
            layer("LSTM", "l", "'return_sequences': true"),
            layer("MaxPooling1D", "p", "'pool_size': 2, 'strides': 2"),
            layer("Flatten", "f", ""),
            layer("Dense", "d", ""));
    double[][] pooled =
        PlainKeras.poolMax(
            lstm(embed(embeddings, IDS), kernel, recurrent, bias, PlainKeras::sigmoid), 2);
    double[] flat = new double[6];
    for (int t = 0; t < 3; t++) {
      System.arraycopy(pooled[t], 0, flat, 2 * t, 2);
    }
    check(bytes.h5(file("flat.h5"), "2.9.0", json), dense(flat, out, null, LINEAR));
  }

  @Test
  void aMeanOfDirections_isHalfOfTheirSum() throws IOException {
    float[][] embeddings = bytes.with("e", "e/embeddings:0", bytes.matrix(8, 3));
    float[][] kernel = bytes.with("b", "b/forward_l/kernel:0", bytes.matrix(3, 8));
    float[][] recurrent = bytes.with("b", "b/forward_l/recurrent_kernel:0", bytes.matrix(2, 8));
    float[][] kernel2 = bytes.with("b", "b/backward_l/kernel:0", bytes.matrix(3, 8));
    float[][] recurrent2 = bytes.with("b", "b/backward_l/recurrent_kernel:0", bytes.matrix(2, 8));
    float[][] out = bytes.with("d", "d/kernel:0", bytes.matrix(2, 2));
    String json =
        sequential(
            EMBEDDING,
            layer("Bidirectional", "b", "'merge_mode': 'ave'")
                .replace("\"b\"", "\"b\", \"layer\": " + layer("LSTM", "l", "")),
            layer("Dense", "d", ""));
    double[][] steps = embed(embeddings, IDS);
    double[] forward = last(lstm(steps, kernel, recurrent, null, PlainKeras::sigmoid));
    double[] backward =
        last(lstm(PlainKeras.turned(steps), kernel2, recurrent2, null, PlainKeras::sigmoid));
    double[] mean = {(forward[0] + backward[0]) / 2, (forward[1] + backward[1]) / 2};
    check(bytes.h5(file("ave.h5"), "2.9.0", json), dense(mean, out, null, LINEAR));
  }

  @Test
  void leakyUnitsAndDenseLayersAtEveryStep_areRun() throws IOException {
    float[][] embeddings = bytes.with("e", "e/embeddings:0", bytes.matrix(8, 3));
    float[][] first = bytes.with("t", "t/kernel:0", bytes.matrix(3, 4));
    float[] firstBias = bytes.with("t", "t/bias:0", bytes.vector(4));
    float[][] kernel = bytes.with("b", "b/forward_l/kernel:0", bytes.matrix(4, 8));
    float[][] recurrent = bytes.with("b", "b/forward_l/recurrent_kernel:0", bytes.matrix(2, 8));
    float[] bias = bytes.with("b", "b/forward_l/bias:0", bytes.vector(8));
    float[][] kernel2 = bytes.with("b", "b/backward_l/kernel:0", bytes.matrix(4, 8));
    float[][] recurrent2 = bytes.with("b", "b/backward_l/recurrent_kernel:0", bytes.matrix(2, 8));
    float[] bias2 = bytes.with("b", "b/backward_l/bias:0", bytes.vector(8));
    float[][] hidden = bytes.with("h", "h/kernel:0", bytes.matrix(2, 5));
    float[][] out = bytes.with("d", "d/kernel:0", bytes.matrix(5, 1));
    String inner = layer("LSTM", "l", "");
    String json =
        sequential(
            EMBEDDING,
            layer("TimeDistributed", "t", "")
                .replace(
                    "\"t\"", "\"t\", \"layer\": " + layer("Dense", "x", "'activation': 'relu'")),
            layer("Bidirectional", "b", "'merge_mode': 'sum'")
                .replace("\"b\"", "\"b\", \"layer\": " + inner),
            layer("Dense", "h", ""),
            layer("LeakyReLU", "k", "'alpha': 0.1"),
            layer("Dense", "d", ""));
    double[][] steps = PlainKeras.denseAtSteps(embed(embeddings, IDS), first, firstBias, RELU);
    double[] forward = last(lstm(steps, kernel, recurrent, bias, PlainKeras::sigmoid));
    double[] backward =
        last(lstm(PlainKeras.turned(steps), kernel2, recurrent2, bias2, PlainKeras::sigmoid));
    double[] sum = {forward[0] + backward[0], forward[1] + backward[1]};
    double[] units = dense(sum, hidden, null, x -> x >= 0 ? x : 0.1 * x);
    check(bytes.h5(file("t.h5"), "2.9.0", json), dense(units, out, null, LINEAR));
  }
}
