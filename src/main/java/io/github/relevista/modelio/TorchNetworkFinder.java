package io.github.relevista.modelio;

import io.github.relevista.model.Activation;
import io.github.relevista.model.Affine;
import io.github.relevista.model.AttentionReading;
import io.github.relevista.model.DenseLayer;
import io.github.relevista.tensor.FloatMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a network of more than one layer among the tensors of torch modules: recurrent layers by
 * the names that {@code nn.LSTM} and {@code nn.GRU} give their weights, in the order in which their
 * sizes fit; batch norm by its running statistics; attention by its name; the embedding by its
 * shape; everything else must be dense layers whose sizes follow each other.
 */
final class TorchNetworkFinder {
  /** ε of torch's {@code BatchNorm1d}, which state dictionaries do not hold. */
  private static final double EPSILON = 1e-5;

  private static final Pattern CELL = Pattern.compile("(.*?)weight_hh_l([0-9]{1,3})");
  private static final Pattern ATTENTION =
      Pattern.compile("(?i).*(attn|attention|context|query|\\batt\\b).*");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private final ModelFile file;
  private final UnplacedTensors left;
  private final int terms;

  private TorchNetworkFinder(ModelFile file, SortedMap<String, Tensor> tensors, int terms) {
    this.file = file;
    this.left = new UnplacedTensors(file, tensors);
    this.terms = terms;
  }

  /** Whether tensors are of more than one recurrent layer and one dense layer. */
  static boolean concerns(SortedMap<String, Tensor> tensors) {
    long cells =
        tensors.keySet().stream()
            .map(CELL::matcher)
            .filter(Matcher::matches)
            .map(match -> match.group(1) + match.group(2))
            .count();
    long matrices =
        tensors.entrySet().stream()
            .filter(named -> named.getValue().shape().size() == 2)
            .filter(named -> !named.getKey().matches(".*weight_(ih|hh|hr)_l[0-9]+(_reverse)?"))
            .count();
    return cells > 1
        || (cells == 1 && matrices > 2)
        || tensors.keySet().stream().anyMatch(name -> name.endsWith("running_var"));
  }

  /**
   * Finds the network.
   *
   * @throws InvalidModelException if a part is missing, has a shape that does not fit the rest, or
   *     is one that cannot be run
   */
  static TorchNetwork find(ModelFile file, SortedMap<String, Tensor> tensors, int terms) {
    tensors.forEach((name, tensor) -> ExpectedTensors.checkFinite(file, name, tensor.values()));
    return new TorchNetworkFinder(file, tensors, terms).find();
  }

  private TorchNetwork find() {
    refuseWhatCannotBeRun();
    FloatMatrix embedding = embedding();
    List<Cells> cells = cells(embedding.columns());
    Optional<AttentionReading> attention = attention(cells.get(cells.size() - 1));
    List<DenseLayer> dense = dense();
    left.refuseAny();
    return new TorchNetwork(
        embedding,
        cells.get(0).lstm(),
        cells.stream().map(Cells::directions).toList(),
        attention,
        dense);
  }

  private void refuseWhatCannotBeRun() {
    for (String name : List.copyOf(left.names())) {
      if (name.contains("weight_hr")) {
        left.refuseUnsupported(name);
      }
      if (name.endsWith("num_batches_tracked")) {
        left.take(name, left.shape(name));
        continue;
      }
      boolean norm = name.endsWith("weight") && left.shape(name).size() == 1;
      if (norm && !left.has(sibling(name, "running_var")) && !ATTENTION.matcher(name).matches()) {
        throw file.refused(
            "tensor '%s' has no place in the model: layer normalisation cannot be run", name);
      }
      if (left.shape(name).size() > 2) {
        throw file.refused(
            "tensor '%s' has no place in the model: convolutions cannot be read", name);
      }
    }
  }

  /** The name of another tensor of the same module. */
  private static String sibling(String name, String other) {
    return name.substring(0, name.lastIndexOf('.') + 1) + other;
  }

  /**
   * How many terms a vocabulary must have: rows of what is called an embedding, or else of the
   * highest matrix; 0 where there is none.
   */
  static int terms(SortedMap<String, Tensor> tensors) {
    Comparator<Map.Entry<String, Tensor>> likelier =
        Comparator.comparing(
                (Map.Entry<String, Tensor> named) ->
                    named.getKey().toLowerCase(Locale.ROOT).contains("emb"))
            .thenComparing(named -> named.getValue().shape().get(0));
    return tensors.entrySet().stream()
        .filter(named -> named.getValue().shape().size() == 2)
        .filter(named -> !named.getKey().matches(".*weight_(ih|hh|hr)_l.*"))
        .max(likelier)
        .map(named -> Math.toIntExact(named.getValue().shape().get(0)))
        .orElse(0);
  }

  private FloatMatrix embedding() {
    List<String> fitting =
        left.names().stream()
            .filter(name -> left.shape(name).size() == 2 && left.shape(name).get(0) == terms)
            .filter(name -> !name.matches(".*weight_(ih|hh)_l.*"))
            .sorted(Comparator.comparing(name -> !name.toLowerCase(Locale.ROOT).contains("emb")))
            .toList();
    if (fitting.isEmpty()) {
      throw file.refused(
          "no tensor has the shape of an embedding of the %d terms of the vocabulary; the tensors"
              + " are %s",
          terms, left);
    }
    return matrix(fitting.get(0));
  }

  private FloatMatrix matrix(String name) {
    Tensor tensor = left.take(name, left.matrixShape(name));
    return new FloatMatrix(
        tensor.shape().get(0).intValue(), tensor.shape().get(1).intValue(), tensor.values());
  }

  private float[] vector(String name, long size) {
    return left.take(name, List.of(size)).values();
  }

  /** One recurrent layer. */
  private record Cells(boolean lstm, int inputs, List<GateTensors> directions) {
    int size() {
      return directions.size() * directions.get(0).hidden();
    }
  }

  private List<Cells> cells(int embedding) {
    List<Cells> found = new ArrayList<>();
    for (String name : List.copyOf(left.names())) {
      Matcher cell = CELL.matcher(name);
      if (cell.matches()) {
        found.add(cells(cell.group(1), cell.group(2)));
      }
    }
    List<Cells> ordered = new ArrayList<>();
    int size = embedding;
    while (!found.isEmpty()) {
      int needed = size;
      Cells next =
          found.stream()
              .filter(cells -> cells.inputs() == needed)
              .findFirst()
              .orElseThrow(
                  () ->
                      file.refused(
                          "no recurrent layer reads the %d values of the one below it; what stands"
                              + " between them cannot be run",
                          needed));
      found.remove(next);
      ordered.add(next);
      size = next.size();
    }
    if (ordered.stream().map(Cells::lstm).distinct().count() > 1) {
      throw file.refused("mixes LSTM and GRU layers, which cannot be read from torch's names");
    }
    return ordered;
  }

  private Cells cells(String prefix, String layer) {
    List<GateTensors> directions = new ArrayList<>();
    boolean lstm = false;
    int inputs = 0;
    for (String end : List.of("_l" + layer, "_l" + layer + "_reverse")) {
      if (!left.has(prefix + "weight_hh" + end)) {
        continue;
      }
      FloatMatrix recurrent = matrix(prefix + "weight_hh" + end);
      FloatMatrix input = matrix(prefix + "weight_ih" + end);
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
    return new Cells(lstm, inputs, directions);
  }

  private float[] bias(String name, int size) {
    return left.has(name) ? vector(name, size) : new float[size];
  }

  /**
   * Attention by its names: a matrix is the projection, one row, one column or a vector the query.
   */
  private Optional<AttentionReading> attention(Cells last) {
    FloatMatrix projection = FloatMatrix.zeros(0, 0);
    float[] bias = {};
    float[] query = {};
    for (String name : List.copyOf(left.names())) {
      if (!left.has(name) || !ATTENTION.matcher(name).matches() || name.endsWith("bias")) {
        continue;
      }
      List<Long> shape = left.shape(name);
      Tensor tensor = left.take(name, shape);
      String twin = name.replaceFirst("weight$", "bias");
      float[] own =
          !twin.equals(name) && left.has(twin)
              ? left.take(twin, left.shape(twin)).values()
              : new float[0];
      boolean isQuery = shape.stream().filter(size -> size != 1).count() <= 1;
      if (isQuery && query.length == 0) {
        // What is added to every step alike is lost in the softmax.
        query = tensor.values();
      } else if (!isQuery && projection.rows() == 0) {
        projection =
            new FloatMatrix(shape.get(0).intValue(), shape.get(1).intValue(), tensor.values());
        bias = own;
      } else {
        throw file.refused(
            "tensor '%s' has no place in the model: attention of this kind cannot be run", name);
      }
    }
    if (query.length == 0 && projection.rows() == 0) {
      return Optional.empty();
    }
    if (query.length == 0) {
      throw file.refused(
          "has a projection for attention and no query; such attention cannot be run");
    }
    AttentionReading.Kind kind =
        projection.rows() > 0 ? AttentionReading.Kind.ADDITIVE : AttentionReading.Kind.DOT;
    return Optional.of(new AttentionReading(kind, projection, bias, query));
  }

  /** The dense layers in the order of their names, numbers by value, with batch norm folded in. */
  private List<DenseLayer> dense() {
    List<String> modules =
        left.names().stream()
            .filter(name -> name.endsWith("weight"))
            .sorted(Comparator.comparing(TorchNetworkFinder::sortable))
            .toList();
    List<DenseLayer> layers = new ArrayList<>();
    List<Affine> norms = new ArrayList<>();
    for (String name : modules) {
      if (left.has(sibling(name, "running_var"))) {
        norms.add(norm(name));
        continue;
      }
      FloatMatrix weights = matrix(name);
      String bias = sibling(name, "bias");
      layers.add(
          new DenseLayer(
              weights,
              left.has(bias) ? vector(bias, weights.rows()) : new float[0],
              Activation.LINEAR));
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
        vector(name, size),
        vector(sibling(name, "bias"), size),
        vector(sibling(name, "running_mean"), size),
        vector(sibling(name, "running_var"), size),
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
