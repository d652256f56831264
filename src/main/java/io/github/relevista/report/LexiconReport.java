package io.github.relevista.report;

import io.github.relevista.lexicon.LexiconEntry;
import io.github.relevista.lexicon.LexiconPhrase;
import io.github.relevista.lexicon.ProofRow;
import io.github.relevista.lexicon.ShifterEffect;
import io.github.relevista.lexicon.WorkRow;
import io.github.relevista.resampling.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code lexicon} says at its end. */
public final class LexiconReport {
  private LexiconReport() {}

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
    contexts(report, result.contexts());
    shifters(report, result.shifters());
    phrases(report, result.phrases());
    if (!result.differences().isEmpty()) {
      report
          .blank()
          .line("what differs most between slices")
          .add(
              new Part.Table(
                  2,
                  LexiconColumns.DIFFERENCES,
                  result.differences().stream().map(LexiconReport::row).toList()));
    }
    gold(report, result.gold());
    if (!result.proof().isEmpty()) {
      report
          .blank()
          .line("against gold lexicons")
          .add(
              new Part.Table(
                  2,
                  LexiconColumns.PROOF,
                  result.proof().stream().map(LexiconReport::row).toList()));
    }
    atWork(report, result.atWork());
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
        .add(
            new Part.Table(
                2,
                LexiconColumns.ENTRIES,
                entries.stream().map(entry -> row(side, entry)).toList()));
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

  private static void shifters(Report.Builder report, List<ShifterEffect> shifters) {
    if (!shifters.isEmpty()) {
      report
          .blank()
          .line("what words keep of their relevance behind a shifter, alone and with it")
          .add(
              new Part.Table(
                  2, LexiconColumns.SHIFTERS, shifters.stream().map(LexiconReport::row).toList()));
    }
  }

  private static List<Object> row(ShifterEffect each) {
    return cells(
        "shifter",
        each.kind(),
        each.shifter().orElse("all"),
        each.word().factor(),
        interval("%+.2f", each.word().low(), each.word().high()),
        each.word().low(),
        each.word().high(),
        each.joint().factor(),
        interval("%+.2f", each.joint().low(), each.joint().high()),
        each.joint().low(),
        each.joint().high(),
        each.occurrences(),
        each.reviews(),
        each.terms());
  }

  private static void phrases(Report.Builder report, List<LexiconPhrase> phrases) {
    if (!phrases.isEmpty()) {
      report
          .blank()
          .line("phrases that differ most from what their words have elsewhere")
          .add(
              new Part.Table(
                  2, LexiconColumns.PHRASES, phrases.stream().map(LexiconReport::row).toList()));
    }
  }

  private static List<Object> row(LexiconPhrase each) {
    return cells(
        "phrase",
        each.phrase(),
        each.figures().mean(),
        each.figures().expected(),
        each.figures().difference(),
        interval("%+.3f", each.figures().low(), each.figures().high()),
        each.figures().low(),
        each.figures().high(),
        each.occurrences(),
        each.reviews(),
        each.figures().elsewhere(),
        each.q());
  }

  private static void contexts(Report.Builder report, List<LexiconResult.Context> contexts) {
    if (!contexts.isEmpty()) {
      report
          .blank()
          .line("where the strongest of them stand")
          .add(
              new Part.Table(
                  2, LexiconColumns.CONTEXTS, contexts.stream().map(LexiconReport::row).toList()));
    }
  }

  private static List<Object> row(LexiconResult.Context each) {
    List<String> words = new ArrayList<>(each.words());
    words.set(each.focus(), "[" + words.get(each.focus()) + "]");
    return cells(
        "evidence",
        each.term(),
        each.kind(),
        each.relevance(),
        String.join(" ", words),
        each.id(),
        each.sentence() == 0 ? null : each.sentence());
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

  private static void atWork(Report.Builder report, List<WorkRow> rows) {
    if (!rows.isEmpty()) {
      report
          .blank()
          .line("at work on labelled reviews: the words' scores added up")
          .add(
              new Part.Table(
                  2, LexiconColumns.AT_WORK, rows.stream().map(LexiconReport::row).toList()));
    }
  }

  private static List<Object> row(WorkRow row) {
    return cells(
        "at_work",
        row.system(),
        row.reviews(),
        row.positives(),
        row.accuracy().value(),
        interval("%.3f", row.accuracy().low(), row.accuracy().high()),
        row.accuracy().low(),
        row.accuracy().high(),
        row.rocAuc().value(),
        interval("%.3f", row.rocAuc().low(), row.rocAuc().high()),
        row.rocAuc().low(),
        row.rocAuc().high());
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
          "wrote %s: %,d %s%s",
          export.path(),
          export.written(),
          export.what(),
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
