package io.github.relevista.engine.nd4j;

import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A product of two matrices of {@value #SIZE} × {@value #SIZE} floats by OpenBLAS on one thread: a
 * yardstick of what the processor can compute. No engine needs it.
 */
public final class Nd4jProductRate {
  private static final int SIZE = 1024;

  private final INDArray left;
  private final INDArray right;
  private final INDArray out;

  private Nd4jProductRate() {
    Nd4j.factory().blas().setMaxThreads(1);
    left = Nd4j.rand(DataType.FLOAT, SIZE, SIZE);
    right = Nd4j.rand(DataType.FLOAT, SIZE, SIZE);
    out = Nd4j.createUninitialized(DataType.FLOAT, new long[] {SIZE, SIZE}, 'f');
  }

  /**
   * Loads OpenBLAS, for one thread in the whole JVM; empty where the classpath has no ND4J or this
   * platform no natives of it.
   */
  public static Optional<Nd4jProductRate> open() {
    try {
      return Optional.of(new Nd4jProductRate());
    } catch (LinkageError absent) {
      return Optional.empty();
    }
  }

  /** Multiplies once and returns how many multiply-adds that took. */
  public long multiply() {
    Nd4j.gemm(left, right, out, false, false, 1, 0);
    return (long) SIZE * SIZE * SIZE;
  }
}
