package io.github.relevista.modelio;

import io.github.relevista.model.Affine;
import io.github.relevista.model.DenseLayer;
import java.util.List;

/**
 * Batch norm whose place is known, and whose ε no state dictionary holds: it is folded into the
 * layer beside it once that is told.
 *
 * @param name of its weights
 * @param gamma [size]
 * @param beta [size]
 * @param mean [size]
 * @param variance [size]
 * @param side where it stands
 * @param place of the layer that takes it in, among those over the steps or the dense ones
 */
record PlacedNorm(
    String name,
    float[] gamma,
    float[] beta,
    float[] mean,
    float[] variance,
    Side side,
    int place) {
  /** Where a norm stands. */
  enum Side {
    BEHIND_CONVOLUTION,
    BEFORE_DENSE,
    BEHIND_DENSE
  }

  /** Number of values. */
  int size() {
    return mean.length;
  }

  /** The same at a place. */
  PlacedNorm at(Side other, int where) {
    return new PlacedNorm(name, gamma, beta, mean, variance, other, where);
  }

  /** Folds it into the layer at its place. */
  void fold(double epsilon, List<TorchLayer> lower, List<DenseLayer> dense) {
    Affine affine = Affine.ofNormalisation(gamma, beta, mean, variance, epsilon);
    switch (side) {
      case BEHIND_CONVOLUTION ->
          lower.set(place, ((TorchLayer.Convolution) lower.get(place)).normalised(affine));
      case BEFORE_DENSE -> dense.set(place, affine.before(dense.get(place)));
      case BEHIND_DENSE -> dense.set(place, affine.after(dense.get(place)));
    }
  }
}
