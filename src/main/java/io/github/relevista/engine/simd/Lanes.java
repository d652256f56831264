package io.github.relevista.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * How wide this JVM computes: the width that the processor prefers, at most 512 bits, or the one
 * that the system property {@value #BITS} forces (128, 256 or 512, or 64, with which this engine is
 * not available; tests do). A JIT compiler turns vectors into instructions only where the species
 * is a constant, so there is one width a JVM.
 *
 * <p>No figure depends on it. What goes lane by lane is made of fused multiply-adds and of
 * operations that round correctly, and a sum over units has {@link #OF_SUMS} lanes whatever the
 * width: a narrower vector goes over the units once for each part of them.
 */
final class Lanes {
  /** The system property that forces a width in bits. */
  static final String BITS = "relevista.simd.bits";

  static final VectorSpecies<Float> SPECIES = species();

  /** Floats of one vector. */
  static final int COUNT = SPECIES.length();

  /**
   * Lanes of a sum over units: unit u is added to lane u mod {@value}, in the order of units, and
   * {@link #sum} adds the lanes up.
   */
  static final int OF_SUMS = 16;

  private Lanes() {}

  private static VectorSpecies<Float> species() {
    String bits = System.getProperty(BITS, "");
    return switch (bits) {
      case "" ->
          FloatVector.SPECIES_PREFERRED.length() <= OF_SUMS
              ? FloatVector.SPECIES_PREFERRED
              : FloatVector.SPECIES_512;
      case "64", "128", "256", "512" ->
          VectorSpecies.of(float.class, VectorShape.forBitSize(Integer.parseInt(bits)));
      default ->
          throw new IllegalArgumentException(
              "%s must be 64, 128, 256 or 512, was %s".formatted(BITS, bits));
    };
  }

  /** The number of units rounded up to whole vectors. */
  static int padded(int units) {
    return roundedUp(units, COUNT);
  }

  /** The smallest multiple of a step that is not below the value. */
  static int roundedUp(int value, int step) {
    return Math.multiplyExact(Math.floorDiv(value + step - 1, step), step);
  }

  static FloatVector load(float[] values, int offset) {
    return FloatVector.fromArray(SPECIES, values, offset);
  }

  /**
   * The sum of {@link #OF_SUMS} lanes, always in the same order: that of {@code reduceLanes} is
   * unspecified, and a review's relevances must not depend on when it is compiled.
   */
  static float sum(float[] values, int offset) {
    float first = 0;
    float second = 0;
    float third = 0;
    float fourth = 0;
    for (int lane = offset; lane < offset + OF_SUMS; lane += 4) {
      first += values[lane];
      second += values[lane + 1];
      third += values[lane + 2];
      fourth += values[lane + 3];
    }
    return (first + second) + (third + fourth);
  }
}
