package io.github.relevista.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.relevista.model.Activation;
import io.github.relevista.model.AttentionReading;
import io.github.relevista.model.AttentionReading.Kind;
import io.github.relevista.model.DenseLayer;
import io.github.relevista.model.SequenceReading;
import io.github.relevista.model.StepReading;
import io.github.relevista.tensor.FloatMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes attention of layers that hold its weights. Keras has none with one query for all steps, so
 * these are of classes of the users' own, whose code is in no file: what their weights W, b and u
 * do, as in Yang et al. 2016 (Hierarchical Attention Networks, equations 5 to 7), is told by names
 * and shapes,
 *
 * <pre>
 *   W [d, k], b [k], u [k]    e_t = u · tanh(Wᵀ h_t + b)
 *   W [d], b [1] or [steps]   e_t = tanh(W · h_t + b)
 * </pre>
 *
 * and whether there is a tanh is likely, not certain. Another way is a chain of dense layers.
 *
 * <p>Keras' own layers ask steps by other vectors. Where these are the steps themselves, they are
 * {@link SelfAttentionReader}'s; where they are the final states s of the same steps, there is one
 * query for all of them, and each is
 *
 * <pre>
 *   Attention               e_t = scale s · h_t, or w Σ tanh(scale (s + h_t)) (concat)
 *   AdditiveAttention       e_t = scale · tanh(s + h_t)
 *   a class of the user's   e_t = v · tanh(W1 s + W2 h_t + b)
 * </pre>
 */
final class AttentionReader {
  private static final Set<String> OF_KERAS =
      Set.of("MultiHeadAttention", "GroupQueryAttention", "AdditiveAttention");

  private static final Pattern BIAS = Pattern.compile("(?i)(.*[/_])?(b|bias|b_[a-z]+)(_[0-9]+)?");
  private static final Pattern QUERY =
      Pattern.compile("(?i)(.*[/_])?(u|us|v|context|query|context_vector|u_[a-z]+)(_[0-9]+)?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,2}");

  private AttentionReader() {}

  /**
   * What attention reads.
   *
   * @param likeliest the parts, side by side
   * @param other the same in another likely way, or the same
   * @param head the dense layer that belongs to it
   */
  record Made(
      List<SequenceReading> likeliest, List<SequenceReading> other, Optional<DenseLayer> head) {
    static Made of(AttentionReading reading) {
      return new Made(List.of(reading), List.of(reading), Optional.empty());
    }

    /** Number of steps that have a bias of their own; 0 where none has. */
    int steps() {
      return likeliest.get(0).fixedSteps();
    }
  }

  /** Whether a layer is of Keras itself, and asks steps by other vectors or by themselves. */
  static boolean isOfKeras(LayerConfig layer) {
    return OF_KERAS.contains(layer.kind())
        || (layer.kind().equals("Attention")
            && (layer.inputs().size() > 1 || layer.value("use_scale", "score_mode").isPresent()));
  }

  static KerasException refusedOfKeras(LayerConfig layer) {
    return layer.refused(
        "asks steps by others than themselves or their final states, which cannot be run");
  }

  /** Whether a layer of Keras itself has weights. */
  static boolean hasWeights(LayerConfig layer) {
    return isOne(layer)
        || layer.kind().equals(SelfAttentionReader.MULTI_HEAD)
        || (isOfKeras(layer)
            && (layer.kind().equals("AdditiveAttention")
                ? !layer.value("use_scale").map(JsonNode::asBoolean).equals(Optional.of(false))
                : layer.flag("use_scale") || isConcat(layer)));
  }

  static boolean isConcat(LayerConfig layer) {
    return layer.value("score_mode").map(JsonNode::asText).equals(Optional.of("concat"));
  }

  /**
   * Attention of one layer that asks steps by their own final states.
   *
   * @param size of a step
   * @throws KerasException if its weights are of another kind
   */
  static Made asked(Chain.Part.Asked part, LayerWeights weights, int size) {
    LayerConfig layer = part.layer();
    if (!isOfKeras(layer)) {
      return ofBoth(part, weights, size);
    }
    // Without names, they stand in the order in which they were made: the scale, then the weight.
    boolean scales = layer.flag("use_scale");
    List<float[]> arrays = weights.arrays().values().stream().map(KerasArray::values).toList();
    boolean complete = arrays.size() == (scales ? 1 : 0) + (isConcat(layer) ? 1 : 0);
    return switch (layer.kind()) {
      case "AdditiveAttention" ->
          Made.of(added(layer, arrays.isEmpty() ? filled(size, 1) : arrays.get(0), 1, size));
      case "Attention" -> {
        if (!complete || arrays.stream().anyMatch(array -> array.length != 1)) {
          throw refused(layer, weights.arrays());
        }
        float scale = scales ? arrays.get(0)[0] : 1;
        yield Made.of(
            isConcat(layer)
                ? added(layer, filled(size, arrays.get(arrays.size() - 1)[0]), scale, size)
                : AttentionReading.ofFinalStates(
                    scales ? diagonal(size, scale) : FloatMatrix.zeros(0, 0)));
      }
      default -> throw refusedOfKeras(layer);
    };
  }

  /** q · tanh(factor (s + h_t)). */
  private static AttentionReading added(LayerConfig layer, float[] query, float factor, int size) {
    if (query.length != size) {
      throw layer.refused("has %d weights for steps of %d values", query.length, size);
    }
    FloatMatrix diagonal = diagonal(size, factor);
    return new AttentionReading(
        Kind.ADDITIVE, diagonal, new float[0], query, diagonal, new float[0]);
  }

  private static float[] filled(int size, float value) {
    float[] values = new float[size];
    Arrays.fill(values, value);
    return values;
  }

  static FloatMatrix diagonal(int size, float value) {
    FloatMatrix matrix = FloatMatrix.zeros(size, size);
    for (int i = 0; i < size; i++) {
      matrix.values()[matrix.offset(i) + i] = value;
    }
    return matrix;
  }

  /** Two dense layers on states and steps, in the order in which these are read, and a third. */
  private static Made ofBoth(Chain.Part.Asked part, LayerWeights weights, int size) {
    List<KerasArray> matrices = new ArrayList<>();
    List<KerasArray> biases = new ArrayList<>();
    weights.arrays().values().forEach(array -> (array.isMatrix() ? matrices : biases).add(array));
    // An archive has layers by their names, so that V comes before W1 and W2.
    matrices.sort(Comparator.comparing(matrix -> matrix.columns() == 1));
    boolean fits =
        matrices.size() == 3
            && matrices.get(0).rows() == size
            && matrices.get(1).rows() == size
            && matrices.get(0).columns() == matrices.get(1).columns()
            && matrices.get(2).rows() == matrices.get(0).columns()
            && matrices.get(2).columns() == 1
            && biases.stream().allMatch(KerasArray::isVector);
    if (!fits) {
      throw refused(part.layer(), weights.arrays());
    }
    float[] sum = new float[matrices.get(0).columns()];
    for (KerasArray bias : biases) {
      for (int i = 0; i < sum.length && bias.values().length == sum.length; i++) {
        sum[i] += bias.values()[i];
      }
    }
    FloatMatrix first = matrices.get(0).transposed();
    FloatMatrix second = matrices.get(1).transposed();
    float[] query = matrices.get(2).values();
    AttentionReading statesFirst =
        new AttentionReading(Kind.ADDITIVE, second, sum, query, first, new float[0]);
    AttentionReading stepsFirst =
        new AttentionReading(Kind.ADDITIVE, first, sum, query, second, new float[0]);
    return new Made(
        List.of(part.statesFirst() ? statesFirst : stepsFirst),
        List.of(part.statesFirst() ? stepsFirst : statesFirst),
        Optional.empty());
  }

  /**
   * Attention by products of steps and their final states.
   *
   * @throws KerasException if there is an activation between them
   */
  static Made multiplied(
      Optional<LayerConfig> scoring, Function<LayerConfig, LayerWeights> weights) {
    if (scoring.isEmpty()) {
      return Made.of(AttentionReading.ofFinalStates(FloatMatrix.zeros(0, 0)));
    }
    LayerConfig dense = scoring.get();
    LayerWeights of = weights.apply(dense);
    FloatMatrix projection = of.matrix("kernel", "W").transposed();
    return Made.of(new AttentionReading(kind(dense), projection, bias(of), new float[0]));
  }

  /** Whether a layer is attention of a class of the user's own, by its name. */
  static boolean isOne(LayerConfig layer) {
    String kind = layer.kind().toLowerCase(Locale.ROOT);
    return kind.contains("att") && !isOfKeras(layer);
  }

  /**
   * Attention of a layer of its own.
   *
   * @param forward whether it reads the states of one forward direction
   * @throws KerasException if its weights are of another kind
   */
  static Made read(LayerConfig layer, LayerWeights weights, boolean forward) {
    for (String flag : List.of("return_sequences", "return_attention", "return_coefficients")) {
      if (layer.flag(flag)) {
        throw layer.refused("gives the weighted steps or their weights (%s), not their sum", flag);
      }
    }
    Map<String, KerasArray> arrays = weights.arrays();
    Optional<String> score = ending(arrays, "attention_score_vec");
    Optional<String> vector = ending(arrays, "attention_vector");
    if (arrays.size() == 2 && score.isPresent() && vector.isPresent()) {
      return ofLastStep(layer, arrays.get(score.get()), arrays.get(vector.get()), forward);
    }
    KerasArray first = null;
    KerasArray bias = null;
    KerasArray query = null;
    for (Map.Entry<String, KerasArray> named : arrays.entrySet()) {
      KerasArray array = named.getValue();
      String name = named.getKey();
      boolean unnamed = NUMBER.matcher(name).matches();
      if (first == null && !BIAS.matcher(name).matches() && !QUERY.matcher(name).matches()) {
        first = array;
      } else if (bias == null
          && (unnamed ? isBias(first, arrays.size(), array) : BIAS.matcher(name).matches())) {
        bias = array;
      } else if (query == null && (unnamed || QUERY.matcher(name).matches())) {
        query = array;
      } else {
        throw refused(layer, arrays);
      }
    }
    if (first == null || first.dimensions().length > 2) {
      throw refused(layer, arrays);
    }
    FloatMatrix projection =
        first.isVector()
            ? new FloatMatrix(1, first.values().length, first.values())
            : first.transposed();
    return made(layer, arrays, projection, bias, query);
  }

  private static Made made(
      LayerConfig layer,
      Map<String, KerasArray> arrays,
      FloatMatrix projection,
      KerasArray bias,
      KerasArray query) {
    int size = projection.rows();
    float[] asked = query == null ? new float[] {1} : query.values();
    float[] biases = bias == null ? new float[0] : bias.values();
    boolean ofSteps = size == 1 && biases.length > 1;
    if (asked.length != size || (!ofSteps && biases.length != 0 && biases.length != size)) {
      throw refused(layer, arrays);
    }
    AttentionReading reading =
        new AttentionReading(
            Kind.ADDITIVE,
            projection,
            ofSteps ? new float[0] : biases,
            asked,
            FloatMatrix.zeros(0, 0),
            ofSteps ? biases : new float[0]);
    return new Made(List.of(reading), List.of(reading.as(Kind.DOT)), Optional.empty());
  }

  /** Of weights that have numbers for names: a bias follows W, unless that needs a query. */
  private static boolean isBias(KerasArray first, int count, KerasArray array) {
    boolean one = first == null || first.isVector() || first.columns() == 1;
    return count == 3 || one || array.values().length != first.columns();
  }

  private static Optional<String> ending(Map<String, KerasArray> arrays, String part) {
    return arrays.keySet().stream().filter(name -> name.contains(part + "/")).findFirst();
  }

  /**
   * The layer {@code Attention} of the package {@code attention}, score {@code luong}: tanh of a
   * dense layer on the weighted sum and the last state, e_t = h_T · (Wᵀ h_t).
   */
  private static Made ofLastStep(
      LayerConfig layer, KerasArray score, KerasArray vector, boolean forward) {
    if (!forward || !score.isMatrix() || !vector.isMatrix()) {
      throw layer.refused(
          "asks steps by the last of them, which can be run on states of one forward direction");
    }
    AttentionReading reading =
        new AttentionReading(Kind.DOT, score.transposed(), new float[0], new float[0]);
    List<SequenceReading> parts = List.of(reading, StepReading.LAST);
    return new Made(
        parts,
        parts,
        Optional.of(new DenseLayer(vector.transposed(), new float[0], Activation.TANH)));
  }

  /**
   * Attention of dense layers, one or two, of which the last gives one value a step.
   *
   * @throws KerasException if they are of other sizes or activations
   */
  static Made scored(List<LayerConfig> scoring, Function<LayerConfig, LayerWeights> weights) {
    LayerConfig last = scoring.get(scoring.size() - 1);
    KerasArray value = weights.apply(last).matrix("kernel", "W");
    if (value.columns() != 1) {
      throw last.refused("gives %d values of a step to weigh it; one can be run", value.columns());
    }
    if (scoring.size() == 1) {
      Kind kind = kind(last);
      return Made.of(
          new AttentionReading(
              kind, value.transposed(), bias(weights.apply(last)), new float[] {1}));
    }
    if (kind(last) != Kind.DOT) {
      throw last.refused("has an activation behind another layer of attention");
    }
    LayerConfig lower = scoring.get(0);
    return Made.of(
        new AttentionReading(
            kind(lower),
            weights.apply(lower).matrix("kernel", "W").transposed(),
            bias(weights.apply(lower)),
            value.values()));
  }

  private static Kind kind(LayerConfig dense) {
    LayerConfig layer = dense.inner("layer").orElse(dense);
    String name = layer.activation("linear", "activation");
    return switch (name) {
      case "tanh" -> Kind.ADDITIVE;
      case "linear" -> Kind.DOT;
      default ->
          throw dense.refused(
              "weighs steps by the activation %s; tanh and linear can be run", name);
    };
  }

  private static float[] bias(LayerWeights weights) {
    return weights.find("bias", "b").map(KerasArray::values).orElse(new float[0]);
  }

  private static KerasException refused(LayerConfig layer, Map<String, KerasArray> arrays) {
    List<String> shapes =
        arrays.entrySet().stream()
            .flatMap(named -> Stream.of(named.getKey() + " " + named.getValue().shape()))
            .toList();
    return layer.refused(
        "is attention with the weights %s; W [units, size], b [size] and u [size], or W [units] and"
            + " a bias, can be run",
        shapes);
  }
}
