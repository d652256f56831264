package io.github.relevista.modelio;

import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.Gate;
import io.github.relevista.model.GateWeights;
import io.github.relevista.tensor.FloatMatrix;
import java.util.EnumMap;
import java.util.Map;

/**
 * The weights of one direction with its gates stacked, as files have them.
 *
 * @param hidden size of the hidden state
 * @param input [gates · hidden, inputs]
 * @param recurrent [gates · hidden, hidden]
 * @param inputBias [gates · hidden]
 * @param recurrentBias [gates · hidden]
 */
record GateTensors(
    int hidden, float[] input, float[] recurrent, float[] inputBias, float[] recurrentBias) {
  /** The weights of named gates, taken in an order. */
  DirectionWeights direction(GateOrder order) {
    Map<Gate, GateWeights> gates = new EnumMap<>(Gate.class);
    for (Gate gate : order.cell().gates()) {
      gates.put(
          gate,
          new GateWeights(
              matrix(order.part(input, gate)),
              matrix(order.part(recurrent, gate)),
              order.part(inputBias, gate),
              order.part(recurrentBias, gate)));
    }
    return new DirectionWeights(order.cell(), gates);
  }

  private FloatMatrix matrix(float[] values) {
    return new FloatMatrix(hidden, values.length / hidden, values);
  }
}
