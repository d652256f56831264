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

  /** Folds it into a layer over the steps, if it stands behind one. */
  void foldBelow(double epsilon, List<TorchLayer> lower) {
    if (side == Side.BEHIND_CONVOLUTION) {
      lower.set(place, ((TorchLayer.Convolution) lower.get(place)).normalised(affine(epsilon)));
    }
  }

  /** Folds it into a dense layer, if it stands beside one. */
  void foldAbove(double epsilon, List<DenseLayer> dense) {
    switch (side) {
      case BEHIND_CONVOLUTION -> {}
      case BEFORE_DENSE -> dense.set(place, affine(epsilon).before(dense.get(place)));
      case BEHIND_DENSE -> dense.set(place, affine(epsilon).after(dense.get(place)));
    }
  }

  private Affine affine(double epsilon) {
    return Affine.ofNormalisation(gamma, beta, mean, variance, epsilon);
  }
}
