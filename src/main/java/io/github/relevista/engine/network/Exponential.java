package io.github.relevista.engine.network;

/**
 * e^x of no positive x in float, the same to the last bit on every processor: within 3e-7 of it,
 * relative, where x is above −87, and about 0 below.
 *
 * <p>x = n ln 2 + r with |r| ≤ ln 2 / 2: the power of two is put into the exponent, and of e^r the
 * series up to r⁶ is taken, whose next term is below 1.3e-7.
 */
final class Exponential {
  private static final float LEAST = -87;

  /** 1 / ln 2. */
  private static final float PER_LN_2 = 1.442695041f;

  /** ln 2 in two parts, the first with zeros at its end, so that n times it is exact. */
  private static final float LN_2_HIGH = 0.693359375f;

  private static final float LN_2_LOW = -2.12194440e-4f;

  /** Added to a number it leaves the nearest integer in the lowest bits: 1.5 · 2²³. */
  private static final float ROUNDING = 12_582_912f;

  private static final int BIAS = 127;
  private static final int MANTISSA = 23;

  private Exponential() {}

  /** e^x of an x that is not positive; NaN of NaN. */
  static float of(float x) {
    float near = Math.max(x, LEAST);
    float rounded = Math.fma(near, PER_LN_2, ROUNDING);
    float n = rounded - ROUNDING;
    float r = Math.fma(-n, LN_2_LOW, Math.fma(-n, LN_2_HIGH, near));
    float p = Math.fma(r, 1f / 720, 1f / 120);
    p = Math.fma(r, p, 1f / 24);
    p = Math.fma(r, p, 1f / 6);
    p = Math.fma(r, p, 0.5f);
    p = Math.fma(r, p, 1f);
    p = Math.fma(r, p, 1f);
    return p * Float.intBitsToFloat((Float.floatToRawIntBits(rounded) + BIAS) << MANTISSA);
  }
}
