package io.github.relevista.keras;

import io.github.relevista.keras.AttentionReader.Made;
import io.github.relevista.model.AttentionReading;
import io.github.relevista.model.AttentionReading.Kind;
import io.github.relevista.tensor.FloatMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Makes attention of a layer that asks steps h_t by their own final states s, so that there is one
 * query for all of them:
 *
 * <pre>
 *   Attention               e_t = scale s · h_t, or w Σ tanh(scale (s + h_t)) (concat)
 *   AdditiveAttention       e_t = scale · tanh(s + h_t)
 *   a class of the user's   e_t = v · tanh(W1 s + W2 h_t + b)
 * </pre>
 */
final class AskedAttentionReader {
  private AskedAttentionReader() {}

  /**
   * Attention of one layer that asks steps by their own final states.
   *
   * @param size of a step
   * @throws KerasException if its weights are of another kind
   */
  static Made read(Chain.Part.Asked part, LayerWeights weights, int size) {
    LayerConfig layer = part.layer();
    if (!AttentionReader.isOfKeras(layer)) {
      return ofBoth(part, weights, size);
    }
    // Without names, they stand in the order in which they were made: the scale, then the weight.
    boolean scales = layer.flag("use_scale");
    List<float[]> arrays = weights.arrays().values().stream().map(KerasArray::values).toList();
    boolean complete =
        arrays.size() == (scales ? 1 : 0) + (AttentionReader.isConcat(layer) ? 1 : 0);
    return switch (layer.kind()) {
      case "AdditiveAttention" ->
          Made.of(added(layer, arrays.isEmpty() ? filled(size, 1) : arrays.get(0), 1, size));
      case "Attention" -> {
        if (!complete || arrays.stream().anyMatch(array -> array.length != 1)) {
          throw AttentionReader.refused(layer, weights.arrays());
        }
        float scale = scales ? arrays.get(0)[0] : 1;
        yield Made.of(
            AttentionReader.isConcat(layer)
                ? added(layer, filled(size, arrays.get(arrays.size() - 1)[0]), scale, size)
                : AttentionReading.ofFinalStates(
                    scales ? FloatMatrix.diagonal(size, scale) : FloatMatrix.zeros(0, 0)));
      }
      default -> throw AttentionReader.refusedOfKeras(layer);
    };
  }

  /** q · tanh(factor (s + h_t)). */
  private static AttentionReading added(LayerConfig layer, float[] query, float factor, int size) {
    if (query.length != size) {
      throw layer.refused("has %d weights for steps of %d values", query.length, size);
    }
    FloatMatrix diagonal = FloatMatrix.diagonal(size, factor);
    return new AttentionReading(
        Kind.ADDITIVE, diagonal, new float[0], query, diagonal, new float[0]);
  }

  private static float[] filled(int size, float value) {
    float[] values = new float[size];
    Arrays.fill(values, value);
    return values;
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
      throw AttentionReader.refused(part.layer(), weights.arrays());
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
}
