package io.github.relevista.engine.simd;

import static io.github.relevista.engine.simd.Lanes.load;

import jdk.incubator.vector.FloatVector;

/**
 * Operations on rows of any length: by whole vectors, what is left value by value. A JIT compiler
 * would do the most part of a row of some dozens value by value, to align the little rest.
 */
final class Rows {
  private Rows() {}

  /** out[length] += a[length]. */
  static void add(float[] out, int outOffset, float[] a, int aOffset, int length) {
    int whole = length - length % Lanes.COUNT;
    for (int place = 0; place < whole; place += Lanes.COUNT) {
      load(out, outOffset + place).add(load(a, aOffset + place)).intoArray(out, outOffset + place);
    }
    for (int place = whole; place < length; place++) {
      out[outOffset + place] += a[aOffset + place];
    }
  }

  /** values[length] = values · factors[length] + share, each operation rounded. */
  static void multiplyAndAdd(
      float[] values, int offset, float[] factors, int factorsOffset, int length, float share) {
    int whole = length - length % Lanes.COUNT;
    FloatVector shares = FloatVector.broadcast(Lanes.SPECIES, share);
    for (int place = 0; place < whole; place += Lanes.COUNT) {
      load(values, offset + place)
          .mul(load(factors, factorsOffset + place))
          .add(shares)
          .intoArray(values, offset + place);
    }
    for (int place = whole; place < length; place++) {
      values[offset + place] = values[offset + place] * factors[factorsOffset + place] + share;
    }
  }
}
