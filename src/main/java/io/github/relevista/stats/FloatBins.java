package io.github.relevista.stats;

/**
 * The bins of histograms from which quantiles are read: the floats of the same sign, exponent and
 * first six bits behind the binary point. A bin is at most 1/64 of its numbers wide, whatever their
 * magnitude, and which bin a number falls into depends on nothing else, so that histograms add up
 * exactly.
 */
public final class FloatBins {
  private static final int BITS_OF_A_BIN = 17;

  private FloatBins() {}

  /**
   * The bin of a number: those of magnitudes are from 0 up, those of negative numbers the same,
   * less one, negated; a higher number is never in a lower bin.
   */
  public static int bin(float value) {
    int magnitude = Float.floatToIntBits(Math.abs(value)) >>> BITS_OF_A_BIN;
    return value < 0 ? -magnitude - 1 : magnitude;
  }

  /** The middle of a bin, within 1/128 of all its numbers; 0 for those next to zero. */
  public static double middle(int bin) {
    int magnitude = bin < 0 ? -bin - 1 : bin;
    float low = Float.intBitsToFloat(magnitude << BITS_OF_A_BIN);
    float high = Float.intBitsToFloat((magnitude + 1) << BITS_OF_A_BIN);
    double middle = magnitude == 0 ? 0 : ((double) low + high) / 2;
    return bin < 0 ? -middle : middle;
  }

  /** The rank, from 1, of the number below which a share of all numbers lies. */
  public static long rank(double share, long count) {
    return Math.max(1, (long) Math.ceil(share * count));
  }
}
