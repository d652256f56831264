package io.github.relevista.keras;

import static io.github.relevista.keras.KerasJson.EMBEDDING;
import static io.github.relevista.keras.KerasJson.layer;
import static io.github.relevista.keras.KerasJson.sequential;
import static io.github.relevista.keras.PlainKeras.dense;
import static io.github.relevista.keras.PlainKeras.embed;
import static io.github.relevista.keras.PlainKeras.last;
import static io.github.relevista.keras.PlainKeras.lstm;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Recurrent cells as releases of Keras saved their weights: apart, together, or as cuDNN has them.
 */
class KerasCellsTest extends KerasFiles {
  @Test
  void keras1_keepsGatesApart_andItsSigmoidIsHard() throws IOException {
    float[][] embeddings = bytes.with("e", "e_W", bytes.matrix(8, 3));
    float[][] kernel = new float[3][8];
    float[][] recurrent = new float[2][8];
    float[] bias = new float[8];
    List<String> gates = List.of("i", "f", "c", "o");
    for (String gate : gates) {
      float[][] w = bytes.with("l", "l_W_" + gate, bytes.matrix(3, 2));
      float[][] u = bytes.with("l", "l_U_" + gate, bytes.matrix(2, 2));
      float[] b = bytes.with("l", "l_b_" + gate, bytes.vector(2));
      int begin = 2 * gates.indexOf(gate);
      for (int j = 0; j < 2; j++) {
        bias[begin + j] = b[j];
        for (int i = 0; i < 3; i++) {
          kernel[i][begin + j] = w[i][j];
        }
        for (int i = 0; i < 2; i++) {
          recurrent[i][begin + j] = u[i][j];
        }
      }
    }
    float[][] out = bytes.with("d", "d_W", bytes.matrix(2, 1));
    float[] outBias = bytes.with("d", "d_b", bytes.vector(1));
    // The list of layers is the whole configuration in Keras 1.
    String json =
        "{\"class_name\": \"Sequential\", \"config\": [%s, %s, %s]}"
            .formatted(
                EMBEDDING,
                layer("LSTM", "l", "'inner_activation': 'hard_sigmoid', 'activation': 'tanh'"),
                layer("Dense", "d", "'activation': 'sigmoid'"));
    double[][] states =
        lstm(embed(embeddings, IDS), kernel, recurrent, bias, PlainKeras::hardSigmoid);
    check(bytes.h5(file("k1.h5"), "1.2.2", json), dense(last(states), out, outBias, LINEAR));
  }

  @Test
  void cuDnn_hasTwoBiases_andKernelsThatItReadsTurned() throws IOException {
    float[][] embeddings = bytes.with("e", "e/embeddings:0", bytes.matrix(8, 3));
    // Saved as [inputs][gates · units]; of each gate cuDNN reads the numbers in their order as a
    // matrix [units][inputs].
    float[][] saved = bytes.with("g", "g/kernel:0", bytes.matrix(3, 6));
    float[][] savedRecurrent = bytes.with("g", "g/recurrent_kernel:0", bytes.matrix(2, 6));
    float[] biases = bytes.with("g", "g/bias:0", bytes.vector(12));
    float[][] out = bytes.with("d", "d/kernel:0", bytes.matrix(2, 3));
    float[] outBias = bytes.with("d", "d/bias:0", bytes.vector(3));
    float[][] kernel = ofCuDnn(saved, 2);
    float[][] recurrent = ofCuDnn(savedRecurrent, 2);
    float[] input = Arrays.copyOf(biases, 6);
    float[] inner = Arrays.copyOfRange(biases, 6, 12);
    String json =
        sequential(
            EMBEDDING, layer("CuDNNGRU", "g", ""), layer("Dense", "d", "'activation': 'softmax'"));
    double[][] states =
        PlainKeras.gruResetAfter(embed(embeddings, IDS), kernel, recurrent, input, inner);
    check(bytes.h5(file("cudnn.h5"), "2.2.4", json), dense(last(states), out, outBias, LINEAR));
  }

  private static float[][] ofCuDnn(float[][] saved, int units) {
    float[][] made = new float[saved.length][saved[0].length];
    for (int begin = 0; begin < saved[0].length; begin += units) {
      for (int i = 0; i < saved.length; i++) {
        for (int j = 0; j < units; j++) {
          int place = j * saved.length + i;
          made[i][begin + j] = saved[place / units][begin + place % units];
        }
      }
    }
    return made;
  }

  @Test
  void cuDnnLstm_isAnLstm() throws IOException {
    float[][] embeddings = bytes.with("e", "e/embeddings:0", bytes.matrix(8, 3));
    float[][] saved = bytes.with("l", "l/kernel:0", bytes.matrix(3, 8));
    float[][] savedRecurrent = bytes.with("l", "l/recurrent_kernel:0", bytes.matrix(2, 8));
    float[] biases = bytes.with("l", "l/bias:0", bytes.vector(16));
    float[][] out = bytes.with("d", "d/kernel:0", bytes.matrix(2, 1));
    float[] bias = new float[8];
    for (int j = 0; j < 8; j++) {
      bias[j] = biases[j] + biases[8 + j];
    }
    String json = sequential(EMBEDDING, layer("CuDNNLSTM", "l", ""), layer("Dense", "d", ""));
    double[][] states =
        lstm(
            embed(embeddings, IDS),
            ofCuDnn(saved, 2),
            ofCuDnn(savedRecurrent, 2),
            bias,
            PlainKeras::sigmoid);
    check(bytes.h5(file("cudnn.h5"), "2.2.4", json), dense(last(states), out, null, LINEAR));
  }
}
