package io.github.relevista.engine.nd4j;

import static io.github.relevista.engine.nd4j.NativeArrays.forEachColumn;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.model.Activation;
import io.github.relevista.model.ActivationLayer;
import io.github.relevista.model.DenseLayer;
import io.github.relevista.model.VectorLayer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * y = φ(W x + b), or φ(x) alone, on the vectors of steps or of sequences; φ passes relevance on.
 */
final class DenseStage {
  /**
   * The weights, shared by all threads.
   *
   * @param weights W: [outputs, inputs], or null for none
   * @param bias b: [1, outputs]
   * @param activation φ
   */
  record Weights(INDArray weights, INDArray bias, Activation activation) {
    static Weights of(VectorLayer layer) {
      if (layer instanceof ActivationLayer alone) {
        return new Weights(null, null, alone.activation());
      }
      DenseLayer dense = (DenseLayer) layer;
      float[] bias = new float[dense.weights().rows()];
      for (int j = 0; j < bias.length; j++) {
        bias[j] = dense.bias(j);
      }
      return new Weights(
          NativeArrays.of(dense.weights()), NativeArrays.rowOf(bias), dense.activation());
    }
  }

  private final Weights layer;

  /** x: [rows, inputs]. */
  private INDArray inputs;

  /** W x + b: [rows, outputs]. */
  private INDArray sums;

  DenseStage(Weights layer) {
    this.layer = layer;
  }

  /**
   * @param values x: [rows, width]
   * @param arrays what owns the arrays that are kept for the way back
   * @return [rows, outputs]
   */
  float[] forward(float[] values, int width, NativeArrays arrays) {
    float[] result = values.clone();
    if (layer.weights() != null && values.length > 0) {
      inputs = arrays.keep(NativeArrays.of(values.clone(), values.length / width, width));
      sums = arrays.zeros(inputs.rows(), layer.weights().rows());
      Nd4j.gemm(inputs, layer.weights(), sums, false, true, 1, 0);
      result = sums.addiRowVector(layer.bias()).data().asFloat();
    }
    for (int at = 0; at < result.length; at++) {
      result[at] = activated(result[at]);
    }
    return result;
  }

  private float activated(float x) {
    return switch (layer.activation().kind()) {
      case LINEAR -> x;
      case RELU -> Math.max(0, x);
      case LEAKY_RELU -> x >= 0 ? x : x * layer.activation().slope();
      case TANH -> (float) Math.tanh(x);
      case SIGMOID -> (float) (1 / (1 + Math.exp(-x)));
    };
  }

  /**
   * @param received relevance of the outputs: [rows · columns, outputs]
   * @return that of the inputs: [rows · columns, inputs]
   */
  float[] back(float[] received, int columns, EpsilonRule rule) {
    if (layer.weights() == null || received.length == 0) {
      return received;
    }
    try (NativeArrays arrays = new NativeArrays()) {
      int outputs = layer.weights().rows();
      Quotients formula = new Quotients(rule, arrays);
      INDArray quotients =
          arrays.keep(NativeArrays.of(received.clone(), received.length / outputs, outputs));
      forEachColumn(quotients, columns).divi(forEachColumn(formula.denominators(sums), 1));
      INDArray lower = arrays.product(quotients, layer.weights());
      forEachColumn(lower, columns).muli(forEachColumn(inputs, 1));
      if (rule.shares()) {
        INDArray shared = formula.shared(sums, layer.bias());
        forEachColumn(quotients, columns).muli(forEachColumn(shared, 1));
        lower.addiColumnVector(arrays.keep(quotients.sum(true, 1)).divi(lower.columns()));
      }
      return lower.data().asFloat();
    }
  }
}
