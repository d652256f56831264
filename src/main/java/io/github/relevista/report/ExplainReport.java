package io.github.relevista.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run of {@code explain} says at its end. */
public final class ExplainReport {
  private static final List<Column> TABLES =
      List.of(
          Column.text("table").under("").wide(15).onlyFor(Column.Audience.PEOPLE),
          Column.text("path").under("").onlyFor(Column.Audience.PEOPLE));

  private static final List<Column> WORDS =
      List.of(
          Column.number("mean", "%+.3f").under("").wide(8).onlyFor(Column.Audience.PEOPLE),
          Column.term("term").under("").wide(20).after(2).onlyFor(Column.Audience.PEOPLE),
          Column.text("times").under("").onlyFor(Column.Audience.PEOPLE));

  private ExplainReport() {}

  /** The rows and words of a run, its tables and the strongest words; one object for programs. */
  public static Report of(ExplainResult result) {
    double unknownRate =
        result.tokens() == 0 ? 0 : 100.0 * result.unknownTokens() / result.tokens();
    Report.Builder report =
        Report.builder()
            .figures(figures(result))
            .line(
                "%,d rows: %,d explained, %,d rejected %s",
                result.rows(), result.explained(), result.rejectedRows(), result.rejected())
            .line("%,d words, %.1f%% of them unknown to the model", result.tokens(), unknownRate);
    if (!result.published()) {
      return report.line("nothing was published").build();
    }
    report.blank().table(TABLES, tables(result));
    for (StrongestWords words : result.topWords()) {
      report.blank().line("the strongest words for '%s'", words.className());
      if (words.words().isEmpty()) {
        report.line("  none occurs %d times or more (shown_minimum)", words.minimum());
      }
      report.add(new Part.Table(2, WORDS, words.words().stream().map(ExplainReport::row).toList()));
    }
    return report.build();
  }

  private static List<List<String>> tables(ExplainResult result) {
    return result.tables().stream()
        .map(table -> List.of(table, result.output() + "/" + table))
        .toList();
  }

  private static List<Object> row(StrongestWords.Word word) {
    return List.of(word.mean(), word.term(), Part.Line.of("%,d times", word.occurrences()).text());
  }

  /** What is said of the gate that closed, in lines for people; none where none did. */
  public static List<String> gate(ExplainResult result) {
    return gateReport(result).lines();
  }

  private static GateReport gateReport(ExplainResult result) {
    return new GateReport(
        result.shortfall(), result.rejected(), result.rejectExamples(), result.keptRejects());
  }

  private static Map<String, Object> figures(ExplainResult result) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("output", result.output());
    figures.put("published", result.published());
    figures.put("rows_read", result.rows());
    figures.put("explained", result.explained());
    figures.put("rejected", result.rejectedRows());
    figures.put("rejected_by_reason", result.rejected());
    gateReport(result).addTo(figures);
    figures.put("tokens", result.tokens());
    figures.put("unknown_tokens", result.unknownTokens());
    figures.put("seconds", result.seconds());
    return figures;
  }
}
