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
 * <p>A sum of two states, kept + added (c = f·c₋ + i·g of an LSTM, h = z·h₋ + (1 − z)·n of a GRU),
 * is such a layer with N = 2. With a {@linkplain #stateRatio ratio} r above 0 its stabiliser is in
 * proportion to the magnitudes that enter, not ε:
 *
 * <pre>
 *   r (|kept| + |added|) sign(kept + added)
 * </pre>
 *
 * so that no step hands on more than 1/r of what it has in magnitude, and that small states and
 * large ones keep the same part of it.
 *
 * <p>What becomes of relevance at a product of a gate and a signal is a {@link ProductRule}.
 *
 * @param epsilon the stabiliser, > 0 and finite
 * @param biasFactor δ, in [0, 1]
 * @param sharing whether the lower units share the stabiliser when the bias factor is 0
 * @param stateRatio r, in [0, 1]: the stabiliser of a sum of states is r times the magnitudes that
 *     enter; 0: it is ε as everywhere
 */
public record EpsilonRule(float epsilon, float biasFactor, EpsilonSharing sharing, float stateRatio)
    implements Serializable {
  /** What a stabiliser in proportion has at least, so that two terms of zero receive nothing. */
  public static final float LEAST_OF_A_STATE = 1e-15f;

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
    if (!(stateRatio >= 0 && stateRatio <= 1)) {
      throw new IllegalArgumentException("state_ratio must be in [0, 1], was " + stateRatio);
    }
  }

  /** The rule whose stabiliser is ε everywhere. */
  public EpsilonRule(float epsilon, float biasFactor, EpsilonSharing sharing) {
    this(epsilon, biasFactor, sharing, 0);
  }

  /** s: the part of the stabiliser that the lower units share, in [0, 1]. */
  public float epsilonShare() {
    return sharing == EpsilonSharing.ALWAYS ? 1f : biasFactor;
  }

  /**
   * What is added to the part of a state's stabiliser that is in proportion: ε where there is no
   * such part, otherwise hardly anything.
   */
  public float leastOfAState() {
    return isProportionalAtStates() ? LEAST_OF_A_STATE : epsilon;
  }

  /** Whether the stabiliser of a sum of states is in proportion to what enters. */
  public boolean isProportionalAtStates() {
    return stateRatio > 0;
  }

  /** Whether lower units share anything of bias or stabiliser: if not, a way back is shorter. */
  public boolean shares() {
    return epsilonShare() > 0 || biasFactor > 0;
  }
}
