package io.github.relevista.engine.simd;

import java.util.Arrays;

/**
 * A large product by this engine's own kernel: a yardstick of what the processor can compute, for
 * where no BLAS is at hand. Its operands are of a size at which the kernel is fastest.
 */
public final class ProductRate {
  private static final int ROWS = 960;
  private static final int DEPTH = 256;
  private static final int COLUMNS = 1024;

  private final float[] left = new float[ROWS * DEPTH];
  private final float[] out = new float[ROWS * COLUMNS];
  private final PackedMatrix right;

  /** Operands of small numbers, with which a processor is neither faster nor slower. */
  public ProductRate() {
    Arrays.fill(left, 0.5f);
    right = PackedMatrix.of(DEPTH, COLUMNS, (row, column) -> 1f / (1 + row + column));
  }

  /** Multiplies once and returns how many multiply-adds that took. */
  public long multiply() {
    Product.multiply(out, right.columns(), left, 0, DEPTH, ROWS, right);
    return (long) ROWS * DEPTH * right.columns();
  }
}
