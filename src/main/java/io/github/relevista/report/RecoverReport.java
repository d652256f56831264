package io.github.relevista.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code recover} completed. */
public final class RecoverReport {
  private RecoverReport() {}

  /**
   * A line for every run that was completed; one object for programs.
   *
   * @param output the folder
   * @param runs the date and key of every run
   */
  public static Report of(String output, List<String> runs, Deed deed) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("output", output);
    figures.put("runs", runs);
    figures.put("completed", deed == Deed.DONE);
    Report.Builder report = Report.builder().figures(figures);
    if (runs.isEmpty()) {
      report.line("%s holds no unfinished run", output);
    }
    for (String run : runs) {
      report.line("%s %s", deed == Deed.DONE ? "completed" : "would complete", run);
    }
    return report.build();
  }
}
