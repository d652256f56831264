package io.github.relevista.modelio;

import io.github.relevista.model.Activation;
import java.util.Optional;

/**
 * What a user says of how weights are to be taken.
 *
 * @param onReading what is made of what is read, before the first dense layer
 * @param directions what is read of two directions
 * @param normEpsilon ε of batch norm, above 0
 */
public record WeightWishes(
    Optional<Activation.Kind> onReading,
    Optional<DirectionUse> directions,
    Optional<Double> normEpsilon) {
  /** Nothing said. */
  public static final WeightWishes NONE =
      new WeightWishes(Optional.empty(), Optional.empty(), Optional.empty());

  /** These wishes, and where there is none another's. */
  WeightWishes orElse(WeightWishes other) {
    return new WeightWishes(
        onReading.or(() -> other.onReading),
        directions.or(() -> other.directions),
        normEpsilon.or(() -> other.normEpsilon));
  }
}
