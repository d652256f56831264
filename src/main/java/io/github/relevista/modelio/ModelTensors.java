package io.github.relevista.modelio;

import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.Gate;
import io.github.relevista.model.GateWeights;
import io.github.relevista.model.OutputLayer;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.tensor.FloatMatrix;
import io.github.relevista.text.Vocabulary;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** From the tensors of a file, checked by {@link ExpectedTensors}, to a model and back. */
final class ModelTensors {
  private ModelTensors() {}

  /**
   * Builds a model.
   *
   * @param tensors those that the configuration and the vocabulary ask for
   */
  static SentimentModel toModel(
      ModelConfig config, Vocabulary vocabulary, Map<String, Tensor> tensors) {
    TensorNames names = new TensorNames(config.cellName());
    List<DirectionWeights> directions = new ArrayList<>();
    for (int direction = 0; direction < config.directions(); direction++) {
      directions.add(
          direction(
              config,
              tensors.get(names.inputWeights(direction)).values(),
              tensors.get(names.recurrentWeights(direction)).values(),
              tensors.get(names.inputBias(direction)).values(),
              tensors.get(names.recurrentBias(direction)).values()));
    }
    float[] outputBias =
        config.outputBias() ? tensors.get(TensorNames.OUTPUT_BIAS).values() : new float[0];
    return new SentimentModel(
        config.cell(),
        config.classes(),
        config.text(),
        vocabulary,
        matrix(vocabulary.size(), tensors.get(TensorNames.EMBEDDING).values()),
        directions,
        new OutputLayer(
            matrix(config.classes().size(), tensors.get(TensorNames.OUTPUT_WEIGHTS).values()),
            outputBias));
  }

  /**
   * @param input [gates · hidden, embedding]
   * @param recurrent [gates · hidden, hidden]
   * @param inputBias [gates · hidden]
   * @param recurrentBias [gates · hidden]
   */
  private static DirectionWeights direction(
      ModelConfig config,
      float[] input,
      float[] recurrent,
      float[] inputBias,
      float[] recurrentBias) {
    GateOrder order = config.gateOrder();
    int hidden = config.hiddenSize();
    Map<Gate, GateWeights> gates = new EnumMap<>(Gate.class);
    for (Gate gate : config.cell().gates()) {
      gates.put(
          gate,
          new GateWeights(
              matrix(hidden, order.part(input, gate)),
              matrix(hidden, order.part(recurrent, gate)),
              order.part(inputBias, gate),
              order.part(recurrentBias, gate)));
    }
    return new DirectionWeights(config.cell(), gates);
  }

  private static FloatMatrix matrix(int rows, float[] values) {
    return new FloatMatrix(rows, values.length / rows, values);
  }

  /** The tensors of a model, with the gates in torch's order. */
  static SortedMap<String, Tensor> of(SentimentModel model) {
    return ModelConfig.holds(model)
        ? ofOneLayer(model, ModelConfig.of(model))
        : new LayeredWriter(model).tensors();
  }

  private static SortedMap<String, Tensor> ofOneLayer(SentimentModel model, ModelConfig config) {
    TensorNames names = new TensorNames(config.cellName());
    Map<String, float[]> values = new TreeMap<>();
    values.put(TensorNames.EMBEDDING, model.embedding().values());
    values.put(TensorNames.OUTPUT_WEIGHTS, model.output().weights().values());
    values.put(TensorNames.OUTPUT_BIAS, model.output().bias());
    GateOrder order = config.gateOrder();
    for (int direction = 0; direction < config.directions(); direction++) {
      DirectionWeights weights = model.directions().get(direction);
      values.put(
          names.inputWeights(direction),
          order.stacked(gate -> weights.gate(gate).input().values()));
      values.put(
          names.recurrentWeights(direction),
          order.stacked(gate -> weights.gate(gate).recurrent().values()));
      values.put(names.inputBias(direction), order.stacked(gate -> weights.gate(gate).inputBias()));
      values.put(
          names.recurrentBias(direction),
          order.stacked(gate -> weights.gate(gate).recurrentBias()));
    }
    SortedMap<String, Tensor> tensors = new TreeMap<>();
    ExpectedTensors.of(config, model.vocabulary().size())
        .shapes()
        .forEach((name, shape) -> tensors.put(name, new Tensor(shape, values.get(name))));
    return tensors;
  }
}
