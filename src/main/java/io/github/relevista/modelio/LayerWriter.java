package io.github.relevista.modelio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.model.Activation;
import io.github.relevista.model.ActivationLayer;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.ConvolutionLayer;
import io.github.relevista.model.DenseLayer;
import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.MaxPoolingLayer;
import io.github.relevista.model.RecurrentLayer;
import io.github.relevista.model.SelfAttentionLayer;
import io.github.relevista.model.SelfAttentionLayer.Projection;
import io.github.relevista.model.SequenceLayer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** One layer as {@link LayerReader} reads it: what it is, and its tensors. */
final class LayerWriter {
  private LayerWriter() {}

  /** Adds what the layer is to its object in {@code config.json}. */
  static void describe(SequenceLayer layer, ObjectNode json) {
    json.put("type", layer.name());
    if (layer instanceof RecurrentLayer recurrent) {
      if (recurrent.cell() != CellKind.LSTM) {
        json.put("gru_reset", recurrent.cell() == CellKind.GRU_RESET_AFTER ? "after" : "before");
      }
      json.put("hidden_size", recurrent.hidden());
      json.put("direction", recurrent.order().wireName());
      json.put("merge", recurrent.merge().wireName());
      json.put("gate_activation", recurrent.gates().wireName());
      json.put("state_activation", recurrent.states().wireName());
      json.put("gate_order", GateOrder.ofTorch(recurrent.cell()).letters());
    } else if (layer instanceof ConvolutionLayer convolution) {
      json.put("filters", convolution.filters());
      json.put("window", convolution.window());
      json.put("border", convolution.border().wireName());
      json.put("bias", convolution.bias().length > 0);
      describe(convolution.activation(), json);
    } else if (layer instanceof MaxPoolingLayer pooling) {
      json.put("window", pooling.window());
      json.put("stride", pooling.stride());
    } else if (layer instanceof SelfAttentionLayer attention) {
      json.put("kind", attention.kind().wireName());
      json.put("heads", attention.heads());
      projections(attention)
          .forEach(
              (part, projection) -> {
                json.put(part + "_size", projection.weights().rows());
                json.put(part + "_bias", projection.bias().length > 0);
              });
    } else if (layer instanceof DenseLayer dense) {
      json.put("size", dense.weights().rows());
      json.put("bias", dense.bias().length > 0);
      describe(dense.activation(), json);
    } else {
      describe(((ActivationLayer) layer).activation(), json);
    }
  }

  private static void describe(Activation activation, ObjectNode json) {
    json.put("activation", activation.kind().wireName());
    if (activation.kind() == Activation.Kind.LEAKY_RELU) {
      json.put("slope", activation.slope());
    }
  }

  /** Adds the tensors of the layer under their names. */
  static void addTensors(SequenceLayer layer, LayerNames names, SortedMap<String, Tensor> tensors) {
    if (layer instanceof RecurrentLayer recurrent) {
      for (int direction = 0; direction < recurrent.directions().size(); direction++) {
        addDirection(recurrent, direction, names, tensors);
      }
    } else if (layer instanceof ConvolutionLayer convolution) {
      List<Long> shape =
          List.of(
              (long) convolution.filters(),
              (long) convolution.window(),
              (long) convolution.channels());
      tensors.put(names.weights(), new Tensor(shape, convolution.weights().values()));
      addBias(convolution.bias(), names, tensors);
    } else if (layer instanceof SelfAttentionLayer attention) {
      tensors.put(names.scale(), Tensor.of(attention.scale()));
      projections(attention)
          .forEach(
              (part, projection) -> {
                tensors.put(names.part(part).weights(), Tensor.of(projection.weights()));
                addBias(projection.bias(), names.part(part), tensors);
              });
    } else if (layer instanceof DenseLayer dense) {
      tensors.put(names.weights(), Tensor.of(dense.weights()));
      addBias(dense.bias(), names, tensors);
    }
  }

  /** The projections that change anything, by their names. */
  private static Map<String, Projection> projections(SelfAttentionLayer layer) {
    Map<String, Projection> projections = new LinkedHashMap<>();
    projections.put(LayerNames.QUERY_PART, layer.query());
    projections.put(LayerNames.KEY_PART, layer.key());
    projections.put(LayerNames.VALUE_PART, layer.value());
    projections.put(LayerNames.OUTPUT_PART, layer.output());
    projections.values().removeIf(projection -> !projection.isPresent());
    return projections;
  }

  private static void addBias(float[] bias, LayerNames names, SortedMap<String, Tensor> tensors) {
    if (bias.length > 0) {
      tensors.put(names.bias(), Tensor.of(bias));
    }
  }

  private static void addDirection(
      RecurrentLayer layer, int direction, LayerNames names, SortedMap<String, Tensor> tensors) {
    DirectionWeights weights = layer.directions().get(direction);
    GateOrder order = GateOrder.ofTorch(layer.cell());
    TensorNames.OfDirection of = names.direction(layer.order().isBackward(direction));
    long stacked = (long) layer.cell().gates().size() * layer.hidden();
    tensors.put(
        of.inputWeights(),
        new Tensor(
            List.of(stacked, (long) layer.inputSize()),
            order.stacked(gate -> weights.gate(gate).input().values())));
    tensors.put(
        of.recurrentWeights(),
        new Tensor(
            List.of(stacked, (long) layer.hidden()),
            order.stacked(gate -> weights.gate(gate).recurrent().values())));
    tensors.put(of.inputBias(), Tensor.of(order.stacked(gate -> weights.gate(gate).inputBias())));
    tensors.put(
        of.recurrentBias(), Tensor.of(order.stacked(gate -> weights.gate(gate).recurrentBias())));
  }
}
