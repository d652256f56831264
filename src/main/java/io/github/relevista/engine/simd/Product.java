package io.github.relevista.engine.simd;

import static io.github.relevista.engine.simd.Lanes.load;

import jdk.incubator.vector.FloatVector;

/**
 * out = left · right, the product that costs most of the time. A block of up to five rows by four
 * vectors of out stays in registers while the common dimension runs.
 *
 * <p>An element is one chain of fused multiply-adds from zero in the order of the common dimension,
 * whichever kernel computes it: a row does not depend on how many there are. A chain on top of what
 * out held would save the caller an addition and lose half a digit wherever that is large.
 *
 * <p>The kernels are spelled out because a JIT compiler keeps only local variables in registers,
 * and a block of five is as much as it inlines.
 */
final class Product {
  private static final int L = Lanes.COUNT;

  /** Columns that a kernel computes at once: four vectors. */
  static final int BLOCK = 4 * L;

  /** Rows that are multiplied before the next ones: few enough to stay in the nearest cache. */
  private static final int CHUNK = 40;

  /**
   * Five rows of four vectors need 25 registers, two rows 13: AVX-512 and 64-bit ARM have 32, AVX2
   * and SSE 16.
   */
  private static final boolean FIVE_ROWS =
      L == 16 || System.getProperty("os.arch").equals("aarch64");

  private Product() {}

  /**
   * The same of many rows, out of right's own width: by few at a time, which stay in the nearest
   * cache while all columns of right pass by.
   */
  static void multiplyMany(
      float[] out, float[] left, int leftOffset, int leftStride, int rows, PackedMatrix right) {
    int width = right.columns();
    for (int first = 0; first < rows; first += CHUNK) {
      multiply(
          out,
          first * width,
          width,
          left,
          leftOffset + first * leftStride,
          leftStride,
          Math.min(CHUNK, rows - first),
          right);
    }
  }

  /** The same with the first row of out at 0. */
  static void multiply(
      float[] out,
      int outStride,
      float[] left,
      int leftOffset,
      int leftStride,
      int rows,
      PackedMatrix right) {
    multiply(out, 0, outStride, left, leftOffset, leftStride, rows, right);
  }

  /**
   * out[rows, right.columns] = left[rows, right.rows] · right.
   *
   * @param out rows of outStride, the first at outOffset
   * @param left rows of leftStride, the first at leftOffset
   */
  static void multiply(
      float[] out,
      int outOffset,
      int outStride,
      float[] left,
      int leftOffset,
      int leftStride,
      int rows,
      PackedMatrix right) {
    int depth = right.rows();
    // A column block of right stays in the nearest cache while all rows pass by.
    for (int column = 0; column < right.columns(); column += BLOCK) {
      int block = right.start() + column * depth;
      int row = 0;
      if (FIVE_ROWS) {
        for (; row + 5 <= rows; row += 5) {
          multiplyFiveRows(
              out,
              outOffset + row * outStride + column,
              outStride,
              left,
              leftOffset + row * leftStride,
              leftStride,
              right.values(),
              block,
              depth);
        }
      }
      for (; row + 2 <= rows; row += 2) {
        multiplyTwoRows(
            out,
            outOffset + row * outStride + column,
            outStride,
            left,
            leftOffset + row * leftStride,
            leftStride,
            right.values(),
            block,
            depth);
      }
      for (; row < rows; row++) {
        multiplyOneRow(
            out,
            outOffset + row * outStride + column,
            left,
            leftOffset + row * leftStride,
            right.values(),
            block,
            depth);
      }
    }
  }

  private static void multiplyFiveRows(
      float[] out,
      int o0,
      int outStride,
      float[] left,
      int l0,
      int leftStride,
      float[] right,
      int r0,
      int depth) {
    int o1 = o0 + outStride;
    int o2 = o1 + outStride;
    int o3 = o2 + outStride;
    int o4 = o3 + outStride;
    int l1 = l0 + leftStride;
    int l2 = l1 + leftStride;
    int l3 = l2 + leftStride;
    int l4 = l3 + leftStride;
    FloatVector s00 = FloatVector.zero(Lanes.SPECIES);
    FloatVector s01 = s00;
    FloatVector s02 = s00;
    FloatVector s03 = s00;
    FloatVector s10 = s00;
    FloatVector s11 = s00;
    FloatVector s12 = s00;
    FloatVector s13 = s00;
    FloatVector s20 = s00;
    FloatVector s21 = s00;
    FloatVector s22 = s00;
    FloatVector s23 = s00;
    FloatVector s30 = s00;
    FloatVector s31 = s00;
    FloatVector s32 = s00;
    FloatVector s33 = s00;
    FloatVector s40 = s00;
    FloatVector s41 = s00;
    FloatVector s42 = s00;
    FloatVector s43 = s00;
    for (int k = 0; k < depth; k++) {
      int w = r0 + k * BLOCK;
      FloatVector w0 = load(right, w);
      FloatVector w1 = load(right, w + L);
      FloatVector w2 = load(right, w + 2 * L);
      FloatVector w3 = load(right, w + 3 * L);
      FloatVector x0 = broadcast(left[l0 + k]);
      s00 = x0.fma(w0, s00);
      s01 = x0.fma(w1, s01);
      s02 = x0.fma(w2, s02);
      s03 = x0.fma(w3, s03);
      FloatVector x1 = broadcast(left[l1 + k]);
      s10 = x1.fma(w0, s10);
      s11 = x1.fma(w1, s11);
      s12 = x1.fma(w2, s12);
      s13 = x1.fma(w3, s13);
      FloatVector x2 = broadcast(left[l2 + k]);
      s20 = x2.fma(w0, s20);
      s21 = x2.fma(w1, s21);
      s22 = x2.fma(w2, s22);
      s23 = x2.fma(w3, s23);
      FloatVector x3 = broadcast(left[l3 + k]);
      s30 = x3.fma(w0, s30);
      s31 = x3.fma(w1, s31);
      s32 = x3.fma(w2, s32);
      s33 = x3.fma(w3, s33);
      FloatVector x4 = broadcast(left[l4 + k]);
      s40 = x4.fma(w0, s40);
      s41 = x4.fma(w1, s41);
      s42 = x4.fma(w2, s42);
      s43 = x4.fma(w3, s43);
    }
    s00.intoArray(out, o0);
    s01.intoArray(out, o0 + L);
    s02.intoArray(out, o0 + 2 * L);
    s03.intoArray(out, o0 + 3 * L);
    s10.intoArray(out, o1);
    s11.intoArray(out, o1 + L);
    s12.intoArray(out, o1 + 2 * L);
    s13.intoArray(out, o1 + 3 * L);
    s20.intoArray(out, o2);
    s21.intoArray(out, o2 + L);
    s22.intoArray(out, o2 + 2 * L);
    s23.intoArray(out, o2 + 3 * L);
    s30.intoArray(out, o3);
    s31.intoArray(out, o3 + L);
    s32.intoArray(out, o3 + 2 * L);
    s33.intoArray(out, o3 + 3 * L);
    s40.intoArray(out, o4);
    s41.intoArray(out, o4 + L);
    s42.intoArray(out, o4 + 2 * L);
    s43.intoArray(out, o4 + 3 * L);
  }

  /**
   * The loop steps through right and not through k: loops of small steps a JIT compiler unrolls,
   * and four rounds of this one need more than 16 registers.
   */
  private static void multiplyTwoRows(
      float[] out,
      int o0,
      int outStride,
      float[] left,
      int l0,
      int leftStride,
      float[] right,
      int r0,
      int depth) {
    int o1 = o0 + outStride;
    int l1 = l0 + leftStride;
    FloatVector s00 = FloatVector.zero(Lanes.SPECIES);
    FloatVector s01 = s00;
    FloatVector s02 = s00;
    FloatVector s03 = s00;
    FloatVector s10 = s00;
    FloatVector s11 = s00;
    FloatVector s12 = s00;
    FloatVector s13 = s00;
    int k = 0;
    int end = r0 + depth * BLOCK;
    for (int w = r0; w < end; w += BLOCK) {
      FloatVector w0 = load(right, w);
      FloatVector w1 = load(right, w + L);
      FloatVector w2 = load(right, w + 2 * L);
      FloatVector w3 = load(right, w + 3 * L);
      FloatVector x0 = broadcast(left[l0 + k]);
      s00 = x0.fma(w0, s00);
      s01 = x0.fma(w1, s01);
      s02 = x0.fma(w2, s02);
      s03 = x0.fma(w3, s03);
      FloatVector x1 = broadcast(left[l1 + k]);
      s10 = x1.fma(w0, s10);
      s11 = x1.fma(w1, s11);
      s12 = x1.fma(w2, s12);
      s13 = x1.fma(w3, s13);
      k++;
    }
    s00.intoArray(out, o0);
    s01.intoArray(out, o0 + L);
    s02.intoArray(out, o0 + 2 * L);
    s03.intoArray(out, o0 + 3 * L);
    s10.intoArray(out, o1);
    s11.intoArray(out, o1 + L);
    s12.intoArray(out, o1 + 2 * L);
    s13.intoArray(out, o1 + 3 * L);
  }

  private static void multiplyOneRow(
      float[] out, int o0, float[] left, int l0, float[] right, int r0, int depth) {
    FloatVector s00 = FloatVector.zero(Lanes.SPECIES);
    FloatVector s01 = s00;
    FloatVector s02 = s00;
    FloatVector s03 = s00;
    for (int k = 0; k < depth; k++) {
      int w = r0 + k * BLOCK;
      FloatVector w0 = load(right, w);
      FloatVector w1 = load(right, w + L);
      FloatVector w2 = load(right, w + 2 * L);
      FloatVector w3 = load(right, w + 3 * L);
      FloatVector x0 = broadcast(left[l0 + k]);
      s00 = x0.fma(w0, s00);
      s01 = x0.fma(w1, s01);
      s02 = x0.fma(w2, s02);
      s03 = x0.fma(w3, s03);
    }
    s00.intoArray(out, o0);
    s01.intoArray(out, o0 + L);
    s02.intoArray(out, o0 + 2 * L);
    s03.intoArray(out, o0 + 3 * L);
  }

  private static FloatVector broadcast(float value) {
    return FloatVector.broadcast(Lanes.SPECIES, value);
  }
}
