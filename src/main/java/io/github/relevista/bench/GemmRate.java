package io.github.relevista.bench;

import io.github.relevista.engine.nd4j.Nd4jProductRate;
import io.github.relevista.engine.simd.ProductRate;
import io.github.relevista.engine.simd.SimdEngine;
import java.util.Optional;

/** A large product of matrices: what one thread of this machine computes at best. */
interface GemmRate {
  /** Whose product it is. */
  String source();

  /** Multiplies once and returns how many multiply-adds that took. */
  long multiply();

  /**
   * OpenBLAS where the classpath has ND4J, otherwise the product of the engine {@code simd}; empty
   * where this JVM can run neither.
   */
  static Optional<GemmRate> best() {
    Optional<GemmRate> blas = Nd4jProductRate.open().map(OpenBlas::new);
    if (blas.isPresent()) {
      return blas;
    }
    return SimdEngine.isAvailable() ? Optional.of(new OwnKernel(new ProductRate())) : blas;
  }

  /** OpenBLAS, by way of ND4J. */
  record OpenBlas(Nd4jProductRate product) implements GemmRate {
    @Override
    public String source() {
      return "OpenBLAS, 1024 x 1024 x 1024";
    }

    @Override
    public long multiply() {
      return product.multiply();
    }
  }

  /** The engine's own kernel. */
  record OwnKernel(ProductRate product) implements GemmRate {
    @Override
    public String source() {
      return "the product of engine simd";
    }

    @Override
    public long multiply() {
      return product.multiply();
    }
  }
}
