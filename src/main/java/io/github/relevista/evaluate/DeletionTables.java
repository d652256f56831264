package io.github.relevista.evaluate;

import static io.github.relevista.evaluate.ResultTable.Column.count;
import static io.github.relevista.evaluate.ResultTable.Column.number;
import static io.github.relevista.evaluate.ResultTable.Column.text;

import io.github.relevista.evaluate.ResultTable.Column;
import io.github.relevista.resampling.Estimate;
import io.github.relevista.resampling.Replicated;
import java.util.ArrayList;
import java.util.List;

/** The tables of the word deletion. Accuracies and areas are shares in [0, 1]. */
final class DeletionTables {
  private static final List<Column> CURVE =
      List.of(text("method"), text("initially"), text("direction"), text("class_basis"));

  private final TableContext context;
  private final List<MethodRuns> methods;
  private final DeletionTally tally;

  DeletionTables(TableContext context, DeletionTally tally) {
    this.context = context;
    this.methods = context.methods();
    this.tally = tally;
  }

  /** The accuracy after each number of deleted words. */
  ResultTable deletion() {
    List<List<Object>> rows = new ArrayList<>();
    for (int method = 0; method < methods.size(); method++) {
      for (DeletionCurve curve : curves(methods.get(method))) {
        for (int deleted = 0; deleted <= tally.deletions(); deleted++) {
          Estimate accuracy = accuracy(method, curve, deleted).estimate(context.confidence());
          rows.add(
              ResultTable.row(
                  methods.get(method).name(),
                  curve.initially(),
                  curve.direction(),
                  curve.classBasis(),
                  (long) deleted,
                  accuracy.value(),
                  accuracy.low(),
                  accuracy.high(),
                  tally.texts(curve)));
        }
      }
    }
    return new ResultTable(
            "deletion",
            columns(
                count("deleted"), number("accuracy"), number("low"), number("high"), count("n")),
            rows)
        .shown(
            new TableView.SideBySide(
                "accuracy in per cent after so many deleted words", "deleted", "accuracy", "n"));
  }

  /** The area between each curve and its beginning. */
  ResultTable areas() {
    List<List<Object>> rows = new ArrayList<>();
    for (int method = 0; method < methods.size(); method++) {
      for (DeletionCurve curve : curves(methods.get(method))) {
        Estimate area = area(method, curve).estimate(context.confidence());
        rows.add(
            ResultTable.row(
                methods.get(method).name(),
                curve.initially(),
                curve.direction(),
                curve.classBasis(),
                area.value(),
                area.low(),
                area.high(),
                tally.texts(curve)));
      }
    }
    return new ResultTable(
        "deletion_area", columns(number("area"), number("low"), number("high"), count("n")), rows);
  }

  /** The rows of the paired comparisons: the difference of the areas of every two methods. */
  List<List<Object>> comparisons() {
    List<List<Object>> rows = new ArrayList<>();
    for (DeletionCurve curve : DeletionCurve.values()) {
      for (int first = 0; first < methods.size(); first++) {
        for (int second = first + 1; second < methods.size(); second++) {
          if (!curve.direction().equals("any") && isCompared(first, second, curve)) {
            Replicated difference =
                area(first, curve.of(methods.get(first)))
                    .minus(area(second, curve.of(methods.get(second))));
            rows.add(comparison(first, second, curve, difference));
          }
        }
      }
    }
    return rows;
  }

  private boolean isCompared(int first, int second, DeletionCurve curve) {
    boolean someMeaning = !methods.get(first).isRandom() || !methods.get(second).isRandom();
    return someMeaning && tally.texts(curve) > 0;
  }

  private List<Object> comparison(
      int first, int second, DeletionCurve curve, Replicated difference) {
    Comparisons.Subject subject =
        new Comparisons.Subject(
            Experiment.DELETION, curve.initially(), curve.direction(), curve.classBasis());
    return Comparisons.row(context, subject, first, second, difference, tally.texts(curve));
  }

  /** The curves of a method that have texts. */
  private List<DeletionCurve> curves(MethodRuns method) {
    List<DeletionCurve> curves = new ArrayList<>();
    curves.addAll(DeletionCurve.of(method, true));
    curves.addAll(DeletionCurve.of(method, false));
    curves.removeIf(curve -> tally.texts(curve) == 0);
    return curves;
  }

  private Replicated accuracy(int method, DeletionCurve curve, int deleted) {
    return tally.accuracy(method, curve, deleted, methods.get(method).runs().size());
  }

  /** The mean over the numbers of deleted words of |accuracy − accuracy before any deletion|. */
  private Replicated area(int method, DeletionCurve curve) {
    List<Replicated> changes = new ArrayList<>();
    Replicated before = accuracy(method, curve, 0);
    for (int deleted = 1; deleted <= tally.deletions(); deleted++) {
      Replicated after = accuracy(method, curve, deleted);
      changes.add(curve.isOfCorrect() ? before.minus(after) : after.minus(before));
    }
    return Replicated.mean(changes);
  }

  private static List<Column> columns(Column... figures) {
    List<Column> columns = new ArrayList<>(CURVE);
    columns.addAll(List.of(figures));
    return List.copyOf(columns);
  }
}
