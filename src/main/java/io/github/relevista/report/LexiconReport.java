package io.github.relevista.report;

import io.github.relevista.lexicon.LexiconEntry;
import io.github.relevista.lexicon.ProofRow;
import io.github.relevista.resampling.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code lexicon} says at its end. */
public final class LexiconReport {
  private static final List<Column> ENTRIES =
      List.of(
          Column.text("table").onlyFor(Column.Audience.PROGRAMS),
          Column.number("polarity", "%+.3f").wide(8),
          Column.text("interval").under("interval").after(2).onlyFor(Column.Audience.PEOPLE),
          number("low"),
          number("high"),
          Column.term("term").wide(18).after(2),
          Column.number("occurrences", "%,d").under("times").wide(9),
          Column.number("reviews", "%,d").wide(9),
          Column.number("agreement", "%.2f").wide(9),
          number("q"));

  private static final List<Column> DIFFERENCES =
      List.of(
          Column.text("table").onlyFor(Column.Audience.PROGRAMS),
          Column.term("slice").wide(12),
          Column.term("term").wide(16).after(2),
          Column.number("occurrences", "%,d").under("times").wide(7),
          Column.number("polarity", "%+.2f").wide(8),
          Column.number("elsewhere", "%+.2f").wide(9),
          Column.number("difference", "%+.3f").wide(10),
          Column.text("interval").after(2).onlyFor(Column.Audience.PEOPLE),
          number("low"),
          number("high"),
          Column.number("q", "%.1e").wide(8));

  private static final List<Column> PROOF =
      List.of(
          Column.text("table").onlyFor(Column.Audience.PROGRAMS),
          Column.term("gold"),
          Column.text("part").after(2),
          Column.text("system").after(2),
          Column.number("terms", "%,d").under("n").wide(6),
          number("polar"),
          Column.number("coverage", "%.2f").wide(8),
          Column.number("roc_auc", "%.3f").under("AUC").wide(6),
          Column.text("auc_interval").under("interval").after(2).onlyFor(Column.Audience.PEOPLE),
          number("roc_auc_low"),
          number("roc_auc_high"),
          Column.number("average_precision", "%.3f").under("AP").wide(6),
          number("average_precision_low"),
          number("average_precision_high"),
          Column.number("spearman", "%.3f").under("rho").wide(6),
          number("spearman_low"),
          number("spearman_high"),
          Column.number("tau_b", "%.3f").under("tau-b").wide(6),
          number("tau_b_low"),
          number("tau_b_high"),
          Column.number("macro_f1", "%.3f").under("F1").wide(6),
          number("macro_f1_low"),
          number("macro_f1_high"),
          Column.number("full_auc", "%.3f").under("AUC full").wide(8));

  private LexiconReport() {}

  private static Column number(String name) {
    return Column.number(name, "%s").onlyFor(Column.Audience.PROGRAMS);
  }

  /** The strongest entries, the differences between slices, the proof, and what was written. */
  public static Report of(LexiconResult result) {
    Report.Builder report =
        Report.builder()
            .figures(figures(result))
            .line(
                "%,d entries of %s to %s, %,d of them sure and strong",
                result.entries(), result.from(), result.to(), result.sure());
    entries(report, "positive", result.positive());
    entries(report, "negative", result.negative());
    if (!result.differences().isEmpty()) {
      report
          .blank()
          .line("what differs most between slices")
          .add(
              new Part.Table(
                  2, DIFFERENCES, result.differences().stream().map(LexiconReport::row).toList()));
    }
    gold(report, result.gold());
    if (!result.proof().isEmpty()) {
      report
          .blank()
          .line("against gold lexicons")
          .add(new Part.Table(2, PROOF, result.proof().stream().map(LexiconReport::row).toList()));
    }
    written(report, result);
    return report.build();
  }

  private static void entries(Report.Builder report, String side, List<LexiconEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    report
        .blank()
        .line("the most %s words", side)
        .add(new Part.Table(2, ENTRIES, entries.stream().map(entry -> row(side, entry)).toList()));
  }

  private static List<Object> row(String side, LexiconEntry entry) {
    return cells(
        side,
        entry.polarity(),
        interval("%+.3f", entry.low(), entry.high()),
        entry.low(),
        entry.high(),
        entry.term(),
        entry.occurrences(),
        entry.reviews(),
        entry.agreement(),
        entry.q());
  }

  private static List<Object> row(LexiconResult.Difference each) {
    return cells(
        "difference",
        String.join(", ", each.slice()),
        each.term(),
        each.occurrences(),
        each.polarity(),
        each.elsewhere(),
        each.difference(),
        interval("%+.3f", each.low(), each.high()),
        each.low(),
        each.high(),
        each.q());
  }

  private static List<Object> row(ProofRow row) {
    List<Object> cells =
        new ArrayList<>(
            cells(
                "proof",
                row.gold(),
                row.part().wireName(),
                row.system(),
                row.terms(),
                row.polar(),
                row.coverage(),
                row.rocAuc().value(),
                interval("%.3f", row.rocAuc().low(), row.rocAuc().high()),
                row.rocAuc().low(),
                row.rocAuc().high()));
    for (Estimate each :
        List.of(row.averagePrecision(), row.spearman(), row.tauB(), row.macroF1())) {
      cells.addAll(cells(each.value(), each.low(), each.high()));
    }
    cells.addAll(cells(row.fullAuc()));
    return cells;
  }

  /** Cells; nothing where a number is none. */
  private static List<Object> cells(Object... values) {
    List<Object> cells = new ArrayList<>();
    for (Object value : values) {
      boolean isNone = value instanceof Double number && !Double.isFinite(number);
      cells.add(isNone ? null : value);
    }
    return cells;
  }

  private static String interval(String format, double low, double high) {
    return Double.isNaN(low) || Double.isNaN(high)
        ? ""
        : Part.Line.of("[" + format + ", " + format + "]", low, high).text();
  }

  private static void gold(Report.Builder report, List<LexiconResult.Gold> golds) {
    for (LexiconResult.Gold gold : golds) {
      report.blank().line("of the sure entries in %s: %s", gold.name(), gold.statuses());
      if (!gold.opposite().isEmpty()) {
        report.line("  opposite there: %s", String.join(", ", gold.opposite()));
      }
    }
  }

  private static void written(Report.Builder report, LexiconResult result) {
    if (result.output().isPresent()) {
      report.blank().line("wrote %s/lexicon", result.output().get());
    }
    for (LexiconResult.Export export : result.exports()) {
      report.line(
          "wrote %s: %,d entries%s",
          export.path(),
          export.entries(),
          export.leftOut() == 0
              ? ""
              : Part.Line.of(", %,d left out that it has no room for", export.leftOut()).text());
    }
  }

  private static Map<String, Object> figures(LexiconResult result) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("input", result.input());
    figures.put("model_id", result.modelId());
    figures.put("settings_id", result.settingsId());
    figures.put("from", result.from().toString());
    figures.put("to", result.to().toString());
    figures.put("entries", result.entries());
    figures.put("sure", result.sure());
    Map<String, Object> golds = new LinkedHashMap<>();
    result.gold().forEach(gold -> golds.put(gold.name(), gold.statuses()));
    figures.put("gold", golds);
    figures.put("output", result.output().orElse(null));
    Map<String, Object> exports = new LinkedHashMap<>();
    result.exports().forEach(export -> exports.put(export.format(), export.path()));
    figures.put("exports", exports);
    figures.put("seconds", result.seconds());
    return figures;
  }
}
