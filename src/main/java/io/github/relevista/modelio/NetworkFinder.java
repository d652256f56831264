package io.github.relevista.modelio;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds a network among the tensors of a torch module: the recurrent layer by the names that {@code
 * nn.LSTM} and {@code nn.GRU} give their weights, whatever stands before them; the embedding and
 * the output layer by this project's own names or else by their shapes. Every tensor must have its
 * place: one that is left over would be a part of the model that nobody computes.
 */
final class NetworkFinder {
  private static final Pattern RECURRENT =
      Pattern.compile("(.*)(?:weight|bias)_(?:ih|hh)_l0(?:_reverse)?");

  /** With those of further layers and of projections. */
  private static final Pattern OF_RECURRENT_LAYERS =
      Pattern.compile(".*(?:weight|bias)_(?:ih|hh|hr)_l[0-9]+(?:_reverse)?");

  private static final String FORWARD = "_l0";
  private static final String BACKWARD = "_l0_reverse";

  private static final int LSTM_GATES = 4;
  private static final int GRU_GATES = 3;

  private final ModelFile file;
  private final int terms;

  /** The tensors that have no place yet. */
  private final SortedMap<String, Tensor> left;

  private final SortedMap<String, Tensor> found = new TreeMap<>();

  private NetworkFinder(ModelFile file, SortedMap<String, Tensor> tensors, int terms) {
    this.file = file;
    this.left = new TreeMap<>(tensors);
    this.terms = terms;
  }

  /**
   * Finds the network.
   *
   * @param tensors all tensors of the file by name
   * @param terms size of the vocabulary
   * @throws InvalidModelException if a part is missing, could be one tensor or another, has a shape
   *     that does not fit the rest, or is one that cannot be run
   */
  static FoundNetwork find(ModelFile file, SortedMap<String, Tensor> tensors, int terms) {
    tensors.forEach((name, tensor) -> ExpectedTensors.checkFinite(file, name, tensor.values()));
    return new NetworkFinder(file, tensors, terms).find();
  }

  private FoundNetwork find() {
    left.keySet().stream()
        .filter(name -> OF_RECURRENT_LAYERS.matcher(name).matches())
        .filter(name -> !RECURRENT.matcher(name).matches())
        .forEach(this::refuseUnsupported);
    String prefix = prefix();
    int directions = left.containsKey(prefix + "weight_hh" + BACKWARD) ? 2 : 1;
    Tensor recurrent = matrix(prefix + "weight_hh" + FORWARD);
    String cell = cell(prefix + "weight_hh" + FORWARD, recurrent.shape());
    int hidden = columns(recurrent);
    int embedding = columns(matrix(prefix + "weight_ih" + FORWARD));
    placeRecurrentLayer(new TensorNames(cell), prefix, directions, embedding, recurrent.shape());
    placeEmbedding(embedding);
    int outputs = placeOutput(directions * hidden);
    refuseRest();
    return new FoundNetwork(
        cell,
        directions,
        embedding,
        hidden,
        outputs,
        found.containsKey(TensorNames.OUTPUT_BIAS),
        found);
  }

  private void refuseUnsupported(String name) {
    UnsupportedParts.reason(name)
        .ifPresent(
            reason -> {
              throw file.refused("tensor '%s' has no place in the model: %s", name, reason);
            });
  }

  /** What stands before the names of the recurrent layer's weights. */
  private String prefix() {
    SortedSet<String> prefixes = new TreeSet<>();
    for (String name : left.keySet()) {
      Matcher matcher = RECURRENT.matcher(name);
      if (matcher.matches()) {
        prefixes.add(matcher.group(1));
      }
    }
    if (prefixes.isEmpty()) {
      throw file.refused(
          "no tensor is called …weight_ih_l0, as nn.LSTM and nn.GRU call theirs, among %s; say with a map which is which",
          left.keySet());
    }
    if (prefixes.size() > 1) {
      throw file.refused(
          "has several recurrent layers, at %s; stacked layers cannot be run",
          String.join(" and ", prefixes));
    }
    return prefixes.first();
  }

  private Tensor matrix(String name) {
    Tensor tensor = left.get(name);
    if (tensor == null) {
      throw missing(name);
    }
    if (tensor.shape().size() != 2 || tensor.values().length == 0) {
      throw file.refused(
          "tensor '%s' must have two dimensions, none of them 0, has the shape %s",
          name, tensor.shape());
    }
    return tensor;
  }

  private static int columns(Tensor matrix) {
    return Math.toIntExact(matrix.shape().get(1));
  }

  private String cell(String name, List<Long> shape) {
    long hidden = shape.get(1);
    if (hidden > 0 && shape.get(0) == LSTM_GATES * hidden) {
      return TensorNames.LSTM;
    }
    if (hidden > 0 && shape.get(0) == GRU_GATES * hidden) {
      return TensorNames.GRU;
    }
    throw file.refused(
        "tensor '%s' has the shape %s; that of an LSTM has [4 · hidden, hidden], that of a GRU [3 · hidden, hidden], and no other cell can be run",
        name, shape);
  }

  /**
   * @param recurrentShape [gates · hidden, hidden]
   */
  private void placeRecurrentLayer(
      TensorNames names, String prefix, int directions, long embedding, List<Long> recurrentShape) {
    long stacked = recurrentShape.get(0);
    // bias=False leaves both out; some libraries have one bias where torch has two.
    boolean inputBias = hasAny(prefix + "bias_ih" + FORWARD);
    boolean recurrentBias = hasAny(prefix + "bias_hh" + FORWARD);
    for (int direction = 0; direction < directions; direction++) {
      String end = direction == 0 ? FORWARD : BACKWARD;
      place(names.inputWeights(direction), prefix + "weight_ih" + end, List.of(stacked, embedding));
      place(names.recurrentWeights(direction), prefix + "weight_hh" + end, recurrentShape);
      if (inputBias) {
        place(names.inputBias(direction), prefix + "bias_ih" + end, List.of(stacked));
      } else {
        found.put(names.inputBias(direction), zeros(stacked));
      }
      if (recurrentBias) {
        place(names.recurrentBias(direction), prefix + "bias_hh" + end, List.of(stacked));
      } else {
        found.put(names.recurrentBias(direction), zeros(stacked));
      }
    }
  }

  /** Whether there is a tensor of this name or of its backward twin's. */
  private boolean hasAny(String name) {
    return left.containsKey(name) || left.containsKey(name + "_reverse");
  }

  private static Tensor zeros(long size) {
    return Tensor.of(new float[Math.toIntExact(size)]);
  }

  private void place(String ours, String theirs, List<Long> shape) {
    Tensor tensor = left.remove(theirs);
    if (tensor == null) {
      throw missing(theirs);
    }
    if (!tensor.shape().equals(shape)) {
      throw file.refused(
          "tensor '%s' has the shape %s, the others ask for %s", theirs, tensor.shape(), shape);
    }
    found.put(ours, tensor);
  }

  private InvalidModelException missing(String name) {
    return file.refused("tensor '%s' is missing", name);
  }

  private void placeEmbedding(long embedding) {
    List<Long> shape = List.of((long) terms, embedding);
    List<String> candidates = named(TensorNames.EMBEDDING, tensor -> tensor.shape().equals(shape));
    if (candidates.isEmpty()) {
      left.keySet().forEach(this::refuseUnsupported);
      throw file.refused(
          "no tensor has the shape %s of an embedding of the %d terms of the vocabulary; those without a place are %s",
          shape, terms, leftShapes());
    }
    refuseSeveral("embedding", candidates, TensorNames.EMBEDDING);
    place(TensorNames.EMBEDDING, candidates.get(0), shape);
  }

  /** Places the output layer and returns the number of its scores. */
  private int placeOutput(long width) {
    List<String> candidates =
        named(
            TensorNames.OUTPUT_WEIGHTS,
            tensor -> tensor.shape().size() == 2 && tensor.shape().get(1) == width);
    if (candidates.isEmpty()) {
      left.keySet().forEach(this::refuseUnsupported);
      throw file.refused(
          "no Linear layer reads the %d values of the final hidden states, and one after pooling or another layer cannot be run; the tensors without a place are %s",
          width, leftShapes());
    }
    refuseSeveral("Linear layer of the scores", candidates, TensorNames.OUTPUT_WEIGHTS);
    String weights = candidates.get(0);
    long outputs = left.get(weights).shape().get(0);
    if (outputs < 1) {
      throw file.refused(
          "tensor '%s' has the shape %s: no score", weights, left.get(weights).shape());
    }
    place(TensorNames.OUTPUT_WEIGHTS, weights, List.of(outputs, width));
    String twin = weights.replaceFirst("weight$", "bias");
    String bias = left.containsKey(twin) ? twin : TensorNames.OUTPUT_BIAS;
    if (left.containsKey(bias)) {
      place(TensorNames.OUTPUT_BIAS, bias, List.of(outputs));
    }
    return Math.toIntExact(outputs);
  }

  /** The tensor of a name of ours, or else all that could be it by their shape. */
  private List<String> named(String ours, Predicate<Tensor> fits) {
    if (left.containsKey(ours)) {
      return List.of(ours);
    }
    return left.keySet().stream().filter(name -> fits.test(left.get(name))).toList();
  }

  private void refuseSeveral(String part, List<String> candidates, String ours) {
    if (candidates.size() > 1) {
      left.keySet().forEach(this::refuseUnsupported);
      throw file.refused(
          "the %s could be %s; a model with several cannot be run; where only one is used, say with a map which is '%s'",
          part, String.join(" or ", candidates), ours);
    }
  }

  private void refuseRest() {
    left.keySet().forEach(this::refuseUnsupported);
    if (!left.isEmpty()) {
      throw file.refused(
          "%s no place in the model: what can be run is an embedding, one recurrent layer, and one Linear layer from its final hidden states to the scores",
          left.size() == 1
              ? "tensor '%s' has".formatted(left.firstKey())
              : "the tensors %s have".formatted(left.keySet()));
    }
  }

  private String leftShapes() {
    return left.entrySet().stream()
        .map(named -> "'%s' %s".formatted(named.getKey(), named.getValue().shape()))
        .collect(Collectors.joining(", "));
  }
}
