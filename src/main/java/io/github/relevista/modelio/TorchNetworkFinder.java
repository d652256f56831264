package io.github.relevista.modelio;

import io.github.relevista.tensor.FloatMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * Finds a network of more than one layer among the tensors of torch modules: recurrent layers by
 * the names that {@code nn.LSTM} and {@code nn.GRU} give their weights, in the order in which their
 * sizes fit ({@link TorchLowerLayers}); attention by its name; the embedding by its shape;
 * everything else must be dense layers whose sizes follow each other, and batch norm ({@link
 * TorchHead}).
 */
final class TorchNetworkFinder {
  private static final Pattern CELL = Pattern.compile("(.*?)weight_hh_l([0-9]{1,3})");

  private final ModelFile file;
  private final UnplacedTensors left;
  private final int terms;

  private TorchNetworkFinder(ModelFile file, SortedMap<String, Tensor> tensors, int terms) {
    this.file = file;
    this.left = new UnplacedTensors(file, tensors);
    this.terms = terms;
  }

  /**
   * Whether tensors are of more than one recurrent layer and one Linear layer on its final states.
   */
  static boolean concerns(SortedMap<String, Tensor> tensors) {
    List<String> cells =
        tensors.keySet().stream().filter(name -> CELL.matcher(name).matches()).toList();
    List<Tensor> matrices =
        tensors.entrySet().stream()
            .filter(named -> named.getValue().shape().size() == 2)
            .filter(named -> !named.getKey().matches(".*weight_(ih|hh|hr)_l[0-9]+(_reverse)?"))
            .map(Map.Entry::getValue)
            .toList();
    boolean more =
        tensors.entrySet().stream()
            .anyMatch(
                named ->
                    named.getKey().endsWith("running_var")
                        || named.getValue().shape().size() == 3
                        || TorchAttention.isQuery(named.getKey(), named.getValue().shape()));
    if (cells.size() != 1 || matrices.size() > 2 || more) {
      return !cells.isEmpty();
    }
    // Readings side by side, or directions added up, are of another size than the states.
    List<Long> recurrent = tensors.get(cells.get(0)).shape();
    if (recurrent.size() != 2) {
      return false;
    }
    long hidden = recurrent.get(1);
    long states = tensors.containsKey(cells.get(0) + "_reverse") ? 2 * hidden : hidden;
    return matrices.stream().noneMatch(matrix -> matrix.shape().get(1) == states)
        && matrices.stream()
            .map(matrix -> matrix.shape().get(1))
            .anyMatch(size -> size == hidden || (size > states && size % states == 0));
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
    Optional<TorchHeads> heads = TorchHeads.taken(file, left);
    TorchAttention attention =
        heads.isPresent() ? TorchAttention.NONE : TorchAttention.taken(file, left);
    List<TorchLayer> layers =
        new ArrayList<>(new TorchLowerLayers(file, left).found(embedding.columns()));
    TorchHead.Found head = new TorchHead(file, left).found(layers);
    left.refuseAny();
    if (heads.isPresent()) {
      return attended(embedding, layers, heads.get(), head);
    }
    int place = layers.size() - 1;
    TorchLayer.Recurrent last = (TorchLayer.Recurrent) layers.get(place);
    boolean asked = !attention.isPresent() || !attention.readings(last.hidden()).isEmpty();
    if (asked && last.givesSummed(head.dense().get(0).weights().columns())) {
      last = last.summed();
      layers.set(place, last);
    }
    if (attention.isPresent() && attention.readings(last.size()).isEmpty()) {
      throw file.refused(
          "has attention whose weights do not fit the %d values of a step; such attention cannot be"
              + " run",
          last.size());
    }
    return new TorchNetwork(embedding, layers, attention, head.dense(), head.norms());
  }

  private TorchNetwork attended(
      FloatMatrix embedding, List<TorchLayer> layers, TorchHeads heads, TorchHead.Found head) {
    int size = layers.get(layers.size() - 1).size();
    if (heads.size() != size) {
      throw file.refused(
          "has attention in which steps of %d values ask each other, and the last recurrent layer"
              + " gives %d; it can be run on these",
          heads.size(), size);
    }
    layers.add(heads);
    return new TorchNetwork(embedding, layers, TorchAttention.NONE, head.dense(), head.norms());
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
      if (norm
          && !left.has(UnplacedTensors.sibling(name, "running_var"))
          && !TorchAttention.isNamed(name)) {
        throw file.refused(
            "tensor '%s' has no place in the model: layer normalisation cannot be run", name);
      }
      if (left.shape(name).size() > 3) {
        throw file.refused(
            "tensor '%s' has no place in the model: convolutions over more than steps cannot be"
                + " run",
            name);
      }
    }
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
    FloatMatrix embedding = left.matrix(fitting.get(0));
    for (String other : fitting.subList(1, fitting.size())) {
      // Drop-out of whole words keeps the table a second time: encoder.weight,
      // encoder_dp.emb.weight.
      boolean twice = (other + fitting.get(0)).contains("_dp.emb.");
      if (twice && isSame(other, embedding)) {
        left.matrix(other);
      }
    }
    return embedding;
  }

  private boolean isSame(String name, FloatMatrix embedding) {
    return Arrays.equals(left.values(name), embedding.values());
  }
}
