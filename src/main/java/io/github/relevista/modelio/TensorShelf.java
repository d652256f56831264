package io.github.relevista.modelio;

import io.github.relevista.tensor.FloatMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tensors of a file, from which a model takes one after the other. Every tensor must be asked
 * for, by its name and shape: one that is left over would be a part that nobody computes.
 */
final class TensorShelf {
  private final ModelFile file;
  private final SortedMap<String, Tensor> left;

  /**
   * @param file the one they come from, for messages
   * @param tensors by name
   */
  TensorShelf(ModelFile file, Map<String, Tensor> tensors) {
    this.file = file;
    this.left = new TreeMap<>(tensors);
  }

  /**
   * The values of a tensor, in row-major order.
   *
   * @param shape the sizes that config.json asks for
   * @throws InvalidModelException if it is missing, has another shape or holds a value that is not
   *     finite
   */
  float[] take(String name, long... shape) {
    Tensor tensor = left.remove(name);
    if (tensor == null) {
      throw file.refused("tensor '%s' is missing: config.json asks for it", name);
    }
    List<Long> wanted = Arrays.stream(shape).boxed().toList();
    if (!tensor.shape().equals(wanted)) {
      throw file.refused(
          "tensor '%s' has the shape %s, config.json and vocab.txt ask for %s",
          name, tensor.shape(), wanted);
    }
    ExpectedTensors.checkFinite(file, name, tensor.values());
    return tensor.values();
  }

  /** The values of a tensor of two dimensions. */
  FloatMatrix matrix(String name, int rows, int columns) {
    return new FloatMatrix(rows, columns, take(name, rows, columns));
  }

  /**
   * @throws InvalidModelException if a tensor has not been taken
   */
  void checkNoneLeft() {
    if (!left.isEmpty()) {
      String name = left.firstKey();
      throw file.refused(
          "tensor '%s' has no place in the model: %s",
          name, UnsupportedParts.reason(name).orElse("config.json names no layer that has it"));
    }
  }
}
