package io.github.relevista.modelio;

import io.github.relevista.tensor.FloatMatrix;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The tensors of a foreign file that have no place in the model yet. */
final class UnplacedTensors {
  private final ModelFile file;
  private final SortedMap<String, Tensor> left;

  /**
   * @param file the one they come from, for messages
   */
  UnplacedTensors(ModelFile file, SortedMap<String, Tensor> tensors) {
    this.file = file;
    this.left = new TreeMap<>(tensors);
  }

  Set<String> names() {
    return left.keySet();
  }

  /** The names now, numbers in them by their value. */
  List<String> namesInOrder() {
    return left.keySet().stream().sorted(TorchNames.IN_ORDER).toList();
  }

  boolean has(String name) {
    return left.containsKey(name);
  }

  /** The shape of a tensor that is there. */
  List<Long> shape(String name) {
    return left.get(name).shape();
  }

  /** The values of a tensor that is there. */
  float[] values(String name) {
    return left.get(name).values();
  }

  /**
   * The shape of a tensor of two dimensions, neither of which is 0.
   *
   * @throws InvalidModelException if there is no such tensor of this name
   */
  List<Long> matrixShape(String name) {
    if (!has(name)) {
      throw missing(name);
    }
    List<Long> shape = shape(name);
    if (shape.size() != 2 || shape.contains(0L)) {
      throw file.refused(
          "tensor '%s' must have two dimensions, none of them 0, has the shape %s", name, shape);
    }
    return shape;
  }

  /**
   * Takes a tensor out, for the place that it has.
   *
   * @throws InvalidModelException if there is none of this name, or it is of another shape
   */
  Tensor take(String name, List<Long> shape) {
    Tensor tensor = left.remove(name);
    if (tensor == null) {
      throw missing(name);
    }
    if (!tensor.shape().equals(shape)) {
      throw file.refused(
          "tensor '%s' has the shape %s, the others ask for %s", name, tensor.shape(), shape);
    }
    return tensor;
  }

  /** Takes a matrix out. */
  FloatMatrix matrix(String name) {
    Tensor tensor = take(name, matrixShape(name));
    return new FloatMatrix(
        tensor.shape().get(0).intValue(), tensor.shape().get(1).intValue(), tensor.values());
  }

  /** Takes a vector of a size out. */
  float[] vector(String name, long size) {
    return take(name, List.of(size)).values();
  }

  /** Takes the bias beside a weight out; nothing where there is none. */
  float[] biasOf(String weights, int size) {
    String name = sibling(weights, "bias");
    return has(name) ? vector(name, size) : new float[0];
  }

  /** The name of another tensor of the same module. */
  static String sibling(String name, String other) {
    return name.substring(0, name.lastIndexOf('.') + 1) + other;
  }

  private InvalidModelException missing(String name) {
    return file.refused("tensor '%s' is missing", name);
  }

  /** Refuses the first tensor whose name tells of a part that cannot be run. */
  void refuseUnsupported() {
    left.keySet().forEach(this::refuseUnsupported);
  }

  /** Refuses a tensor if its name tells of a part that cannot be run. */
  void refuseUnsupported(String name) {
    UnsupportedParts.reason(name)
        .ifPresent(
            reason -> {
              throw file.refused("tensor '%s' has no place in the model: %s", name, reason);
            });
  }

  /** Refuses whatever is left. */
  void refuseAny() {
    refuseUnsupported();
    if (!left.isEmpty()) {
      throw file.refused(
          "%s no place in the model: what can be run is an embedding, one recurrent layer, and one"
              + " Linear layer from its final hidden states to the scores",
          left.size() == 1
              ? "tensor '%s' has".formatted(left.firstKey())
              : "the tensors %s have".formatted(left.keySet()));
    }
  }

  /** Names and shapes, for messages. */
  @Override
  public String toString() {
    return left.entrySet().stream()
        .map(named -> "'%s' %s".formatted(named.getKey(), named.getValue().shape()))
        .collect(Collectors.joining(", "));
  }
}
