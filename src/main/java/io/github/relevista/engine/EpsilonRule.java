package io.github.relevista.engine;

import java.io.Serializable;

/**
 * The epsilon rule of Layer-wise Relevance Propagation for a linear layer z_j = Σ_i x_i w_ij + b_j
 * (Arras, Montavon, Müller, Samek 2017, section 2.2):
 *
 * <pre>
 *   R_i = Σ_j (x_i w_ij + (δ b_j + s ε sign(z_j)) / N) / (z_j + ε sign(z_j)) · R_j
 * </pre>
 *
 * where N is the number of lower units that feed z_j, δ the bias factor, s what part of the
 * stabiliser the lower units share, and sign(0) = +1. With δ = 1 the numerators add up to the
 * denominator and every layer conserves its relevance; with δ = 0 the bias and, unless {@link
 * EpsilonSharing#ALWAYS}, the stabiliser absorb their part.
 *
 * <p>What becomes of relevance at a product of a gate and a signal is a {@link ProductRule}.
 *
 * @param epsilon the stabiliser, > 0 and finite
 * @param biasFactor δ, in [0, 1]
 * @param sharing whether the lower units share the stabiliser when the bias factor is 0
 */
public record EpsilonRule(float epsilon, float biasFactor, EpsilonSharing sharing)
    implements Serializable {
  /** What part s of the stabiliser the lower units share. */
  public enum EpsilonSharing {
    /** s = δ: the stabiliser is treated like the bias. */
    LIKE_BIAS,
    /** s = 1, as in the paper's first version. */
    ALWAYS
  }

  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public EpsilonRule {
    if (!(epsilon > 0) || Float.isInfinite(epsilon)) {
      throw new IllegalArgumentException("epsilon must be > 0 and finite, was " + epsilon);
    }
    if (!(biasFactor >= 0 && biasFactor <= 1)) {
      throw new IllegalArgumentException("bias_factor must be in [0, 1], was " + biasFactor);
    }
  }

  /** s: the part of the stabiliser that the lower units share, in [0, 1]. */
  public float epsilonShare() {
    return sharing == EpsilonSharing.ALWAYS ? 1f : biasFactor;
  }

  /** Whether lower units share anything of bias or stabiliser: if not, a way back is shorter. */
  public boolean shares() {
    return epsilonShare() > 0 || biasFactor > 0;
  }
}
