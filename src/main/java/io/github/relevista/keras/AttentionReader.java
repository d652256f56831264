package io.github.relevista.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.relevista.keras.Chain.Part;
import io.github.relevista.model.AttentionReading;
import io.github.relevista.model.DenseLayer;
import io.github.relevista.model.SequenceReading;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes attention of the layers that hold its weights. Keras has none with one query for all steps:
 * that is of classes of the users' own, {@link OwnAttentionReader}, or a chain of dense layers,
 * {@link DenseAttentionReader}. Keras' own layers ask steps by other vectors. Where these are the
 * steps themselves, they are {@link SelfAttentionReader}'s; where they are the final states of the
 * same steps, {@link AskedAttentionReader}'s.
 */
final class AttentionReader {
  private static final Set<String> OF_KERAS =
      Set.of("MultiHeadAttention", "GroupQueryAttention", "AdditiveAttention");

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

  /** Whether a layer is attention of a class of the user's own, by its name. */
  static boolean isOne(LayerConfig layer) {
    String kind = layer.kind().toLowerCase(Locale.ROOT);
    return kind.contains("att") && !isOfKeras(layer);
  }

  /** Why attention of Keras itself that asks by other steps cannot be run. */
  static KerasException refusedOfKeras(LayerConfig layer) {
    return layer.refused(
        "asks steps by others than themselves or their final states, which cannot be run");
  }

  /** Whether a layer is attention that has weights. */
  static boolean hasWeights(LayerConfig layer) {
    return isOne(layer)
        || layer.kind().equals(SelfAttentionReader.MULTI_HEAD)
        || (isOfKeras(layer)
            && (layer.kind().equals("AdditiveAttention")
                ? !layer.value("use_scale").map(JsonNode::asBoolean).equals(Optional.of(false))
                : layer.flag("use_scale") || isConcat(layer)));
  }

  /** Whether a layer of Keras itself answers by sums, not by products. */
  static boolean isConcat(LayerConfig layer) {
    return layer.value("score_mode").map(JsonNode::asText).equals(Optional.of("concat"));
  }

  /**
   * What a part of a reading that weighs steps reads.
   *
   * @param stack the layers whose steps it weighs
   * @throws KerasException if its weights are of another kind
   */
  static Made read(Part part, WeightSource weights, LayerStack stack) {
    if (part instanceof Part.Attentive attentive) {
      LayerConfig layer = attentive.layer();
      return OwnAttentionReader.read(layer, weights.of(layer), stack.lastIsForward());
    }
    if (part instanceof Part.Asked asked) {
      return AskedAttentionReader.read(asked, weights.of(asked.layer()), stack.stateSize());
    }
    return part instanceof Part.Multiplied multiplied
        ? DenseAttentionReader.multiplied(multiplied.scoring(), weights::of)
        : DenseAttentionReader.scored(((Part.Scored) part).scoring(), weights::of);
  }

  /** Why attention with these weights cannot be run. */
  static KerasException refused(LayerConfig layer, Map<String, KerasArray> arrays) {
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
