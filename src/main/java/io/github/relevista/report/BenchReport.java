package io.github.relevista.report;

import io.github.relevista.bench.BenchResult;
import io.github.relevista.bench.Machine;
import io.github.relevista.bench.WorkRate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** What {@code bench} measured. */
public final class BenchReport {
  private static final List<Column> COLUMNS =
      List.of(
          Column.text("engine").onlyFor(Column.Audience.PROGRAMS),
          Column.text("work").under("").wide(12),
          Column.number("threads", "%d").onlyFor(Column.Audience.PROGRAMS),
          Column.number("tokens_per_second", "%,d").under("words/s").wide(14),
          Column.number("tokens_per_cpu_second", "%,d").under("words/CPU s").wide(14),
          Column.number("texts_per_second", "%,.0f").under("texts/s").wide(12),
          Column.number("gemm_percent", "%.0f%%")
              .under("GEMM share")
              .wide(11)
              .onlyFor(Column.Audience.PEOPLE),
          Column.number("gemm_share", "%s").onlyFor(Column.Audience.PROGRAMS),
          Column.number("gemm_multiply_adds_per_second", "%s").onlyFor(Column.Audience.PROGRAMS),
          Column.text("gemm_source").onlyFor(Column.Audience.PROGRAMS),
          Column.number("texts", "%d").onlyFor(Column.Audience.PROGRAMS),
          Column.number("tokens", "%d").onlyFor(Column.Audience.PROGRAMS));

  private BenchReport() {}

  /** The machine and a row for each kind of work. */
  public static Report of(BenchResult result) {
    Machine machine = result.machine();
    Report.Builder report =
        Report.builder()
            .line(
                "%s, %d processors, %s, %s",
                machine.processor(),
                machine.processors(),
                machine.vectorBits().isPresent()
                    ? "vectors of %d bits".formatted(machine.vectorBits().getAsInt())
                    : "no vectors",
                machine.jvm());
    if (result.gemmRate().isPresent()) {
      report.line(
          "GEMM on one thread: %.1f billion multiply-adds/s (%s)",
          result.gemmRate().getAsDouble() / 1e9, result.gemm());
    }
    return report
        .line(
            "engine %s, threads: %d, %,d texts with %,d words",
            result.engine(), result.rates().get(0).threads(), result.texts(), result.tokens())
        .blank()
        .table(COLUMNS, result.rates().stream().map(rate -> row(result, rate)).toList())
        .build();
  }

  private static List<Object> row(BenchResult result, WorkRate rate) {
    Double share = known(rate.gemmShare());
    return Arrays.asList(
        result.engine(),
        rate.work(),
        rate.threads(),
        Math.round(rate.tokensPerSecond()),
        Math.round(rate.tokensPerCpuSecond()),
        rate.textsPerSecond(),
        share == null ? null : 100 * share,
        share,
        known(result.gemmRate()),
        result.gemmRate().isPresent() ? result.gemm() : null,
        rate.texts(),
        rate.tokens());
  }

  private static Double known(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
