package io.github.relevista.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.spark.explain.ExplainResult;
import io.github.relevista.spark.explain.TopWords;
import java.io.PrintWriter;
import java.util.Locale;

/** What a run of {@code explain} says at its end. */
final class ExplainReport {
  private ExplainReport() {}

  static void print(ExplainResult result, PrintWriter out) {
    double unknownRate =
        result.tokens() == 0 ? 0 : 100.0 * result.unknownTokens() / result.tokens();
    line(
        out,
        "%,d rows: %,d explained, %,d rejected %s",
        result.rows(),
        result.explained(),
        result.rejectedRows(),
        result.rejected());
    line(out, "%,d words, %.1f%% of them unknown to the model", result.tokens(), unknownRate);
    if (!result.published()) {
      line(out, "nothing was published");
      return;
    }
    line(out, "");
    for (String table : result.tables()) {
      line(out, "%-15s %s/%s", table, result.output(), table);
    }
    for (TopWords words : result.topWords()) {
      line(out, "");
      line(out, "the strongest words for '%s'", words.className());
      for (TopWords.Word word : words.words()) {
        line(out, "  %+8.3f  %-20s %,d times", word.mean(), word.term(), word.occurrences());
      }
    }
  }

  /** What is said of the gate that closed. */
  static GateReport gate(ExplainResult result) {
    return new GateReport(
        result.shortfall(), result.rejected(), result.rejectExamples(), result.keptRejects());
  }

  /** The figures of a run. */
  static ObjectNode json(ExplainResult result) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("output", result.output());
    root.put("published", result.published());
    root.put("rows_read", result.rows());
    root.put("explained", result.explained());
    root.put("rejected", result.rejectedRows());
    ObjectNode reasons = root.putObject("rejected_by_reason");
    result.rejected().forEach(reasons::put);
    gate(result).addTo(root);
    root.put("tokens", result.tokens());
    root.put("unknown_tokens", result.unknownTokens());
    ObjectNode seconds = root.putObject("seconds");
    result.seconds().forEach(seconds::put);
    return root;
  }

  private static void line(PrintWriter out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
