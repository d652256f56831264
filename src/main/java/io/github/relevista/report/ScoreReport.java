package io.github.relevista.report;

import io.github.relevista.model.ClassScale;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.scoring.Accuracy;
import io.github.relevista.scoring.LengthBand;
import io.github.relevista.scoring.Scorecard;
import io.github.relevista.scoring.ScoredRows;
import io.github.relevista.text.VisibleText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** What {@code score} found: tables for people, one object for programs. */
public final class ScoreReport {
  private static final String CORNER = "label / predicted";

  /** The least width of a column of counts. */
  private static final int COUNT_WIDTH = 10;

  private static final List<Column> LENGTHS =
      List.of(
          Column.text("words").wide(12).onlyFor(Column.Audience.PEOPLE),
          Column.number("examples", "%,d").wide(10).onlyFor(Column.Audience.PEOPLE),
          Column.number("accuracy", "%s").wide(10).onlyFor(Column.Audience.PEOPLE));

  private final SentimentModel model;
  private final ScoredRows rows;
  private final Scorecard card;

  private ScoreReport(SentimentModel model, ScoredRows rows, Scorecard card) {
    this.model = model;
    this.rows = rows;
    this.card = card;
  }

  /**
   * The report of a scorecard.
   *
   * @param model what was scored
   * @param rows where the rows of the input went
   * @param card what the predictions are worth
   */
  public static Report of(SentimentModel model, ScoredRows rows, Scorecard card) {
    return new ScoreReport(model, rows, card).report();
  }

  private Report report() {
    Report.Builder report =
        Report.builder()
            .figures(figures())
            .line(
                "%,d examples, %,d words, %.1f%% of them unknown to the model",
                card.accuracy().examples(), rows.tokens(), 100 * rows.unknownRate());
    if (rows.leftOut() > 0) {
      report.line(
          "%,d rows left out: %,d unreadable, %,d without a label of the model's classes, %,d"
              + " without a word",
          rows.leftOut(), rows.unreadable(), rows.unlabelled(), rows.wordless());
    }
    return report
        .blank()
        .line("accuracy           %s", percent(card.accuracy()))
        .line("macro F1           %.1f%%", 100 * card.confusion().macroF1())
        .line(
            "binary accuracy    %s of %,d that are not neutral",
            percent(card.binaryAccuracy()), card.binaryAccuracy().examples())
        .line(
            "calibration error  %.1f%% in %d bins",
            100 * card.calibration().error(), card.calibration().bins())
        .blank()
        .table(confusionColumns(), confusionRows())
        .blank()
        .table(LENGTHS, bands().stream().map(ScoreReport::row).toList())
        .build();
  }

  private List<Column> confusionColumns() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.term(CORNER).wide(CORNER.length()).onlyFor(Column.Audience.PEOPLE));
    int width =
        classes().names().stream()
            .mapToInt(name -> Math.min(VisibleText.width(name), Terminal.TERM_WIDTH) + 2)
            .reduce(COUNT_WIDTH, Math::max);
    for (String name : classes().names()) {
      columns.add(Column.number(name, "%,d").wide(width).after(0).onlyFor(Column.Audience.PEOPLE));
    }
    return columns;
  }

  private List<List<Object>> confusionRows() {
    List<List<Object>> table = new ArrayList<>();
    for (SortedSet<Integer> label : card.confusion().labels()) {
      List<Object> row = new ArrayList<>(List.of(name(label)));
      for (int k = 0; k < classes().size(); k++) {
        row.add(card.confusion().count(label, k));
      }
      table.add(row);
    }
    return table;
  }

  private List<LengthBand> bands() {
    return card.lengths().stream().filter(band -> band.accuracy().examples() > 0).toList();
  }

  private static List<Object> row(LengthBand band) {
    String words =
        band.to() == Integer.MAX_VALUE
            ? "from " + band.from()
            : "%d to %d".formatted(band.from(), band.to());
    return List.of(words, band.accuracy().examples(), percent(band.accuracy()));
  }

  private Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("model_id", model.id());
    figures.put("examples", card.accuracy().examples());
    figures.put("left_out", rows.leftOut());
    figures.put("tokens", rows.tokens());
    figures.put("unknown_rate", rows.unknownRate());
    figures.put("accuracy", card.accuracy().value());
    figures.put("macro_f1", card.confusion().macroF1());
    figures.put("binary_examples", card.binaryAccuracy().examples());
    figures.put(
        "binary_accuracy",
        card.binaryAccuracy().examples() > 0 ? card.binaryAccuracy().value() : null);
    figures.put("calibration_error", card.calibration().error());
    figures.put("calibration_bins", card.calibration().bins());
    List<Map<String, Object>> confusion = new ArrayList<>();
    card.confusion().labels().forEach(label -> confusion.add(counts(label)));
    figures.put("confusion", confusion);
    figures.put("lengths", bands().stream().map(ScoreReport::figures).toList());
    return figures;
  }

  private Map<String, Object> counts(SortedSet<Integer> label) {
    Map<String, Object> predicted = new LinkedHashMap<>();
    for (int k = 0; k < classes().size(); k++) {
      predicted.put(classes().names().get(k), card.confusion().count(label, k));
    }
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("label", name(label));
    row.put("predicted", predicted);
    return row;
  }

  private static Map<String, Object> figures(LengthBand band) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("from", band.from());
    figures.put("to", band.to() < Integer.MAX_VALUE ? band.to() : null);
    figures.put("examples", band.accuracy().examples());
    figures.put("accuracy", band.accuracy().value());
    return figures;
  }

  private ClassScale classes() {
    return model.classes();
  }

  /** The names of the classes that a label stands for. */
  private String name(SortedSet<Integer> label) {
    return label.stream().map(classes().names()::get).collect(Collectors.joining(" or "));
  }

  private static String percent(Accuracy accuracy) {
    return accuracy.examples() == 0
        ? "none"
        : Part.Line.of("%.1f%%", 100 * accuracy.value()).text();
  }
}
