package io.github.relevista.modelio;

import io.github.relevista.model.Activation;
import io.github.relevista.model.ConvolutionLayer.Border;
import io.github.relevista.model.SequenceRules.Padding;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a {@code config.json} of format 2 says of how weights are read. Its layers are not looked at
 * but for what weights do not tell: activations, borders of convolutions, max pooling, heads of
 * attention.
 */
final class LayeredWishes {
  private static final Set<String> LOWER = Set.of("dense", "convolution");

  private LayeredWishes() {}

  /**
   * @throws InvalidModelException if a value is none that the key may have
   */
  static ReadingWishes of(JsonObject json) {
    Padding padding = json.choice("padding", Padding.values(), Padding::wireName, Padding.NONE);
    boolean pads = padding != Padding.NONE;
    boolean masked = json.has("masked") && json.flag("masked");
    List<JsonObject> layers = json.objects("layers", place -> "layer %d: ".formatted(place));
    List<JsonObject> head =
        json.has("head")
            ? json.objects("head", place -> "head layer %d: ".formatted(place))
            : List.of();
    return new ReadingWishes(
        json.textOrTexts("reading"),
        Optional.of(padding),
        pads
            ? Optional.of(json.wholeNumber("padded_length", 1, Integer.MAX_VALUE))
            : Optional.empty(),
        pads || masked
            ? Optional.of(json.wholeNumber("padding_id", 0, Integer.MAX_VALUE))
            : Optional.empty(),
        pads || masked ? Optional.of(masked) : Optional.empty(),
        activation(head, Set.of("dense")),
        new LowerWishes(activation(layers, LOWER), border(layers), pooling(layers), heads(layers)),
        WeightWishes.NONE);
  }

  private static Optional<JsonObject> first(List<JsonObject> layers, Set<String> types) {
    return layers.stream().filter(layer -> types.contains(layer.text("type"))).findFirst();
  }

  /** That of the first layer of some types. */
  private static Optional<Activation.Kind> activation(List<JsonObject> layers, Set<String> types) {
    return first(layers, types)
        .map(
            layer ->
                layer.choice(
                    "activation",
                    Activation.Kind.values(),
                    Activation.Kind::wireName,
                    Activation.Kind.LINEAR));
  }

  private static Optional<Border> border(List<JsonObject> layers) {
    return first(layers, Set.of("convolution"))
        .map(layer -> layer.choice("border", Border.values(), Border::wireName, Border.VALID));
  }

  private static Optional<Integer> pooling(List<JsonObject> layers) {
    return first(layers, Set.of("max_pooling"))
        .map(layer -> layer.wholeNumber("window", 1, Integer.MAX_VALUE));
  }

  private static Optional<Integer> heads(List<JsonObject> layers) {
    return first(layers, Set.of("self_attention"))
        .filter(layer -> layer.has("heads"))
        .map(layer -> layer.wholeNumber("heads", 1, Integer.MAX_VALUE));
  }
}
