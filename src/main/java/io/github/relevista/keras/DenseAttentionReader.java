package io.github.relevista.keras;

import io.github.relevista.keras.AttentionReader.Made;
import io.github.relevista.model.AttentionReading;
import io.github.relevista.model.AttentionReading.Kind;
import io.github.relevista.tensor.FloatMatrix;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes attention of dense layers between the steps and a softmax over them: those that give one
 * value of each step, or one whose values are multiplied with the final states.
 */
final class DenseAttentionReader {
  private DenseAttentionReader() {}

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
}
