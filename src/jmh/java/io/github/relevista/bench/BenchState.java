package io.github.relevista.bench;

import io.github.relevista.settings.BenchSettings;
import io.github.relevista.settings.Configuration;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the benchmarks work on: by default the sample's model and a day of its reviews. */
@State(Scope.Thread)
public class BenchState {
  private static final Path HOME = Path.of(System.getProperty("relevista.home", ""));

  /** The folder of the model. */
  @Param("sample-data/model")
  public String model;

  /** A file of texts, read as {@code conf/bench.yaml} says. */
  @Param("sample-data/reviews/2026-01-05.jsonl")
  public String input;

  private Bench bench;

  /** Counts the tokens that a benchmark has been through: JMH reports them by the second. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counter {
    /** Tokens so far. */
    public long tokens;
  }

  /** Reads model and texts. */
  @Setup
  public void open() {
    bench = open("auto");
  }

  Bench open(String engine) {
    return Bench.open(
        BenchSettings.of(
            Configuration.read(HOME.resolve("conf/bench.yaml"))
                .with("model", HOME.resolve(model).toString())
                .with("input", HOME.resolve(input).toString())
                .with("engine", engine)),
        note -> {});
  }

  Works works() {
    return bench.works();
  }

  Sample sample() {
    return bench.all();
  }
}
