package io.github.relevista.report;

import io.github.relevista.evaluate.ResultTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run of {@code evaluate} says at its end. */
public final class EvaluateReport {
  private EvaluateReport() {}

  /** The counts and every table; for programs an object of the counts and one for each row. */
  public static Report of(EvaluateResult result) {
    Report.Builder report =
        Report.builder()
            .figures(figures(result))
            .line(
                "%,d rows: %,d evaluated, %,d rejected %s",
                result.rows(), result.evaluated(), result.rejectedRows(), result.rejected())
            .line(
                "%,d words; %,d texts classified rightly, %,d wrongly",
                result.tokens(), result.correct(), result.evaluated() - result.correct());
    for (ResultTable table : result.tables()) {
      ResultTableReport.add(table, report);
    }
    return report
        .blank()
        .line("%s", result.published() ? "written to " + result.output() : "nothing was published")
        .build();
  }

  /** What is said of the gate that closed, in lines for people; none where none did. */
  public static List<String> gate(EvaluateResult result) {
    return gateReport(result).lines();
  }

  private static GateReport gateReport(EvaluateResult result) {
    return new GateReport(
        result.shortfall(), result.rejected(), result.rejectExamples(), result.keptRejects());
  }

  private static Map<String, Object> figures(EvaluateResult result) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("table", "run");
    figures.put("output", result.output());
    figures.put("published", result.published());
    figures.put("rows_read", result.rows());
    figures.put("evaluated", result.evaluated());
    figures.put("correct", result.correct());
    figures.put("tokens", result.tokens());
    figures.put("rejected", result.rejectedRows());
    figures.put("rejected_by_reason", result.rejected());
    gateReport(result).addTo(figures);
    return figures;
  }
}
