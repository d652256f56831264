package io.github.relevista.resampling;

/**
 * Hashes of a seed and the key of a review, by which an experiment draws lots: what falls to a
 * review depends on nothing else, and so neither on its partition nor on the order of rows.
 *
 * <p>Characters enter as in FNV-1a; the mixing is that of SplitMix64 (Steele, Lea and Flood: Fast
 * Splittable Pseudorandom Number Generators, 2014).
 */
public final class SeededHash {
  /** The odd number nearest to 2⁶⁴ / golden ratio: the step from one draw to the next. */
  public static final long STEP = 0x9E3779B97F4A7C15L;

  private static final long PRIME = 0x100000001B3L;

  private SeededHash() {}

  /** The hash of a seed and a text. */
  public static long of(long seed, String text) {
    long hash = mix(seed + STEP);
    for (int index = 0; index < text.length(); index++) {
      hash = (hash ^ text.charAt(index)) * PRIME;
    }
    return mix(hash);
  }

  /** A number in which every bit depends on every bit of the given one, by a one-to-one mapping. */
  public static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /** The upper 53 bits of a hash as a number in [0, 1). */
  static double unit(long hash) {
    return (hash >>> 11) * 0x1.0p-53;
  }
}
