package io.github.relevista.cli;

import io.github.relevista.spark.ExplainResult;
import io.github.relevista.spark.TopWords;
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
    out.flush();
  }

  private static void line(PrintWriter out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
