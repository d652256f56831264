package io.github.relevista.modelio;

import io.github.relevista.model.Activation;
import io.github.relevista.model.ConvolutionLayer.Border;
import java.util.Optional;

/**
 * What a user says of convolutions before recurrent layers, of dense layers before and between
 * them, and of attention in which their states ask each other.
 *
 * @param activation what they make of their sums
 * @param border what convolutions do at the ends of a sequence
 * @param pooling steps of which the highest goes on behind the convolutions, at least 1
 * @param heads of attention, at least 1
 */
public record LowerWishes(
    Optional<Activation.Kind> activation,
    Optional<Border> border,
    Optional<Integer> pooling,
    Optional<Integer> heads) {
  /** Nothing said. */
  public static final LowerWishes NONE =
      new LowerWishes(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** These wishes, and where there is none another's. */
  LowerWishes orElse(LowerWishes other) {
    return new LowerWishes(
        activation.or(() -> other.activation),
        border.or(() -> other.border),
        pooling.or(() -> other.pooling),
        heads.or(() -> other.heads));
  }
}
