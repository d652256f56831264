package io.github.relevista.modelio;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tensors that the file of a model must hold, no more and no fewer.
 *
 * @param shapes the shape of each by name
 */
record ExpectedTensors(SortedMap<String, List<Long>> shapes) {
  ExpectedTensors {
    shapes = Collections.unmodifiableSortedMap(new TreeMap<>(shapes));
  }

  static ExpectedTensors of(ModelConfig config, int terms) {
    long embedding = config.embeddingSize();
    long hidden = config.hiddenSize();
    long stacked = config.cell().gates().size() * hidden;
    long classes = config.classes().size();
    TensorNames names = new TensorNames(config.cellName());
    SortedMap<String, List<Long>> shapes = new TreeMap<>();
    shapes.put(TensorNames.EMBEDDING, List.of((long) terms, embedding));
    for (int direction = 0; direction < config.directions(); direction++) {
      shapes.put(names.inputWeights(direction), List.of(stacked, embedding));
      shapes.put(names.recurrentWeights(direction), List.of(stacked, hidden));
      shapes.put(names.inputBias(direction), List.of(stacked));
      shapes.put(names.recurrentBias(direction), List.of(stacked));
    }
    shapes.put(TensorNames.OUTPUT_WEIGHTS, List.of(classes, config.directions() * hidden));
    if (config.outputBias()) {
      shapes.put(TensorNames.OUTPUT_BIAS, List.of(classes));
    }
    return new ExpectedTensors(shapes);
  }

  /**
   * Refuses tensors that are not those of the model.
   *
   * @param file the one they come from, for messages
   * @throws InvalidModelException if one is missing, is too much, has another shape or holds a
   *     value that is not finite
   */
  void check(ModelFile file, Map<String, Tensor> tensors) {
    for (String name : tensors.keySet()) {
      if (!shapes.containsKey(name)) {
        throw file.refused("tensor '%s' has no place in the model: %s", name, reason(name));
      }
    }
    shapes.forEach(
        (name, shape) -> {
          Tensor tensor = tensors.get(name);
          if (tensor == null) {
            throw file.refused("tensor '%s' is missing: %s", name, reason(name));
          }
          if (!tensor.shape().equals(shape)) {
            throw file.refused(
                "tensor '%s' has the shape %s, config.json and vocab.txt ask for %s",
                name, tensor.shape(), shape);
          }
          checkFinite(file, name, tensor.values());
        });
  }

  /** Why a tensor is too much, or why it is needed: what its name says of the architecture. */
  private static String reason(String name) {
    if (name.equals(TensorNames.OUTPUT_BIAS)) {
      return "output_bias of config.json says otherwise";
    }
    return UnsupportedParts.reason(name)
        .orElse(
            name.endsWith("_reverse")
                ? "bidirectional of config.json says otherwise"
                : "a model has an embedding, a layer of the cell that config.json names, and an"
                    + " output");
  }

  /** Refuses weights that are not finite: those of which 0 times the value is not 0. */
  static void checkFinite(ModelFile file, String name, float[] values) {
    float zero = 0;
    for (float value : values) {
      zero += 0 * value;
    }
    if (zero == 0) {
      return;
    }
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw file.refused(
            "value %d of tensor '%s' is %s; weights must be finite", i, name, values[i]);
      }
    }
  }
}
