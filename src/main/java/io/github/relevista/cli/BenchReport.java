package io.github.relevista.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.bench.BenchResult;
import io.github.relevista.bench.Machine;
import io.github.relevista.bench.WorkRate;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What {@code bench} measured. */
final class BenchReport {
  private BenchReport() {}

  /** A table for people. */
  static void print(BenchResult result, PrintWriter out) {
    Machine machine = result.machine();
    line(
        out,
        "%s, %d processors, %s, %s",
        machine.processor(),
        machine.processors(),
        machine.vectorBits().isPresent()
            ? "vectors of %d bits".formatted(machine.vectorBits().getAsInt())
            : "no vectors",
        machine.jvm());
    if (result.gemmRate().isPresent()) {
      line(
          out,
          "GEMM on one thread: %.1f billion multiply-adds/s (%s)",
          result.gemmRate().getAsDouble() / 1e9,
          result.gemm());
    }
    line(
        out,
        "engine %s, threads: %d, %,d texts with %,d words",
        result.engine(),
        result.rates().get(0).threads(),
        result.texts(),
        result.tokens());
    line(out, "");
    line(out, "%-24s %14s %14s %12s %11s", "", "words/s", "words/CPU s", "texts/s", "GEMM share");
    for (WorkRate rate : result.rates()) {
      line(
          out,
          "%-24s %,14.0f %,14.0f %,12.0f %11s",
          rate.work(),
          rate.tokensPerSecond(),
          rate.tokensPerCpuSecond(),
          rate.textsPerSecond(),
          share(rate.gemmShare()));
    }
  }

  private static String share(OptionalDouble share) {
    return share.isPresent() ? String.format(Locale.ROOT, "%.0f%%", 100 * share.getAsDouble()) : "";
  }

  /** One object for each kind of work. */
  static List<ObjectNode> json(BenchResult result) {
    return result.rates().stream().map(rate -> json(result, rate)).toList();
  }

  private static ObjectNode json(BenchResult result, WorkRate rate) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("engine", result.engine());
    node.put("work", rate.work());
    node.put("threads", rate.threads());
    node.put("tokens_per_second", Math.round(rate.tokensPerSecond()));
    node.put("tokens_per_cpu_second", Math.round(rate.tokensPerCpuSecond()));
    node.put("texts_per_second", rate.textsPerSecond());
    putIfKnown(node, "gemm_share", rate.gemmShare());
    putIfKnown(node, "gemm_multiply_adds_per_second", result.gemmRate());
    node.put("gemm_source", result.gemmRate().isPresent() ? result.gemm() : null);
    node.put("texts", rate.texts());
    node.put("tokens", rate.tokens());
    return node;
  }

  private static void putIfKnown(ObjectNode node, String name, OptionalDouble value) {
    if (value.isPresent()) {
      node.put(name, value.getAsDouble());
    } else {
      node.putNull(name);
    }
  }

  private static void line(PrintWriter out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
