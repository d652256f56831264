package io.github.relevista.modelio;

import io.github.relevista.model.Activation;
import io.github.relevista.model.ActivationLayer;
import io.github.relevista.model.AttentionReading;
import io.github.relevista.model.ConcatReading;
import io.github.relevista.model.SequenceReading;
import io.github.relevista.model.SequenceRules;
import io.github.relevista.model.SequenceRules.Padding;
import io.github.relevista.model.SequenceRules.Pads;
import io.github.relevista.model.VectorLayer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One way to read a file of weights: what the weights do not tell of a network.
 *
 * @param order the cell, and how the weights of its gates are stacked
 * @param reading what is read of the sequence
 * @param read what is made of what is read, before the first dense layer
 * @param hidden the activation of dense layers before the output
 * @param lower what stands before and between recurrent layers
 * @param directions what is read of two directions
 * @param normEpsilon ε of batch norm
 * @param sequences the pads that the model was trained with
 */
public record ForeignChoice(
    GateOrder order,
    SequenceReading reading,
    Activation read,
    Activation hidden,
    LowerChoice lower,
    DirectionUse directions,
    double normEpsilon,
    SequenceRules sequences) {
  /** A leaky ReLU of torch below 0. */
  private static final float SLOPE = 0.01f;

  /** The layers that this makes of what is read, before the first dense layer. */
  List<VectorLayer> layersOnReading() {
    return read.equals(Activation.LINEAR) ? List.of() : List.of(new ActivationLayer(read));
  }

  /** The settings that ask for what this choice has and another one has not. */
  public String differenceFrom(ForeignChoice other) {
    List<String> parts = new ArrayList<>();
    if (!order.equals(other.order)) {
      parts.add(order.describe());
    }
    if (!reading.equals(other.reading)) {
      boolean alike = name(reading).equals(name(other.reading));
      parts.add("reading " + name(reading) + (alike ? form(reading) : ""));
    }
    if (!read.equals(other.read)) {
      parts.add("reading_activation " + read.kind().wireName());
    }
    if (!hidden.equals(other.hidden)) {
      parts.add("hidden_activation " + hidden.kind().wireName());
    }
    lower.differencesFrom(other.lower).forEach(parts::add);
    if (directions != other.directions) {
      parts.add("directions " + directions.wireName());
    }
    if (normEpsilon != other.normEpsilon) {
      parts.add(name(normEpsilon));
    }
    if (!sequences.equals(other.sequences)) {
      parts.add(name(sequences));
    }
    return String.join(" and ", parts);
  }

  /** The activation of a kind, with torch's slope. */
  static Activation activation(Activation.Kind kind) {
    return kind == Activation.Kind.LEAKY_RELU
        ? Activation.leakyRelu(SLOPE)
        : new Activation(kind, 0);
  }

  /** ε of batch norm as settings name it. */
  static String name(double epsilon) {
    return "batch_norm_epsilon " + BigDecimal.valueOf(epsilon).stripTrailingZeros().toPlainString();
  }

  /** A reading as settings name it. */
  static String name(SequenceReading reading) {
    return reading instanceof ConcatReading concat
        ? concat.parts().stream().map(SequenceReading::wireName).collect(Collectors.joining(","))
        : reading.wireName();
  }

  /** How attention asks. */
  private static String form(SequenceReading reading) {
    List<SequenceReading> parts =
        reading instanceof ConcatReading concat ? concat.parts() : List.of(reading);
    return parts.stream()
        .filter(AttentionReading.class::isInstance)
        .map(
            part ->
                " (%s%s)"
                    .formatted(
                        ((AttentionReading) part).kind().wireName(),
                        ((AttentionReading) part).hasProjection() ? ", projected" : ""))
        .collect(Collectors.joining());
  }

  /** Pads as settings name them. */
  static String name(SequenceRules sequences) {
    String mask = sequences.pads() == Pads.MASKED ? ", masked" : "";
    return sequences.padding() == Padding.NONE
        ? "padding none" + mask
        : "padding %s to %d%s"
            .formatted(sequences.padding().wireName(), sequences.paddedLength(), mask);
  }
}
