package io.github.relevista.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.settings.ToySettings;
import io.github.relevista.stats.MeanAndDeviation;
import io.github.relevista.toy.MethodFigures;
import io.github.relevista.toy.ToyResult;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What {@code toy} found. */
final class ToyReport {
  private final ToySettings settings;
  private final ToyResult result;

  ToyReport(ToySettings settings, ToyResult result) {
    this.settings = settings;
    this.result = result;
  }

  /** A table for people: means over the networks and, of several, standard deviations. */
  void print(PrintWriter out) {
    line(
        out,
        "%s: networks: %d, units: %d, mean squared error %s on %,d sequences",
        operation(),
        result.networks().size(),
        settings.hiddenSize(),
        text(result.testError(), "%.1e", 1),
        settings.testExamples());
    line(out, "");
    line(
        out,
        "%-25s %18s %18s %18s",
        "",
        "correlation with a",
        settings.operation() == ToySettings.Operation.ADD ? "with b" : "with -b",
        "unmarked share, %");
    for (MethodFigures method : result.methods()) {
      line(
          out,
          "%-25s %18s %18s %18s",
          method.name(),
          text(method.first(), "%.4f", 1),
          text(method.second(), "%.4f", 1),
          text(method.unmarkedShare(), "%.1f", 100));
    }
  }

  private static String text(MeanAndDeviation figure, String format, double factor) {
    if (Double.isNaN(figure.mean())) {
      return "-";
    }
    String mean = String.format(Locale.ROOT, format, factor * figure.mean());
    return Double.isNaN(figure.deviation())
        ? mean
        : mean + " ± " + String.format(Locale.ROOT, format, factor * figure.deviation());
  }

  /** One object for each method. */
  List<ObjectNode> json() {
    return result.methods().stream().map(this::json).toList();
  }

  private ObjectNode json(MethodFigures method) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("operation", operation());
    node.put("method", method.name());
    node.put("networks", result.networks().size());
    put(node, "mean_squared_error", result.testError());
    put(node, "correlation_first", method.first());
    put(node, "correlation_second", method.second());
    put(node, "unmarked_share", method.unmarkedShare());
    return node;
  }

  private static void put(ObjectNode node, String name, MeanAndDeviation figure) {
    put(node, name, figure.mean());
    put(node, name + "_deviation", figure.deviation());
  }

  private static void put(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }

  private String operation() {
    return settings.operation().name().toLowerCase(Locale.ROOT);
  }

  private static void line(PrintWriter out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
