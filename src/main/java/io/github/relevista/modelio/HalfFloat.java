package io.github.relevista.modelio;

/**
 * IEEE 754 binary16, as bits: 1 of sign, 5 of exponent (bias 15), 10 of mantissa. (The JDK converts
 * it from release 20 on.)
 */
final class HalfFloat {
  private static final int SIGN = 0x8000;
  private static final int INFINITY = 0x7C00;
  private static final int QUIET_NAN = 0x7E00;
  private static final int LOST_BITS = 23 - 10;
  private static final int BIAS_DIFFERENCE = 127 - 15;

  /** From this value on, half way from the largest finite one to 2¹⁶, rounding gives infinity. */
  private static final float OVERFLOW = 65520f;

  private static final float SMALLEST_NORMAL = 0x1p-14f;

  /** What one unit of a subnormal's mantissa stands for. */
  private static final float SUBNORMAL_UNIT = 0x1p-24f;

  private HalfFloat() {}

  /** The value of the bits, exactly. */
  static float decode(short bits) {
    int sign = (bits & SIGN) << 16;
    int exponent = (bits & INFINITY) >>> 10;
    int mantissa = bits & 0x3FF;
    if (exponent == 0) {
      float magnitude = mantissa * SUBNORMAL_UNIT;
      return sign == 0 ? magnitude : -magnitude;
    }
    int wideExponent = exponent == 31 ? 255 : exponent + BIAS_DIFFERENCE;
    return Float.intBitsToFloat(sign | wideExponent << 23 | mantissa << LOST_BITS);
  }

  /** The bits of the nearest value; of two that are equally near, the one with an even mantissa. */
  static short encode(float value) {
    int sign = (Float.floatToRawIntBits(value) >>> 16) & SIGN;
    float magnitude = Math.abs(value);
    int rounded;
    if (Float.isNaN(value)) {
      rounded = QUIET_NAN;
    } else if (magnitude >= OVERFLOW) {
      rounded = INFINITY;
    } else if (magnitude < SMALLEST_NORMAL) {
      rounded = (int) Math.rint(magnitude / SUBNORMAL_UNIT);
    } else {
      rounded = roundBits(magnitude, LOST_BITS) - (BIAS_DIFFERENCE << 10);
    }
    return (short) (sign | rounded);
  }

  /**
   * The bits of a float without its lowest ones, rounded to nearest, half to even: adding just
   * under half of the last kept bit, or half where that bit is odd. A carry rightly enters the
   * exponent.
   */
  static int roundBits(float value, int lostBits) {
    int bits = Float.floatToRawIntBits(value);
    int underHalf = (1 << (lostBits - 1)) - 1;
    int odd = (bits >>> lostBits) & 1;
    return (bits + underHalf + odd) >>> lostBits;
  }
}
