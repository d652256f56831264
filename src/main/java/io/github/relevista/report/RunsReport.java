package io.github.relevista.report;

import io.github.relevista.runs.RunRecord;
import java.util.Arrays;
import java.util.List;

/** What {@code runs} says: a row for each record of an output. */
public final class RunsReport {
  private static final List<Column> COLUMNS =
      List.of(
          Column.text("run_date"),
          Column.text("command").after(2),
          Column.text("outcome").after(2),
          Column.text("gate").after(2),
          Column.number("gate_value", "%.4g").after(2),
          Column.text("model_id").after(2),
          Column.text("settings_id").after(2),
          Column.number("rows", "%,d").after(2),
          Column.number("explained", "%,d").after(2),
          Column.number("rejected", "%,d").after(2),
          Column.number("words", "%,d").after(2),
          Column.number("unknown_rate", "%.4f").after(2),
          Column.number("files", "%,d").after(2),
          Column.number("seconds", "%.1f").after(2),
          Column.text("started").after(2));

  private RunsReport() {}

  /** The rows; programs get an object for each. */
  public static Report of(String output, List<RunRecord> records) {
    Report.Builder report = Report.builder();
    if (records.isEmpty()) {
      report.line("%s holds no record of a run", output);
    } else {
      report.table(COLUMNS, records.stream().map(RunsReport::row).toList());
    }
    return report.build();
  }

  private static List<Object> row(RunRecord record) {
    double seconds = 0;
    for (var stage : record.json().path("seconds")) {
      seconds += stage.asDouble();
    }
    return Arrays.asList(
        record.date().toString(),
        record.command(),
        record.outcome(),
        record.gate().orElse(null),
        record.json().path("gate_value").isNumber()
            ? record.json().path("gate_value").asDouble()
            : null,
        record.modelId(),
        record.settingsId(),
        record.rows(),
        record.explained(),
        record.rejectedRows(),
        record.tokens(),
        record.tokens() == 0 ? 0.0 : (double) record.unknownTokens() / record.tokens(),
        record.files().size(),
        seconds,
        record.started().toString());
  }
}
