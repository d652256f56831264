package io.github.relevista.modelio;

import io.github.relevista.model.Activation;
import io.github.relevista.model.ConvolutionLayer.Border;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the weights do not tell of convolutions before recurrent layers, of dense layers before and
 * between them, and of attention in which their states ask each other.
 *
 * @param activation what they make of their sums
 * @param border what convolutions do at the ends of a sequence
 * @param pooling steps of which the highest goes on behind the convolutions; 1 for all of them
 * @param heads of attention in which states ask each other; 1 where there is none
 */
public record LowerChoice(Activation activation, Border border, int pooling, int heads) {
  /** What is usual. */
  static final LowerChoice USUAL = new LowerChoice(Activation.RELU, Border.VALID, 1, 1);

  /** Windows of max pooling that are tried. */
  private static final List<Integer> POOLINGS = List.of(1, 2, 3, 4, 5);

  private static final List<Border> BORDERS = List.of(Border.VALID, Border.SAME);

  /** The choices that a network leaves and a user's wishes allow, the likeliest first. */
  static List<LowerChoice> of(ForeignNetwork network, LowerWishes wishes) {
    List<Activation> activations =
        wishes
            .activation()
            .map(kind -> List.of(ForeignChoice.activation(kind)))
            .orElse(
                network.hasLowerActivations()
                    ? ForeignNetwork.ACTIVATIONS
                    : List.of(Activation.RELU));
    List<Border> borders =
        wishes
            .border()
            .map(List::of)
            .orElse(network.hasConvolutions() ? BORDERS : List.of(Border.VALID));
    List<Integer> poolings =
        wishes.pooling().map(List::of).orElse(network.hasConvolutions() ? POOLINGS : List.of(1));
    List<Integer> heads = heads(network, wishes);
    List<LowerChoice> choices = new ArrayList<>();
    for (Activation activation : activations) {
      for (Border border : borders) {
        for (int pooling : poolings) {
          for (int count : heads) {
            choices.add(new LowerChoice(activation, border, pooling, count));
          }
        }
      }
    }
    return List.copyOf(choices);
  }

  private static List<Integer> heads(ForeignNetwork network, LowerWishes wishes) {
    List<Integer> fitting = network.headCounts();
    if (wishes.heads().isEmpty()) {
      return fitting;
    }
    if (!fitting.contains(wishes.heads().get())) {
      throw new IllegalArgumentException(
          "attention_heads must be one that fits the shapes (%s), was %d"
              .formatted(fitting, wishes.heads().get()));
    }
    return List.of(wishes.heads().get());
  }

  /** What of this choice nobody told, as people say it. */
  List<String> assumptions(ForeignNetwork network, LowerWishes wishes) {
    List<String> assumptions = new ArrayList<>();
    if (network.hasLowerActivations() && wishes.activation().isEmpty()) {
      assumptions.add("lower_activation " + activation.kind().wireName());
    }
    if (network.hasConvolutions() && wishes.border().isEmpty()) {
      assumptions.add("convolution_border " + border.wireName());
    }
    if (network.hasConvolutions() && wishes.pooling().isEmpty()) {
      assumptions.add("max_pooling " + pooling);
    }
    if (network.headCounts().size() > 1 && wishes.heads().isEmpty()) {
      assumptions.add("attention_heads " + heads);
    }
    return assumptions;
  }

  /** The settings that ask for what this choice has and another one has not. */
  Stream<String> differencesFrom(LowerChoice other) {
    List<String> parts = new ArrayList<>();
    if (!activation.equals(other.activation)) {
      parts.add("lower_activation " + activation.kind().wireName());
    }
    if (border != other.border) {
      parts.add("convolution_border " + border.wireName());
    }
    if (pooling != other.pooling) {
      parts.add("max_pooling " + pooling);
    }
    if (heads != other.heads) {
      parts.add("attention_heads " + heads);
    }
    return parts.stream();
  }
}
