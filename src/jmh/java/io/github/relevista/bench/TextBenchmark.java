package io.github.relevista.bench;

import java.util.concurrent.TimeUnit;
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

/** From what was read to the ids of words: the tokenizer and the vocabulary. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
public class TextBenchmark {
  private Runnable pass;
  private long tokens;

  /** Takes all texts. */
  @Setup
  public void prepare(BenchState state) {
    pass = state.works().tokenize(state.sample()).passes().get(0);
    tokens = state.sample().tokens();
  }

  /** One pass over all texts. */
  @Benchmark
  public void tokenize(BenchState.Counter counter) {
    pass.run();
    counter.tokens += tokens;
  }
}
