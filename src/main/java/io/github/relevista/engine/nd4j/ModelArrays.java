package io.github.relevista.engine.nd4j;

import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.Gate;
import io.github.relevista.model.GateWeights;
import io.github.relevista.model.SentimentModel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A model's weights as arrays; read-only, shared by all threads.
 *
 * @param model the model
 * @param directions the gates of each direction
 * @param outputs the weights of the scores by direction: [classes, hidden] each
 * @param outputBias [1, classes], zeros where the model has none
 */
record ModelArrays(
    SentimentModel model,
    List<Map<Gate, GateArrays>> directions,
    List<INDArray> outputs,
    INDArray outputBias) {

  /**
   * The weights of a gate: pre-activation = x · inputᵀ + h₋ · recurrentᵀ + biases.
   *
   * @param input [hidden, embedding]
   * @param recurrent [hidden, hidden]
   * @param inputBias [1, hidden]
   * @param recurrentBias [1, hidden]
   */
  record GateArrays(
      INDArray input, INDArray recurrent, INDArray inputBias, INDArray recurrentBias) {
    static GateArrays of(GateWeights weights) {
      return new GateArrays(
          NativeArrays.of(weights.input()),
          NativeArrays.of(weights.recurrent()),
          NativeArrays.rowOf(weights.inputBias()),
          NativeArrays.rowOf(weights.recurrentBias()));
    }
  }

  static ModelArrays of(SentimentModel model) {
    int hidden = model.hiddenSize();
    INDArray outputs = NativeArrays.of(model.output().weights());
    float[] bias = new float[model.classes().size()];
    for (int k = 0; k < bias.length; k++) {
      bias[k] = model.output().bias(k);
    }
    List<INDArray> byDirection =
        model.directions().size() == 1
            ? List.of(outputs)
            : List.of(
                NativeArrays.columns(outputs, 0, hidden).dup('c'),
                NativeArrays.columns(outputs, hidden, hidden).dup('c'));
    return new ModelArrays(
        model,
        model.directions().stream().map(ModelArrays::gates).toList(),
        byDirection,
        NativeArrays.rowOf(bias));
  }

  static Map<Gate, GateArrays> gates(DirectionWeights weights) {
    Map<Gate, GateArrays> gates = new EnumMap<>(Gate.class);
    for (Gate gate : weights.gates()) {
      gates.put(gate, GateArrays.of(weights.gate(gate)));
    }
    return gates;
  }
}
