package io.github.relevista.modelio;

import java.util.Optional;

/**
 * What a user says of how weights are to be taken.
 *
 * @param directions what is read of two directions
 * @param normEpsilon ε of batch norm, above 0
 */
public record WeightWishes(Optional<DirectionUse> directions, Optional<Double> normEpsilon) {
  /** Nothing said. */
  public static final WeightWishes NONE = new WeightWishes(Optional.empty(), Optional.empty());

  /** These wishes, and where there is none another's. */
  WeightWishes orElse(WeightWishes other) {
    return new WeightWishes(
        directions.or(() -> other.directions), normEpsilon.or(() -> other.normEpsilon));
  }
}
