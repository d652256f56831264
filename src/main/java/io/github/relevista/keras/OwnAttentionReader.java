package io.github.relevista.keras;

import io.github.relevista.keras.AttentionReader.Made;
import io.github.relevista.model.Activation;
import io.github.relevista.model.AttentionReading;
import io.github.relevista.model.AttentionReading.Kind;
import io.github.relevista.model.DenseLayer;
import io.github.relevista.model.SequenceReading;
import io.github.relevista.model.StepReading;
import io.github.relevista.tensor.FloatMatrix;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes attention of a layer of a class of the user's own, whose code is in no file: what its
 * weights W, b and u do, as in Yang et al. 2016 (Hierarchical Attention Networks, equations 5 to
 * 7), is told by their names and shapes,
 *
 * <pre>
 *   W [d, k], b [k], u [k]    e_t = u · tanh(Wᵀ h_t + b)
 *   W [d], b [1] or [steps]   e_t = tanh(W · h_t + b)
 * </pre>
 *
 * and whether there is a tanh is likely, not certain.
 */
final class OwnAttentionReader {
  private static final Pattern BIAS = Pattern.compile("(?i)(.*[/_])?(b|bias|b_[a-z]+)(_[0-9]+)?");
  private static final Pattern QUERY =
      Pattern.compile("(?i)(.*[/_])?(u|us|v|context|query|context_vector|u_[a-z]+)(_[0-9]+)?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,2}");

  private OwnAttentionReader() {}

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
        throw AttentionReader.refused(layer, arrays);
      }
    }
    if (first == null || first.dimensions().length > 2) {
      throw AttentionReader.refused(layer, arrays);
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
      throw AttentionReader.refused(layer, arrays);
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
}
