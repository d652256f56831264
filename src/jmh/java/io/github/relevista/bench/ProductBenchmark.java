package io.github.relevista.bench;

import io.github.relevista.engine.nd4j.Nd4jProductRate;
import io.github.relevista.engine.simd.ProductRate;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Large products: multiply-adds a second are what the machine computes at best. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProductBenchmark {
  private ProductRate own;
  private Nd4jProductRate blas;

  /** Counts multiply-adds. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counter {
    /** Multiply-adds so far. */
    public long multiplyAdds;
  }

  /** Makes the operands. */
  @Setup
  public void prepare() {
    own = new ProductRate();
    blas = Nd4jProductRate.open().orElseThrow();
  }

  /** By the engine's kernel. */
  @Benchmark
  public void simd(Counter counter) {
    counter.multiplyAdds += own.multiply();
  }

  /** By OpenBLAS, on one thread. */
  @Benchmark
  public void openBlas(Counter counter) {
    counter.multiplyAdds += blas.multiply();
  }
}
