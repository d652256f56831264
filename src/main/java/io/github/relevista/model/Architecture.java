package io.github.relevista.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a model is, in a line for people. */
final class Architecture {
  private Architecture() {}

  /**
   * Of a model of one layer its cell; of others all layers in their order, such as {@code lstm 12
   * both → lstm 12 both → max → dense 10 relu, padding front to 30}.
   */
  static String of(SentimentModel model) {
    if (model.isOneLayer()) {
      return model.cell().name().toLowerCase(Locale.ROOT);
    }
    List<String> parts = new ArrayList<>();
    model.layers().forEach(layer -> parts.add(layer(layer)));
    parts.add(reading(model.reading()));
    model.head().forEach(layer -> parts.add(layer(layer)));
    String layers = String.join(" → ", parts);
    SequenceRules sequences = model.sequences();
    if (sequences.equals(SequenceRules.NONE)) {
      return layers;
    }
    String mask = sequences.readsPads() ? "" : ", masked";
    return sequences.padding() == SequenceRules.Padding.NONE
        ? layers + mask
        : "%s, padding %s to %d%s"
            .formatted(layers, sequences.padding().wireName(), sequences.paddedLength(), mask);
  }

  private static String layer(SequenceLayer layer) {
    if (layer instanceof RecurrentLayer recurrent) {
      return "%s %d %s%s"
          .formatted(
              recurrent.cell().wireName(),
              recurrent.hidden(),
              recurrent.order().wireName(),
              recurrent.merge() == DirectionMerge.SUM ? " summed" : "");
    }
    if (layer instanceof ConvolutionLayer convolution) {
      return "convolution %d of %d".formatted(convolution.filters(), convolution.window());
    }
    if (layer instanceof MaxPoolingLayer pooling) {
      return "max pooling of " + pooling.window();
    }
    if (layer instanceof SelfAttentionLayer attention) {
      return attention.heads() == 1
          ? "self-attention " + attention.kind().wireName()
          : "self-attention of %d heads".formatted(attention.heads());
    }
    if (layer instanceof DenseLayer dense) {
      return "dense %d %s".formatted(dense.weights().rows(), dense.activation().kind().wireName());
    }
    return ((ActivationLayer) layer).activation().kind().wireName();
  }

  private static String reading(SequenceReading reading) {
    return reading instanceof ConcatReading concat
        ? concat.parts().stream().map(SequenceReading::wireName).collect(Collectors.joining(" + "))
        : reading.wireName();
  }
}
