package io.github.relevista.modelio;

import io.github.relevista.model.DirectionMerge;
import io.github.relevista.tensor.FloatMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the layers over a sequence among the tensors of torch modules, in the order in which their
 * sizes fit: recurrent layers by the names that {@code nn.LSTM} and {@code nn.GRU} give their
 * weights; convolutions, which have three dimensions, in front of them; and Linear layers where
 * nothing else reads what the one below gives and a recurrent layer reads what they give. Two
 * directions whose next layer reads the size of one are added up.
 */
final class TorchLowerLayers {
  private static final Pattern CELL = Pattern.compile("(.*?)weight_hh_l([0-9]{1,3})");
  private static final int CONVOLUTION_DIMENSIONS = 3;

  private final ModelFile file;
  private final UnplacedTensors left;
  private final List<TorchLayer> ordered = new ArrayList<>();

  TorchLowerLayers(ModelFile file, UnplacedTensors left) {
    this.file = file;
    this.left = left;
  }

  /**
   * Takes them out.
   *
   * @param embedding size of the vectors of words
   * @return one or more, the last of them recurrent
   * @throws InvalidModelException if sizes do not follow each other
   */
  List<TorchLayer> found(int embedding) {
    List<TorchLayer.Recurrent> recurrent = recurrent();
    List<TorchLayer.Convolution> convolutions = convolutions();
    int size = embedding;
    while (!convolutions.isEmpty()) {
      TorchLayer.Convolution first = convolutions.remove(0);
      if (first.channels() != size) {
        throw file.refused(
            "has a convolution over %d channels where there are %d; convolutions side by side"
                + " cannot be run",
            first.channels(), size);
      }
      ordered.add(convolutions.isEmpty() ? first : first.followed());
      size = first.size();
    }
    while (!recurrent.isEmpty()) {
      TorchLayer.Recurrent next =
          reading(recurrent, size).or(() -> readingSum(recurrent)).orElse(null);
      if (next != null) {
        recurrent.remove(next);
        ordered.add(next);
      } else if (!addDense(recurrent, size)) {
        throw file.refused(
            "no recurrent layer reads the %d values of the one below it; what stands between them"
                + " cannot be run",
            size);
      }
      size = ordered.get(ordered.size() - 1).size();
    }
    return List.copyOf(ordered);
  }

  private static Optional<TorchLayer.Recurrent> reading(
      List<TorchLayer.Recurrent> recurrent, int size) {
    return recurrent.stream().filter(layer -> layer.inputs() == size).findFirst();
  }

  /** The layer that reads the sum of the two directions below, which are added up for it. */
  private Optional<TorchLayer.Recurrent> readingSum(List<TorchLayer.Recurrent> recurrent) {
    if (ordered.isEmpty()
        || !(ordered.get(ordered.size() - 1) instanceof TorchLayer.Recurrent last)
        || !last.givesSummed(last.hidden())) {
      return Optional.empty();
    }
    Optional<TorchLayer.Recurrent> next = reading(recurrent, last.hidden());
    next.ifPresent(any -> ordered.set(ordered.size() - 1, last.summed()));
    return next;
  }

  /** Adds the Linear layer from a size to what a recurrent layer reads. */
  private boolean addDense(List<TorchLayer.Recurrent> recurrent, int size) {
    for (String name : left.namesInOrder()) {
      List<Long> shape = left.shape(name);
      if (name.endsWith("weight")
          && shape.size() == 2
          && shape.get(1) == size
          && recurrent.stream().anyMatch(layer -> layer.inputs() == shape.get(0))
          && !CELL.matcher(name).matches()) {
        FloatMatrix weights = left.matrix(name);
        ordered.add(new TorchLayer.Dense(weights, left.biasOf(name, weights.rows())));
        return true;
      }
    }
    return false;
  }

  private List<TorchLayer.Convolution> convolutions() {
    List<TorchLayer.Convolution> found = new ArrayList<>();
    for (String name : left.namesInOrder()) {
      if (left.has(name) && left.shape(name).size() == CONVOLUTION_DIMENSIONS) {
        Tensor weights = left.take(name, left.shape(name));
        if (weights.shape().contains(0L)) {
          throw file.refused("tensor '%s' has the shape %s", name, weights.shape());
        }
        found.add(
            TorchLayer.Convolution.of(
                name, weights, left.biasOf(name, weights.shape().get(0).intValue())));
      }
    }
    return found;
  }

  private List<TorchLayer.Recurrent> recurrent() {
    List<TorchLayer.Recurrent> found = new ArrayList<>();
    for (String name : left.namesInOrder()) {
      Matcher cell = CELL.matcher(name);
      if (cell.matches()) {
        found.add(recurrent(cell.group(1), cell.group(2)));
      }
    }
    if (found.isEmpty()) {
      throw file.refused(
          "no tensor is called …weight_hh_l0, as nn.LSTM and nn.GRU call theirs, among %s",
          left.names());
    }
    return found;
  }

  private TorchLayer.Recurrent recurrent(String prefix, String layer) {
    List<GateTensors> directions = new ArrayList<>();
    boolean lstm = false;
    int inputs = 0;
    for (String end : List.of("_l" + layer, "_l" + layer + "_reverse")) {
      if (!left.has(prefix + "weight_hh" + end)) {
        continue;
      }
      FloatMatrix recurrent = left.matrix(prefix + "weight_hh" + end);
      FloatMatrix input = left.matrix(prefix + "weight_ih" + end);
      lstm = recurrent.rows() == 4 * recurrent.columns();
      if ((!lstm && recurrent.rows() != 3 * recurrent.columns())
          || input.rows() != recurrent.rows()) {
        throw file.refused(
            "tensor '%s' has the shape [%d, %d]; that of an LSTM has [4 · hidden, hidden], that of"
                + " a GRU [3 · hidden, hidden], and no other cell can be run",
            prefix + "weight_hh" + end, recurrent.rows(), recurrent.columns());
      }
      inputs = input.columns();
      directions.add(
          new GateTensors(
              recurrent.columns(),
              input.values(),
              recurrent.values(),
              bias(prefix + "bias_ih" + end, input.rows()),
              bias(prefix + "bias_hh" + end, input.rows())));
    }
    return new TorchLayer.Recurrent(lstm, inputs, directions, DirectionMerge.CONCAT);
  }

  private float[] bias(String name, int size) {
    return left.has(name) ? left.vector(name, size) : new float[size];
  }
}
