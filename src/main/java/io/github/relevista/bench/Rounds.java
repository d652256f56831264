package io.github.relevista.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * Measures several kinds of work in rounds: first all are warmed up, then every round runs each of
 * them once more, one after the other, and the GEMM beside them. What disturbs the machine so hits
 * all alike, and medians leave it out.
 */
final class Rounds {
  /** Rounds measured; odd, so that a median is one of the values. */
  static final int COUNT = 9;

  /** Warm-up goes on while a pass is faster than the fastest before by more than this. */
  private static final double STILL_FASTER = 1.02;

  /** Warm-up ends after so many slices that were not faster ... */
  private static final int CALM_SLICES = 3;

  /** ... or after so many seconds. */
  private static final double LONGEST_WARM_UP = 20;

  private final Crew crew;
  private final Optional<GemmRate> gemm;
  private final double slice;

  /**
   * @param crew the threads
   * @param gemm what the machine can compute at best, if that is known
   * @param seconds for which each kind of work is measured, all rounds together
   */
  Rounds(Crew crew, Optional<GemmRate> gemm, double seconds) {
    this.crew = crew;
    this.gemm = gemm;
    this.slice = seconds / COUNT;
  }

  /** What a round found of one kind of work. */
  private record Found(double tokensPerSecond, double tokensPerCpuSecond, OptionalDouble share) {}

  /**
   * The medians of all rounds.
   *
   * @param rates of every kind of work, in their order
   * @param gemmRate multiply-adds a second on one thread
   */
  record Medians(List<WorkRate> rates, OptionalDouble gemmRate) {}

  /** Measures. */
  Medians measure(List<Work> works) {
    Map<Work, Integer> passes = new LinkedHashMap<>();
    for (Work work : works) {
      passes.put(work, (int) Math.max(1, Math.round(slice / warmUp(work))));
    }
    gemmRate();
    Map<Work, List<Found>> found = new LinkedHashMap<>();
    List<Double> gemmRates = new ArrayList<>();
    for (int round = 0; round < COUNT; round++) {
      OptionalDouble rate = gemmRate();
      rate.ifPresent(gemmRates::add);
      passes.forEach(
          (work, times) ->
              found.computeIfAbsent(work, key -> new ArrayList<>()).add(run(work, times, rate)));
    }
    List<WorkRate> rates = new ArrayList<>();
    found.forEach((work, values) -> rates.add(medians(work, values)));
    return new Medians(rates, median(gemmRates.stream().mapToDouble(Double::doubleValue)));
  }

  /**
   * Runs passes until they get no faster, within limits, and at least once.
   *
   * @return seconds of the fastest pass
   */
  double warmUp(Work work) {
    double fastest = Double.MAX_VALUE;
    double spent = 0;
    int calm = 0;
    while (calm < CALM_SLICES && spent < LONGEST_WARM_UP) {
      double sliceSpent = 0;
      double before = fastest;
      while (sliceSpent < slice) {
        double pass = crew.run(work.passes(), 1).wallSeconds();
        fastest = Math.min(fastest, pass);
        sliceSpent += pass;
      }
      spent += sliceSpent;
      calm = before > fastest * STILL_FASTER ? 0 : calm + 1;
    }
    return fastest;
  }

  private Found run(Work work, int times, OptionalDouble gemmRate) {
    Crew.Elapsed elapsed = crew.run(work.passes(), times);
    double done = (double) work.sample().tokens() * times * work.passes().size();
    double perCpuSecond = done / elapsed.cpuSeconds();
    OptionalDouble share =
        work.multiplyAdds() == 0 || gemmRate.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(perCpuSecond * work.multiplyAdds() / gemmRate.getAsDouble());
    return new Found(done / elapsed.wallSeconds(), perCpuSecond, share);
  }

  /** Multiply-adds of the GEMM for a second of processor time, measured for a slice. */
  private OptionalDouble gemmRate() {
    if (gemm.isEmpty()) {
      return OptionalDouble.empty();
    }
    double cpuSeconds = 0;
    long[] multiplyAdds = {0};
    Runnable product = () -> multiplyAdds[0] += gemm.get().multiply();
    while (cpuSeconds < slice) {
      cpuSeconds += crew.run(List.of(product), 1).cpuSeconds();
    }
    return OptionalDouble.of(multiplyAdds[0] / cpuSeconds);
  }

  private static WorkRate medians(Work work, List<Found> found) {
    int textCount = work.sample().texts().size();
    long tokenCount = work.sample().tokens();
    double tokens = median(found.stream().mapToDouble(Found::tokensPerSecond)).orElseThrow();
    return new WorkRate(
        work.name(),
        textCount,
        tokenCount,
        work.passes().size(),
        tokens,
        median(found.stream().mapToDouble(Found::tokensPerCpuSecond)).orElseThrow(),
        tokens * textCount / tokenCount,
        median(found.stream().flatMapToDouble(value -> value.share().stream())));
  }

  private static OptionalDouble median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return sorted.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(sorted[sorted.length / 2]);
  }
}
