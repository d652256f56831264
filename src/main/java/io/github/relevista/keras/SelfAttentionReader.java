package io.github.relevista.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.relevista.model.AttentionReading.Kind;
import io.github.relevista.model.SelfAttentionLayer;
import io.github.relevista.model.SelfAttentionLayer.Projection;
import io.github.relevista.tensor.FloatMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes layers of Keras' own attention where steps ask steps of the same sequence:
 *
 * <pre>
 *   Attention            e_ts = scale x_t · x_s, or w Σ tanh(scale (x_t + x_s)) (concat)
 *   AdditiveAttention    e_ts = scale · tanh(x_t + x_s)
 *   MultiHeadAttention   e_ts = (Q x_t) · (K x_s) / √key_dim of each head; kernels [size, heads,
 *                        key_dim] and, of attention_output, [heads, value_dim, outputs]
 * </pre>
 */
final class SelfAttentionReader {
  static final String MULTI_HEAD = "MultiHeadAttention";

  private static final Set<String> KINDS = Set.of("Attention", "AdditiveAttention", MULTI_HEAD);

  private SelfAttentionReader() {}

  /** Whether a layer is of one of these classes, whatever it reads. */
  static boolean isOne(LayerConfig layer) {
    return KINDS.contains(layer.kind()) && AttentionReader.isOfKeras(layer);
  }

  /**
   * @param size of a step
   * @throws KerasException if it asks in a way that cannot be run, or has other weights
   */
  static SelfAttentionLayer read(LayerConfig layer, LayerWeights weights, int size) {
    boolean causal =
        layer.flag("causal")
            || layer.call().findValues("use_causal_mask").stream().anyMatch(JsonNode::asBoolean);
    if (causal) {
      throw layer.refused("asks no later steps (causal), which cannot be run");
    }
    if (layer.flag("use_gate")) {
      throw layer.refused("has a gate behind its heads, which cannot be run");
    }
    return layer.kind().equals(MULTI_HEAD) ? heads(layer, weights) : plain(layer, weights, size);
  }

  private static SelfAttentionLayer plain(LayerConfig layer, LayerWeights weights, int size) {
    // Without names, they stand in the order in which they were made: the scale, then the weight.
    List<float[]> arrays = weights.arrays().values().stream().map(KerasArray::values).toList();
    if (layer.kind().equals("AdditiveAttention")) {
      float[] ones = new float[size];
      Arrays.fill(ones, 1);
      return additive(Projection.NONE, arrays.isEmpty() ? ones : arrays.get(0));
    }
    boolean scales = layer.flag("use_scale");
    boolean concat = AttentionReader.isConcat(layer);
    int count = (scales ? 1 : 0) + (concat ? 1 : 0);
    if (arrays.size() != count || arrays.stream().anyMatch(array -> array.length != 1)) {
      throw refused(layer, weights.arrays());
    }
    float scale = scales ? arrays.get(0)[0] : 1;
    if (!concat) {
      return new SelfAttentionLayer(
          Kind.DOT,
          1,
          Projection.NONE,
          Projection.NONE,
          Projection.NONE,
          Projection.NONE,
          new float[] {scale});
    }
    float[] factors = new float[size];
    Arrays.fill(factors, arrays.get(count - 1)[0]);
    return additive(
        scales ? new Projection(FloatMatrix.diagonal(size, scale), new float[0]) : Projection.NONE,
        factors);
  }

  private static SelfAttentionLayer additive(Projection both, float[] factors) {
    return new SelfAttentionLayer(
        Kind.ADDITIVE, 1, both, both, Projection.NONE, Projection.NONE, factors);
  }

  private static SelfAttentionLayer heads(LayerConfig layer, LayerWeights weights) {
    JsonNode axes = layer.config().path("attention_axes");
    if (axes.isArray() && !axes.toString().equals("[1]")) {
      throw layer.refused("asks along the axes %s; the steps, [1], can be", axes);
    }
    int heads = layer.config().path("num_heads").asInt();
    int keySize = layer.config().path("key_dim").asInt();
    Projection query = projection(layer, weights, "query", 1);
    if (heads < 1 || keySize < 1 || query.weights().rows() != heads * keySize) {
      throw refused(layer, weights.arrays());
    }
    return new SelfAttentionLayer(
        Kind.DOT,
        heads,
        query,
        projection(layer, weights, "key", 1),
        projection(layer, weights, "value", 1),
        projection(layer, weights, "output", 2),
        new float[] {(float) (1 / Math.sqrt(keySize))});
  }

  /**
   * One of the dense layers within a layer of heads.
   *
   * @param part what its name holds: {@code query/kernel}, {@code _query_dense/0}
   * @param inputs how many of the dimensions of its kernel are of what it reads
   */
  private static Projection projection(
      LayerConfig layer, LayerWeights weights, String part, int inputs) {
    FloatMatrix matrix = null;
    float[] bias = new float[0];
    for (Map.Entry<String, KerasArray> named : weights.arrays().entrySet()) {
      String[] path = named.getKey().split("/+");
      if (path.length < 2 || !path[path.length - 2].contains(part)) {
        continue;
      }
      int[] sizes = named.getValue().dimensions();
      float[] values = named.getValue().values();
      if (sizes.length == 3) {
        int rows = Arrays.stream(sizes, 0, inputs).reduce(1, (a, b) -> a * b);
        matrix = new KerasArray(new int[] {rows, values.length / rows}, values).transposed();
      } else {
        bias = values;
      }
    }
    if (matrix == null || (bias.length != 0 && bias.length != matrix.rows())) {
      throw refused(layer, weights.arrays());
    }
    return new Projection(matrix, bias);
  }

  private static KerasException refused(LayerConfig layer, Map<String, KerasArray> arrays) {
    return layer.refused(
        "has weights that cannot be run: %s",
        arrays.entrySet().stream()
            .map(named -> named.getKey() + " " + named.getValue().shape())
            .toList());
  }
}
