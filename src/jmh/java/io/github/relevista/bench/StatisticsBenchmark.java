package io.github.relevista.bench;

import io.github.relevista.stats.RelevanceTable;
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

/** From explanations to statistics: the table of terms, and one row alone. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
public class StatisticsBenchmark {
  /** 0.3 in fixed point. */
  private static final long[] UNITS = {300_000_000_000L};

  private static final long[] SHARES = {30_000_000_000L};

  private final RelevanceTable table = new RelevanceTable(1);
  private final int row = table.newRow();
  private Runnable pass;
  private long tokens;

  /** Explains all texts. */
  @Setup
  public void prepare(BenchState state) {
    pass = state.works().statistics(state.sample()).passes().get(0);
    tokens = state.sample().tokens();
  }

  /** One pass over the explanations of all texts, all classes and the polarity. */
  @Benchmark
  public void tally(BenchState.Counter counter) {
    pass.run();
    counter.tokens += tokens;
  }

  /** A review in which a term occurs once, for one class. */
  @Benchmark
  public void review() {
    table.add(row, 0, UNITS, SHARES, 1);
  }
}
