package io.github.relevista.engine.simd;

import io.github.relevista.tensor.TanhCoefficients;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * tanh(x) = x · P(x²) / Q(x²), numerator and denominator apart, so that a product of activations
 * takes one division. A sigmoid is half of 1 + tanh(x/2): its pre-activations are halved when
 * weights are packed, and (Q + x·P) / 2Q is left.
 *
 * <p>Within 4e-7 of tanh: a rational least-squares fit on [−7.95, 7.95], re-weighted until the
 * largest relative error was least.
 */
final class TanhFraction {
  private static final IntVector LIMIT = constant(TanhCoefficients.SATURATION).reinterpretAsInts();
  private static final IntVector SIGN = constant(-0f).reinterpretAsInts();
  private static final IntVector MAGNITUDE = SIGN.not();
  private static final FloatVector ZERO = constant(0f);
  private static final FloatVector ONE = constant(1f);
  private static final FloatVector P1 = constant(TanhCoefficients.P1);
  private static final FloatVector P2 = constant(TanhCoefficients.P2);
  private static final FloatVector P3 = constant(TanhCoefficients.P3);
  private static final FloatVector P4 = constant(TanhCoefficients.P4);
  private static final FloatVector Q1 = constant(TanhCoefficients.Q1);
  private static final FloatVector Q2 = constant(TanhCoefficients.Q2);
  private static final FloatVector Q3 = constant(TanhCoefficients.Q3);
  private static final FloatVector Q4 = constant(TanhCoefficients.Q4);

  private TanhFraction() {}

  static FloatVector constant(float value) {
    return FloatVector.broadcast(Lanes.SPECIES, value);
  }

  /**
   * x, no further from zero than where tanh is ±1; NaN if x is NaN or infinite.
   *
   * <p>Magnitudes compare as integers do, in one instruction, whereas minimum and maximum of floats
   * take several each for the sake of NaN and −0. As an integer a NaN is only another large
   * magnitude: 0·x brings it back.
   */
  static FloatVector clamped(FloatVector x) {
    IntVector bits = x.reinterpretAsInts();
    FloatVector near = bits.and(MAGNITUDE).min(LIMIT).or(bits.and(SIGN)).reinterpretAsFloats();
    return x.fma(ZERO, near);
  }

  /** x · P(x²) of a clamped x and its square. */
  static FloatVector numerator(FloatVector x, FloatVector square) {
    return P4.fma(square, P3).fma(square, P2).fma(square, P1).fma(square, ONE).mul(x);
  }

  /** Q(x²) of the square of a clamped x. */
  static FloatVector denominator(FloatVector square) {
    return Q4.fma(square, Q3).fma(square, Q2).fma(square, Q1).fma(square, ONE);
  }
}
