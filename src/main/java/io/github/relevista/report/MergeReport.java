package io.github.relevista.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code merge} says at its end. */
public final class MergeReport {
  private static final List<Column> SUMS =
      List.of(
          Column.text("run_date"),
          Column.text("from").after(2),
          Column.text("model_id").after(2),
          Column.text("settings_id").after(2),
          Column.number("parts", "%,d").after(2),
          Column.number("rows", "%,d").after(2),
          Column.number("explained", "%,d").after(2));

  private MergeReport() {}

  /** A row for every sum; for programs an object of the whole in front of them. */
  public static Report of(MergeResult result) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("output", result.output());
    figures.put("sums", result.sums().size());
    figures.put("seconds", result.seconds());
    return Report.builder()
        .figures(figures)
        .table(SUMS, result.sums().stream().map(MergeReport::row).toList())
        .blank()
        .line("written to %s", result.output())
        .build();
  }

  private static List<Object> row(MergeResult.Sum sum) {
    return List.of(
        sum.filedUnder().toString(),
        sum.first().toString(),
        sum.modelId(),
        sum.settingsId(),
        sum.parts(),
        sum.rows(),
        sum.explained());
  }
}
