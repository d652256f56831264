package io.github.relevista.modelio;

import io.github.relevista.model.Activation;
import io.github.relevista.model.DenseLayer;
import io.github.relevista.tensor.FloatMatrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the dense layers on what is read of a sequence among the tensors that are left, and the
 * places of batch norm beside them and beside convolutions ({@link TorchNorms}).
 */
final class TorchHead {
  /**
   * A dense layer and what its module is called.
   *
   * @param name of its weights
   */
  record Named(String name, DenseLayer layer) {
    int inputs() {
      return layer.weights().columns();
    }

    int outputs() {
      return layer.weights().rows();
    }
  }

  /**
   * The dense layers without batch norm, all of them linear, and that norm.
   *
   * @param dense in the order in which they run
   * @param norms with their places
   */
  record Found(List<DenseLayer> dense, List<PlacedNorm> norms) {}

  private final ModelFile file;
  private final UnplacedTensors left;

  TorchHead(ModelFile file, UnplacedTensors left) {
    this.file = file;
    this.left = left;
  }

  /**
   * The dense layers in the order of their sizes and names.
   *
   * @param lower the layers over the sequence; convolutions among them may take batch norm in
   */
  Found found(List<TorchLayer> lower) {
    TorchNorms norms = new TorchNorms(file, left);
    List<Named> layers = new ArrayList<>();
    for (String name : left.namesInOrder()) {
      if (name.endsWith("weight") && left.has(name)) {
        FloatMatrix weights = left.matrix(name);
        layers.add(
            new Named(
                name,
                new DenseLayer(weights, left.biasOf(name, weights.rows()), Activation.LINEAR)));
      }
    }
    List<Named> ordered = inOrder(layers);
    return new Found(ordered.stream().map(Named::layer).toList(), norms.placed(lower, ordered));
  }

  private List<Named> inOrder(List<Named> layers) {
    if (layers.isEmpty()) {
      throw file.refused("has no Linear layer that gives scores");
    }
    List<Named> rest = new ArrayList<>(layers);
    List<Named> ordered = new ArrayList<>();
    // The first is the one whose input no other gives, or else the first by name.
    Named next =
        rest.stream()
            .filter(
                layer ->
                    layers.stream()
                        .noneMatch(other -> other != layer && other.outputs() == layer.inputs()))
            .findFirst()
            .orElse(rest.get(0));
    while (next != null) {
      rest.remove(next);
      ordered.add(next);
      int size = next.outputs();
      next = rest.stream().filter(layer -> layer.inputs() == size).findFirst().orElse(null);
    }
    if (!rest.isEmpty()) {
      throw file.refused(
          "has Linear layers whose sizes do not follow each other: %s; remove those that give no"
              + " score of these classes, another head or a decoder, from the state dictionary",
          layers.stream()
              .map(
                  layer -> "'%s' %d to %d".formatted(layer.name(), layer.inputs(), layer.outputs()))
              .toList());
    }
    return ordered;
  }
}
