package io.github.relevista.modelio;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private static final long LSTM_GATES = 4;
  private static final long GRU_GATES = 3;

  private final ModelFile file;
  private final UnplacedTensors left;
  private final int terms;
  private final SortedMap<String, Tensor> found = new TreeMap<>();

  private NetworkFinder(ModelFile file, SortedMap<String, Tensor> tensors, int terms) {
    this.file = file;
    this.left = new UnplacedTensors(file, tensors);
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
    String prefix = prefix();
    int directions = left.has(prefix + "weight_hh" + BACKWARD) ? 2 : 1;
    List<Long> recurrent = left.matrixShape(prefix + "weight_hh" + FORWARD);
    String cell = cell(prefix + "weight_hh" + FORWARD, recurrent);
    int hidden = columns(recurrent);
    int embedding = columns(left.matrixShape(prefix + "weight_ih" + FORWARD));
    placeRecurrentLayer(new TensorNames(cell), prefix, directions, embedding, recurrent);
    placeEmbedding(embedding);
    int outputs = placeOutput((long) directions * hidden);
    left.refuseAny();
    return new FoundNetwork(
        cell,
        directions,
        embedding,
        hidden,
        outputs,
        found.containsKey(TensorNames.OUTPUT_BIAS),
        found);
  }

  /** What stands before the names of the recurrent layer's weights. */
  private String prefix() {
    SortedSet<String> prefixes = new TreeSet<>();
    for (String name : left.names()) {
      Matcher matcher = RECURRENT.matcher(name);
      if (matcher.matches()) {
        prefixes.add(matcher.group(1));
      } else if (OF_RECURRENT_LAYERS.matcher(name).matches()) {
        left.refuseUnsupported(name);
      }
    }
    if (prefixes.isEmpty()) {
      throw file.refused(
          "no tensor is called …weight_ih_l0, as nn.LSTM and nn.GRU call theirs, among %s; say with"
              + " a map which is which",
          left.names());
    }
    if (prefixes.size() > 1) {
      throw file.refused(
          "has several recurrent layers, at %s; stacked layers cannot be run",
          String.join(" and ", prefixes));
    }
    return prefixes.first();
  }

  private static int columns(List<Long> shape) {
    return Math.toIntExact(shape.get(1));
  }

  private String cell(String name, List<Long> shape) {
    if (shape.get(0) == LSTM_GATES * shape.get(1)) {
      return TensorNames.LSTM;
    }
    if (shape.get(0) == GRU_GATES * shape.get(1)) {
      return TensorNames.GRU;
    }
    throw file.refused(
        "tensor '%s' has the shape %s; that of an LSTM has [4 · hidden, hidden], that of a GRU [3 ·"
            + " hidden, hidden], and no other cell can be run",
        name, shape);
  }

  /**
   * @param recurrent [gates · hidden, hidden]
   */
  private void placeRecurrentLayer(
      TensorNames names, String prefix, int directions, long embedding, List<Long> recurrent) {
    List<Long> input = List.of(recurrent.get(0), embedding);
    long stacked = recurrent.get(0);
    // bias=False leaves both out; some libraries have one bias where torch has two.
    boolean inputBias = hasAny(prefix + "bias_ih");
    boolean recurrentBias = hasAny(prefix + "bias_hh");
    for (int direction = 0; direction < directions; direction++) {
      String end = direction == 0 ? FORWARD : BACKWARD;
      place(names.inputWeights(direction), prefix + "weight_ih" + end, input);
      place(names.recurrentWeights(direction), prefix + "weight_hh" + end, recurrent);
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

  /** Whether there is a tensor of this kind in either direction. */
  private boolean hasAny(String kind) {
    return left.has(kind + FORWARD) || left.has(kind + BACKWARD);
  }

  private static Tensor zeros(long size) {
    return Tensor.of(new float[Math.toIntExact(size)]);
  }

  private void place(String ours, String theirs, List<Long> shape) {
    found.put(ours, left.take(theirs, shape));
  }

  private void placeEmbedding(long embedding) {
    List<Long> shape = List.of((long) terms, embedding);
    List<String> candidates = candidates(TensorNames.EMBEDDING, shape::equals);
    if (candidates.isEmpty()) {
      left.refuseUnsupported();
      throw file.refused(
          "no tensor has the shape %s of an embedding of the %d terms of the vocabulary; those"
              + " without a place are %s",
          shape, terms, left);
    }
    refuseSeveral("embedding", candidates, TensorNames.EMBEDDING);
    place(TensorNames.EMBEDDING, candidates.get(0), shape);
  }

  /** Places the output layer and returns the number of its scores. */
  private int placeOutput(long width) {
    List<String> candidates =
        candidates(TensorNames.OUTPUT_WEIGHTS, shape -> shape.size() == 2 && shape.get(1) == width);
    if (candidates.isEmpty()) {
      left.refuseUnsupported();
      throw file.refused(
          "no Linear layer reads the %d values of the final hidden states, and one after pooling or"
              + " another layer cannot be run; the tensors without a place are %s",
          width, left);
    }
    refuseSeveral("Linear layer of the scores", candidates, TensorNames.OUTPUT_WEIGHTS);
    String weights = candidates.get(0);
    long outputs = left.matrixShape(weights).get(0);
    place(TensorNames.OUTPUT_WEIGHTS, weights, List.of(outputs, width));
    String twin = weights.replaceFirst("weight$", "bias");
    String bias = left.has(twin) ? twin : TensorNames.OUTPUT_BIAS;
    if (left.has(bias)) {
      place(TensorNames.OUTPUT_BIAS, bias, List.of(outputs));
    }
    return Math.toIntExact(outputs);
  }

  /** The tensor of a name of ours, or else all that could be it by their shape. */
  private List<String> candidates(String ours, Predicate<List<Long>> fits) {
    return left.has(ours)
        ? List.of(ours)
        : left.names().stream().filter(name -> fits.test(left.shape(name))).toList();
  }

  private void refuseSeveral(String part, List<String> candidates, String ours) {
    if (candidates.size() > 1) {
      left.refuseUnsupported();
      throw file.refused(
          "the %s could be %s; a model with several cannot be run; where only one is used, say with"
              + " a map which is '%s'",
          part, String.join(" or ", candidates), ours);
    }
  }
}
