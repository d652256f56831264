package io.github.relevista.report;

import io.github.relevista.drift.MeanChange;
import io.github.relevista.drift.TermChange;
import io.github.relevista.drift.WordShift;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code drift} says: effects with their intervals first, q-values second. */
public final class DriftReport {
  private static final Column KIND = Column.text("change").onlyFor(Column.Audience.PROGRAMS);

  private static final List<Column> MEANS =
      List.of(
          KIND,
          Column.text("figure").wide(28),
          Column.number("before", "%.4f").wide(9),
          Column.number("after", "%.4f").wide(9),
          Column.number("difference", "%+.4f").after(2),
          Column.number("low", "%+.4f").after(2),
          Column.number("high", "%+.4f").after(2));

  private static final List<Column> TERMS =
      List.of(
          KIND,
          Column.term("term").wide(20),
          Column.number("effect", "%+.4f").after(2),
          Column.number("low", "%+.4f").after(2),
          Column.number("high", "%+.4f").after(2),
          Column.number("q", "%.2g").after(2),
          Column.number("occurrences_before", "%,d").under("before").after(2),
          Column.number("occurrences_after", "%,d").under("after").after(2),
          Column.number("mean_before", "%+.4f").under("mean").after(2),
          Column.number("mean_after", "%+.4f").under("then").after(2));

  private static final List<Column> SHIFT =
      List.of(
          KIND,
          Column.term("term").wide(20),
          Column.number("total", "%+.5f").after(2),
          Column.number("use", "%+.5f").under("used").after(2),
          Column.number("meaning", "%+.5f").under("means").after(2));

  private DriftReport() {}

  /** Four tables; programs get an object of the whole and one for each row. */
  public static Report of(DriftResult result) {
    WordShift shift = result.shift();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("class", result.className());
    figures.put("before", result.before());
    figures.put("after", result.after());
    figures.put("mean_score_before", shift.before());
    figures.put("mean_score_after", shift.after());
    figures.put("shift_of_what_is_left", shift.left());
    figures.put("maximum_q", result.maximumQ());
    figures.put("compared_means", result.means().size());
    figures.put("changed_means", certain(result.means(), result));
    figures.put("compared_frequencies", result.frequencies().size());
    figures.put("changed_frequencies", certain(result.frequencies(), result));
    return Report.builder()
        .figures(figures)
        .line("'%s' from %s to %s", result.className(), result.before(), result.after())
        .blank()
        .table(MEANS, result.figures().stream().map(DriftReport::row).toList())
        .blank()
        .line(
            "mean score %+.4f, then %+.4f; what each word owes to the change (%+.5f is left of the"
                + " scores)",
            shift.before(), shift.after(), shift.left())
        .table(SHIFT, first(shift.terms(), result).stream().map(DriftReport::row).toList())
        .blank()
        .line(
            "mean relevances: %,d words compared, %,d with a q-value of %s or less",
            result.means().size(), certain(result.means(), result), result.maximumQ())
        .table(TERMS, rows("mean", result.means(), result))
        .blank()
        .line(
            "shares of reviews, as the logarithm of their ratio: %,d words compared, %,d with a"
                + " q-value of %s or less",
            result.frequencies().size(), certain(result.frequencies(), result), result.maximumQ())
        .table(TERMS, rows("frequency", result.frequencies(), result))
        .build();
  }

  private static long certain(List<TermChange> changes, DriftResult result) {
    return changes.stream().filter(change -> change.q() <= result.maximumQ()).count();
  }

  private static <T> List<T> first(List<T> list, DriftResult result) {
    return list.subList(0, Math.min(list.size(), result.shown()));
  }

  private static List<List<Object>> rows(
      String kind, List<TermChange> changes, DriftResult result) {
    List<List<Object>> rows = new ArrayList<>();
    for (TermChange change : first(changes, result)) {
      rows.add(
          Arrays.asList(
              kind,
              change.term(),
              change.effect().value(),
              change.effect().low(),
              change.effect().high(),
              change.q(),
              change.before(),
              change.after(),
              finite(change.meanBefore()),
              finite(change.meanAfter())));
    }
    return rows;
  }

  private static List<Object> row(MeanChange change) {
    return Arrays.asList(
        "figure",
        change.what(),
        finite(change.before()),
        finite(change.after()),
        finite(change.effect().value()),
        finite(change.effect().low()),
        finite(change.effect().high()));
  }

  private static List<Object> row(WordShift.Part part) {
    return List.of("shift", part.term(), part.total(), part.use(), part.meaning());
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
