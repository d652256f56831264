package io.github.relevista.keras;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the arrays of layers lie in an HDF5 file; each release of Keras has its own way. */
final class WeightSource {
  private static final Pattern LEAF =
      Pattern.compile(
          "(?:.*?[/_])??(recurrent_kernel|kernel|bias|embeddings|gamma|beta|moving_mean"
              + "|moving_variance|running_mean|running_std|[WUb]_[ifcozrh]|[WUb])(?:_[0-9]+)?(?::[0-9]+)?");
  private static final Pattern DIRECTION = Pattern.compile("(?:^|.*/)(forward|backward)_.*");
  private static final Map<String, List<String>> VARIABLES =
      Map.of(
          "Embedding", List.of("embeddings"),
          "BatchNormalization", List.of("gamma", "beta", "moving_mean", "moving_variance"),
          "LSTM", List.of("kernel", "recurrent_kernel", "bias"),
          "GRU", List.of("kernel", "recurrent_kernel", "bias"));

  /** Characters of the path within a layer, so that links in a circle end. */
  private static final int MOST_PREFIX = 120;

  private static final List<String> USUAL = List.of("kernel", "bias");

  private final Map<String, LayerWeights> byLayer = new LinkedHashMap<>();

  private WeightSource() {}

  /**
   * The arrays of a file of Keras 1 and 2, or of an {@code .h5} of Keras 3: a group a layer, whose
   * attribute {@code weight_names} says which array is which.
   *
   * @param root {@code model_weights} in the file of a whole model, nothing in one of weights alone
   */
  static WeightSource ofNames(Hdf5 file, String root, Architecture architecture) {
    List<String> groups = file.texts(root, "layer_names").orElseGet(() -> file.children(root));
    List<String> filled = new ArrayList<>();
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (String group : groups) {
      List<String> of = file.texts(root + "/" + group, "weight_names").orElse(List.of());
      names.put(group, of);
      if (!of.isEmpty() && !group.equals("top_level_model_weights")) {
        filled.add(group);
      }
    }
    WeightSource source = new WeightSource();
    boolean byName = filled.stream().allMatch(group -> architecture.byName().containsKey(group));
    int next = 0;
    for (LayerConfig layer : architecture.layers()) {
      String group = layer.name();
      if (!byName) {
        // Names count on in one session of Python; Keras itself loads by order then.
        boolean takes = KerasBuilder.hasWeights(layer) || layer.model().isPresent();
        group = takes && next < filled.size() ? filled.get(next++) : "";
      }
      List<String> of = names.getOrDefault(group, List.of());
      if (layer.model().isPresent()) {
        source.addNested(file, root + "/" + group, "", layer, of);
      } else {
        source.byLayer.put(layer.name(), named(file, root + "/" + group, layer, of));
      }
    }
    return source;
  }

  /**
   * Deals out the weights of a model within a model, which stand in one group: to the layers whose
   * names theirs begin with, or else in their order, as names count on in one session of Python.
   */
  private void addNested(
      Hdf5 file, String group, String outer, LayerConfig model, List<String> names) {
    String prefix = outer + model.name() + "/";
    Map<String, List<String>> byFirst = new LinkedHashMap<>();
    for (String name : names) {
      String inner =
          name.startsWith(model.name() + "/") ? name.substring(model.name().length() + 1) : name;
      byFirst.computeIfAbsent(inner.split("/", 2)[0], any -> new ArrayList<>()).add(name);
    }
    List<LayerConfig> filled =
        model.model().orElseThrow().layers().stream()
            .filter(layer -> KerasBuilder.hasWeights(layer) || layer.model().isPresent())
            .toList();
    boolean byName =
        byFirst.keySet().stream()
            .allMatch(first -> filled.stream().anyMatch(layer -> layer.name().equals(first)));
    if (!byName && byFirst.size() != filled.size()) {
      throw model.refused(
          "has weights under the names %s, which are not those of its layers %s",
          byFirst.keySet(), filled.stream().map(LayerConfig::name).toList());
    }
    List<String> inOrder = List.copyOf(byFirst.keySet());
    for (int place = 0; place < filled.size(); place++) {
      LayerConfig layer = filled.get(place);
      List<String> own =
          byFirst.getOrDefault(byName ? layer.name() : inOrder.get(place), List.of());
      if (layer.model().isPresent()) {
        addNested(file, group, prefix, layer, own);
      } else {
        byLayer.put(prefix + layer.name(), named(file, group, layer, own));
      }
    }
  }

  private static LayerWeights named(
      Hdf5 file, String group, LayerConfig layer, List<String> names) {
    Map<String, KerasArray> arrays = new LinkedHashMap<>();
    boolean two = layer.kind().equals("Bidirectional");
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (AttentionReader.hasWeights(layer)) {
        arrays.put(
            name.replaceFirst(":[0-9]+$", ""),
            file.array(group + "/" + name)
                .orElseThrow(() -> layer.refused("names weights '%s' that are not there", name)));
        continue;
      }
      Matcher leaf = LEAF.matcher(name);
      if (!leaf.matches()) {
        throw layer.refused("has weights '%s', which cannot be run", name);
      }
      Matcher direction = DIRECTION.matcher(name);
      String prefix = "";
      if (two) {
        boolean forward =
            direction.matches() ? direction.group(1).equals("forward") : 2 * i < names.size();
        prefix = forward ? LayerWeights.FORWARD : LayerWeights.BACKWARD;
      }
      KerasArray array =
          file.array(group + "/" + name)
              .orElseThrow(() -> layer.refused("names weights '%s' that are not there", name));
      if (arrays.put(prefix + leaf.group(1), array) != null) {
        throw layer.refused("has weights '%s' twice", prefix + leaf.group(1));
      }
    }
    return new LayerWeights(layer, arrays);
  }

  /** The arrays of a {@code .keras} archive: a group a layer, named by its class and its number. */
  static WeightSource ofClasses(Hdf5 file, Architecture architecture) {
    WeightSource source = new WeightSource();
    source.addClasses(file, "", "", architecture);
    return source;
  }

  private void addClasses(Hdf5 file, String outerGroup, String outer, Architecture architecture) {
    Map<String, Integer> used = new LinkedHashMap<>();
    for (LayerConfig layer : architecture.layers()) {
      String kind = snakeCase(layer.kind());
      int number = used.merge(kind, 1, Integer::sum) - 1;
      String name = number == 0 ? kind : kind + "_" + number;
      Map<String, KerasArray> arrays = new LinkedHashMap<>();
      for (String folder : List.of("layers/", "_layer_checkpoint_dependencies/")) {
        String root = outerGroup + folder;
        String group = root + (file.group(root + name).isPresent() ? name : layer.name());
        if (layer.model().isPresent()) {
          addClasses(file, group + "/", outer + layer.name() + "/", layer.model().get());
        } else if (layer.kind().equals("Bidirectional")) {
          String inner = layer.inner("layer").map(LayerConfig::kind).orElse("");
          collect(file, group + "/forward_layer", inner, LayerWeights.FORWARD, layer, arrays);
          collect(file, group + "/backward_layer", inner, LayerWeights.BACKWARD, layer, arrays);
        } else if (AttentionReader.hasWeights(layer)) {
          collectAll(file, group, "", arrays);
        } else if (layer.kind().equals("TimeDistributed")) {
          collect(file, group + "/layer", "Dense", "", layer, arrays);
        } else {
          collect(file, group, layer.kind(), "", layer, arrays);
        }
      }
      if (!arrays.isEmpty() || !byLayer.containsKey(outer + layer.name())) {
        byLayer.put(outer + layer.name(), new LayerWeights(layer, arrays));
      }
    }
  }

  /** All arrays of a layer of a class of the user's own and of the layers in it, as they lie. */
  private static void collectAll(
      Hdf5 file, String group, String prefix, Map<String, KerasArray> arrays) {
    for (String child : file.children(group)) {
      String path = group + "/" + child;
      String name = prefix + (child.equals("vars") ? "" : child);
      file.array(path).ifPresent(array -> arrays.put(name, array));
      if (prefix.length() < MOST_PREFIX && file.group(path).isPresent()) {
        collectAll(file, path, name.isEmpty() ? "" : name + "/", arrays);
      }
    }
  }

  private static void collect(
      Hdf5 file,
      String group,
      String kind,
      String prefix,
      LayerConfig layer,
      Map<String, KerasArray> arrays) {
    List<String> names = new ArrayList<>(VARIABLES.getOrDefault(kind, USUAL));
    if (kind.equals("BatchNormalization")) {
      names.removeIf(
          name ->
              (name.equals("gamma") && layer.value("scale").filter(v -> !v.asBoolean()).isPresent())
                  || (name.equals("beta")
                      && layer.value("center").filter(v -> !v.asBoolean()).isPresent()));
    }
    for (String part : List.of("/vars", "/cell/vars")) {
      for (String index : file.children(group + part)) {
        int place = index.matches("[0-9]{1,2}") ? Integer.parseInt(index) : names.size();
        file.array(group + part + "/" + index)
            .ifPresent(
                array -> {
                  if (place >= names.size()) {
                    throw layer.refused("has more weights than can be run");
                  }
                  arrays.put(prefix + names.get(place), array);
                });
      }
    }
  }

  /**
   * As Keras writes class names in paths: {@code BatchNormalization}, {@code batch_normalization}.
   */
  static String snakeCase(String name) {
    return name.replaceAll("\\W+", "")
        .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toLowerCase(java.util.Locale.ROOT);
  }

  LayerWeights of(LayerConfig layer) {
    LayerWeights weights = byLayer.get(layer.name());
    return weights == null ? new LayerWeights(layer, Map.of()) : weights;
  }
}
