package io.github.relevista.modelio;

import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.OutputLayer;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.tensor.FloatMatrix;
import io.github.relevista.text.Vocabulary;
import java.util.ArrayList;
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
          new GateTensors(
                  config.hiddenSize(),
                  tensors.get(names.inputWeights(direction)).values(),
                  tensors.get(names.recurrentWeights(direction)).values(),
                  tensors.get(names.inputBias(direction)).values(),
                  tensors.get(names.recurrentBias(direction)).values())
              .direction(config.gateOrder()));
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
