package io.github.relevista.engine.scalar;

import io.github.relevista.engine.EpsilonRule;
import java.util.Arrays;

/**
 * The loops that cost the time: plain, over contiguous memory, so that a JIT compiler vectorises
 * them. The order of additions is that of the engine simd, bit for bit: products are chains of
 * fused multiply-adds over the common dimension, and a sum over units has {@value #LANES} lanes.
 */
final class Kernels {
  /** Lanes of a sum over units: unit u is added to lane u mod {@value}. */
  static final int LANES = 16;

  private Kernels() {}

  /**
   * out[0 … width) += Σ_k vector[k] · matrix[k, :], one chain of fused multiply-adds an element, in
   * the order of k. Four rows go at a time, so that out is loaded and stored once for them.
   *
   * @param out [width] from outOffset
   * @param matrix [rows, width] from offset, its rows stride apart
   * @param vector [rows] from vectorOffset
   */
  static void addWeightedRows(
      float[] out,
      int outOffset,
      float[] matrix,
      int offset,
      int stride,
      int rows,
      int width,
      float[] vector,
      int vectorOffset) {
    int row = 0;
    for (; row + 4 <= rows; row += 4) {
      addFourRows(
          out,
          outOffset,
          matrix,
          offset + row * stride,
          stride,
          width,
          vector[vectorOffset + row],
          vector[vectorOffset + row + 1],
          vector[vectorOffset + row + 2],
          vector[vectorOffset + row + 3]);
    }
    for (; row < rows; row++) {
      addRow(out, outOffset, matrix, offset + row * stride, width, vector[vectorOffset + row]);
    }
  }

  private static void addFourRows(
      float[] out,
      int outOffset,
      float[] matrix,
      int offset,
      int stride,
      int width,
      float first,
      float second,
      float third,
      float fourth) {
    int offset2 = offset + stride;
    int offset3 = offset2 + stride;
    int offset4 = offset3 + stride;
    for (int j = 0; j < width; j++) {
      float sum = Math.fma(first, matrix[offset + j], out[outOffset + j]);
      sum = Math.fma(second, matrix[offset2 + j], sum);
      sum = Math.fma(third, matrix[offset3 + j], sum);
      out[outOffset + j] = Math.fma(fourth, matrix[offset4 + j], sum);
    }
  }

  private static void addRow(
      float[] out, int outOffset, float[] matrix, int offset, int width, float factor) {
    for (int j = 0; j < width; j++) {
      out[outOffset + j] = Math.fma(factor, matrix[offset + j], out[outOffset + j]);
    }
  }

  /** Σ_j a[aOffset + j] · b[bOffset + j] for j in [0, length), one chain in the order of j. */
  static float dot(float[] a, int aOffset, float[] b, int bOffset, int length) {
    float sum = 0;
    for (int j = 0; j < length; j++) {
      sum = Math.fma(a[aOffset + j], b[bOffset + j], sum);
    }
    return sum;
  }

  /** lanes[0 … LANES) from lanesOffset = 0. */
  static void clear(float[] lanes, int lanesOffset) {
    Arrays.fill(lanes, lanesOffset, lanesOffset + LANES, 0);
  }

  /**
   * Adds the products of units to the lanes of their sum.
   *
   * @param lanes [LANES] from lanesOffset
   * @param a [units] from aOffset
   * @param b [units] from bOffset
   */
  static void addProducts(
      float[] lanes, int lanesOffset, float[] a, int aOffset, float[] b, int bOffset, int units) {
    int unit = 0;
    for (; unit + LANES <= units; unit += LANES) {
      addProductsOfLanes(lanes, lanesOffset, a, aOffset + unit, b, bOffset + unit, LANES);
    }
    addProductsOfLanes(lanes, lanesOffset, a, aOffset + unit, b, bOffset + unit, units - unit);
  }

  /** The same for units of different lanes, the first of them of the first lane. */
  static void addProductsOfLanes(
      float[] lanes, int lanesOffset, float[] a, int aOffset, float[] b, int bOffset, int units) {
    for (int lane = 0; lane < units; lane++) {
      lanes[lanesOffset + lane] =
          Math.fma(a[aOffset + lane], b[bOffset + lane], lanes[lanesOffset + lane]);
    }
  }

  /** The sum of the lanes from lanesOffset. */
  static float sum(float[] lanes, int lanesOffset) {
    float first = 0;
    float second = 0;
    float third = 0;
    float fourth = 0;
    for (int lane = lanesOffset; lane < lanesOffset + LANES; lane += 4) {
      first += lanes[lane];
      second += lanes[lane + 1];
      third += lanes[lane + 2];
      fourth += lanes[lane + 3];
    }
    return (first + second) + (third + fourth);
  }

  /** A sum of values, one chain on top of what it begins with. */
  static float sum(float beginning, float[] values) {
    float sum = beginning;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }

  /** z + ε sign(z), where the sign of zero is +1. */
  static float stabilised(float z, float epsilon) {
    return z + stabiliser(z, epsilon);
  }

  /** ε sign(z), where the sign of zero is +1. */
  static float stabiliser(float z, float epsilon) {
    return z >= 0 ? epsilon : -epsilon;
  }

  /** The stabiliser of the state term + other: ε, or in proportion to what enters. */
  static float stateStabiliser(float term, float other, EpsilonRule rule) {
    float size =
        Math.fma(Math.abs(term) + Math.abs(other), rule.stateRatio(), rule.leastOfAState());
    return stabiliser(term + other, size);
  }
}
