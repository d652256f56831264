package io.github.relevista.modelio;

import io.github.relevista.model.Activation;
import io.github.relevista.model.Affine;
import io.github.relevista.model.DenseLayer;
import io.github.relevista.tensor.FloatMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the dense layers on what is read of a sequence among the tensors that are left. */
final class TorchHead {
  /** ε of torch's {@code BatchNorm1d}, which state dictionaries do not hold. */
  private static final double EPSILON = 1e-5;

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private final ModelFile file;
  private final UnplacedTensors left;

  TorchHead(ModelFile file, UnplacedTensors left) {
    this.file = file;
    this.left = left;
  }

  /** The dense layers in the order of their names, numbers by value, with batch norm folded in. */
  List<DenseLayer> found() {
    List<String> modules =
        left.names().stream()
            .filter(name -> name.endsWith("weight"))
            .sorted(Comparator.comparing(TorchHead::sortable))
            .toList();
    List<DenseLayer> layers = new ArrayList<>();
    List<Affine> norms = new ArrayList<>();
    for (String name : modules) {
      if (left.has(UnplacedTensors.sibling(name, "running_var"))) {
        norms.add(norm(name));
        continue;
      }
      FloatMatrix weights = left.matrix(name);
      layers.add(new DenseLayer(weights, left.biasOf(name, weights.rows()), Activation.LINEAR));
    }
    List<DenseLayer> ordered = inOrder(layers);
    norms.forEach(norm -> fold(norm, ordered));
    return ordered;
  }

  /** A name whose numbers sort by their value. */
  private static String sortable(String name) {
    return NUMBER.matcher(name).replaceAll(number -> "%9s".formatted(number.group()));
  }

  private List<DenseLayer> inOrder(List<DenseLayer> layers) {
    if (layers.isEmpty()) {
      throw file.refused("has no Linear layer that gives scores");
    }
    List<DenseLayer> rest = new ArrayList<>(layers);
    List<DenseLayer> ordered = new ArrayList<>();
    // The first is the one whose input no other gives, or else the first by name.
    DenseLayer next =
        rest.stream()
            .filter(
                layer ->
                    layers.stream()
                        .noneMatch(
                            other ->
                                other != layer
                                    && other.weights().rows() == layer.weights().columns()))
            .findFirst()
            .orElse(rest.get(0));
    while (next != null) {
      rest.remove(next);
      ordered.add(next);
      int size = next.weights().rows();
      next =
          rest.stream().filter(layer -> layer.weights().columns() == size).findFirst().orElse(null);
    }
    if (!rest.isEmpty()) {
      throw file.refused(
          "has Linear layers whose sizes do not follow each other: %s",
          layers.stream()
              .map(layer -> layer.weights().columns() + " to " + layer.weights().rows())
              .toList());
    }
    return ordered;
  }

  private Affine norm(String name) {
    long size = left.shape(name).get(0);
    return Affine.ofNormalisation(
        left.vector(name, size),
        left.vector(UnplacedTensors.sibling(name, "bias"), size),
        left.vector(UnplacedTensors.sibling(name, "running_mean"), size),
        left.vector(UnplacedTensors.sibling(name, "running_var"), size),
        EPSILON);
  }

  /** Before the first dense layer where it has that size and no other place, else behind one. */
  private void fold(Affine norm, List<DenseLayer> dense) {
    List<Integer> behind = new ArrayList<>();
    for (int place = 0; place < dense.size() - 1; place++) {
      if (dense.get(place).weights().rows() == norm.size()) {
        behind.add(place);
      }
    }
    boolean before = dense.get(0).weights().columns() == norm.size();
    if (before && behind.isEmpty()) {
      dense.set(0, norm.before(dense.get(0)));
    } else if (!before && behind.size() == 1) {
      dense.set(behind.get(0), norm.after(dense.get(behind.get(0))));
    } else {
      throw file.refused(
          "has a batch normalisation of %d values whose place cannot be told; fold it into the"
              + " layer before it",
          norm.size());
    }
  }
}
