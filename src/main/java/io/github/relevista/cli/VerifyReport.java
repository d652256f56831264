package io.github.relevista.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.explain.EngineDifference;
import io.github.relevista.settings.VerifySettings;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What {@code verify} says of each pair of engines. */
final class VerifyReport {
  private final VerifySettings settings;
  private final List<VerifySequence> sequences;

  VerifyReport(VerifySettings settings, List<VerifySequence> sequences) {
    this.settings = settings;
    this.sequences = sequences;
  }

  boolean agree(EngineDifference pair) {
    return pair.isWithin(settings.scoreTolerance(), settings.largestRelevanceTolerance());
  }

  /** Prints a paragraph for people. */
  void print(EngineDifference pair, PrintWriter out) {
    line(
        out,
        "%s and %s %s on %,d sequences of %,d words",
        pair.first(),
        pair.second(),
        agree(pair) ? "agree" : "differ",
        pair.sequences(),
        pair.tokens());
    line(
        out,
        "  scores      %.1e at most (%s); allowed %.1e",
        pair.score(),
        place(pair.scoreSequence()),
        settings.scoreTolerance());
    line(
        out,
        "  relevances  %.1e of the largest at most (%s); allowed %.1e",
        pair.relevance(),
        place(pair.relevanceSequence()),
        settings.largestRelevanceTolerance());
    line(
        out,
        "              above %.1e in %,d sequences; allowed 1 in 1,000",
        settings.relevanceTolerance(),
        pair.unusual());
    if (pair.noisy() > 0) {
      line(
          out,
          "              and in %,d that change as much when the last bits of their embeddings do",
          pair.noisy());
    }
  }

  ObjectNode json(EngineDifference pair) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("first", pair.first())
        .put("second", pair.second())
        .put("sequences", pair.sequences())
        .put("tokens", pair.tokens())
        .put("score_difference", pair.score())
        .put("score_place", place(pair.scoreSequence()))
        .put("relevance_difference", pair.relevance())
        .put("relevance_place", place(pair.relevanceSequence()))
        .put("unusual_sequences", pair.unusual())
        .put("noisy_sequences", pair.noisy())
        .put("agree", agree(pair));
  }

  private String place(int sequence) {
    return sequences.get(sequence).place();
  }

  private static void line(PrintWriter out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
