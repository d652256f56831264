package io.github.relevista.bench;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.engine.History;
import io.github.relevista.engine.Scores;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.TargetColumns;
import io.github.relevista.engine.WordRelevances;
import io.github.relevista.engine.Workspace;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One batch of 24 texts of equal length: forward with and without history, and the way back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
public class EngineBenchmark {
  private static final int SEQUENCES = 24;
  private static final EpsilonRule RULE = new EpsilonRule(0.001f, 0, EpsilonSharing.LIKE_BIAS);

  /** The name of the engine. */
  @Param({"simd", "scalar"})
  public String engine;

  /** Words of each text: a sentence, a review. */
  @Param({"20", "230"})
  public int length;

  private Workspace workspace;
  private Workspace explained;
  private SequenceBatch batch;
  private TargetColumns oneClass;
  private TargetColumns allClasses;

  /** Makes a batch of random words, and runs it forward for the benchmarks of the way back. */
  @Setup
  public void prepare(BenchState state) {
    Engine packed = state.open(engine).works().engine();
    int classes = packed.model().classes().size();
    int vocabulary = packed.model().vocabulary().size();
    Random random = new Random(1);
    int[][] ids = new int[SEQUENCES][];
    Arrays.setAll(ids, sequence -> random.ints(length, 0, vocabulary).toArray());
    batch = SequenceBatch.ofIds(ids);
    allClasses = TargetColumns.everyClass(classes);
    oneClass = TargetColumns.same(new float[][] {allClasses.coefficients(0, 0)});
    workspace = packed.newWorkspace();
    explained = packed.newWorkspace();
    explained.forward(batch, History.forRelevance(RULE));
  }

  /** Scores alone. */
  @Benchmark
  public Scores forward(BenchState.Counter counter) {
    return counted(workspace.forward(batch, History.none()), counter);
  }

  /** Scores, and what a way back needs. */
  @Benchmark
  public Scores forwardWithHistory(BenchState.Counter counter) {
    return counted(workspace.forward(batch, History.forRelevance(RULE)), counter);
  }

  /** The way back of one class. */
  @Benchmark
  public WordRelevances backForOneClass(BenchState.Counter counter) {
    return counted(explained.relevances(oneClass), counter);
  }

  /** The way back of every class, stacked. */
  @Benchmark
  public WordRelevances backForAllClasses(BenchState.Counter counter) {
    return counted(explained.relevances(allClasses), counter);
  }

  private <T> T counted(T result, BenchState.Counter counter) {
    counter.tokens += (long) SEQUENCES * length;
    return result;
  }
}
