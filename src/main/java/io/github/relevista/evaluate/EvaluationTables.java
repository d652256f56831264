package io.github.relevista.evaluate;

import static io.github.relevista.evaluate.ResultTable.Column.count;
import static io.github.relevista.evaluate.ResultTable.Column.number;
import static io.github.relevista.evaluate.ResultTable.Column.text;

import io.github.relevista.evaluate.PointingTally.Basis;
import io.github.relevista.evaluate.PositionTally.Part;
import io.github.relevista.resampling.Estimate;
import io.github.relevista.resampling.Replicated;
import io.github.relevista.scoring.LengthBand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables of all experiments but the word tables. */
public final class EvaluationTables {
  private static final double[] QUANTILES = {0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99};

  private final EvaluationPlan plan;
  private final double confidence;

  /**
   * @param plan the plan of the evaluation
   * @param confidence of intervals, in (0, 1)
   */
  public EvaluationTables(EvaluationPlan plan, double confidence) {
    this.plan = plan;
    this.confidence = confidence;
  }

  /**
   * The tables of the experiments that were made.
   *
   * @param state of all texts
   * @param pointing of all documents
   */
  public List<ResultTable> of(EvaluationState state, PointingTally pointing) {
    DeletionTables deletion = new DeletionTables(plan.methods(), state.deletion(), confidence);
    List<ResultTable> tables = new ArrayList<>();
    List<List<Object>> comparisons = new ArrayList<>();
    if (plan.has(Experiment.DELETION)) {
      tables.add(deletion.deletion());
      tables.add(deletion.areas());
      comparisons.addAll(deletion.comparisons());
    }
    if (plan.has(Experiment.POSITION)) {
      tables.add(position(state.position()));
    }
    if (plan.has(Experiment.POINTING)) {
      tables.add(pointing(pointing));
      comparisons.addAll(pointingComparisons(pointing));
    }
    if (plan.has(Experiment.LEAKAGE)) {
      tables.add(leakage(state.leakage()));
    }
    if (plan.has(Experiment.DELETION) || plan.has(Experiment.POINTING)) {
      tables.add(comparisons(comparisons));
    }
    return tables;
  }

  private static ResultTable comparisons(List<List<Object>> rows) {
    return new ResultTable(
        "comparisons",
        List.of(
            text("experiment"),
            text("method"),
            text("other_method"),
            text("initially"),
            text("direction"),
            text("class_basis"),
            number("difference"),
            number("low"),
            number("high"),
            number("p_value"),
            count("n")),
        rows);
  }

  private ResultTable position(PositionTally tally) {
    List<List<Object>> rows = new ArrayList<>();
    for (int method = 0; method < plan.methods().size(); method++) {
      for (Part part : Part.values()) {
        for (int bin = 0; bin < PositionTally.BINS && tally.texts(method, part) > 0; bin++) {
          rows.add(
              ResultTable.row(
                  plan.methods().get(method).name(),
                  name(part),
                  (long) bin,
                  tally.mean(method, part, bin),
                  tally.texts(method, part)));
        }
      }
    }
    return new ResultTable(
        "position",
        List.of(text("method"), text("encoder"), count("bin"), number("share"), count("n")),
        rows);
  }

  private ResultTable pointing(PointingTally tally) {
    List<List<Object>> rows = new ArrayList<>();
    for (int method = 0; method < plan.methods().size(); method++) {
      for (Basis basis : Basis.values()) {
        Estimate accuracy = accuracy(tally, method, basis).estimate(confidence);
        rows.add(
            ResultTable.row(
                plan.methods().get(method).name(),
                name(basis),
                accuracy.value(),
                accuracy.low(),
                accuracy.high(),
                tally.chance(basis),
                tally.questions(basis)));
      }
    }
    return new ResultTable(
        "pointing",
        List.of(
            text("method"),
            text("class_basis"),
            number("accuracy"),
            number("low"),
            number("high"),
            number("chance"),
            count("n")),
        rows);
  }

  private List<List<Object>> pointingComparisons(PointingTally tally) {
    List<List<Object>> rows = new ArrayList<>();
    for (Basis basis : Basis.values()) {
      for (int first = 0; first < plan.methods().size(); first++) {
        for (int second = first + 1; second < plan.methods().size(); second++) {
          Replicated difference =
              accuracy(tally, first, basis).minus(accuracy(tally, second, basis));
          Estimate estimate = difference.estimate(confidence);
          rows.add(
              ResultTable.row(
                  "pointing",
                  plan.methods().get(first).name(),
                  plan.methods().get(second).name(),
                  null,
                  null,
                  name(basis),
                  estimate.value(),
                  estimate.low(),
                  estimate.high(),
                  difference.probabilityOfZero(),
                  tally.questions(basis)));
        }
      }
    }
    return rows;
  }

  private Replicated accuracy(PointingTally tally, int method, Basis basis) {
    return tally.accuracy(method, basis, plan.methods().get(method).runs().size());
  }

  private ResultTable leakage(LeakageTally tally) {
    List<List<Object>> rows = new ArrayList<>();
    List<LengthBand> bands = LengthBand.all();
    for (int method = 0; method < plan.methods().size(); method++) {
      for (int band = 0; band < bands.size(); band++) {
        if (tally.leakages(method, band).count() > 0) {
          rows.add(leakageRow(method, bands.get(band), tally, band));
        }
      }
    }
    List<ResultTable.Column> columns =
        new ArrayList<>(
            List.of(
                text("method"),
                count("from_tokens"),
                count("to_tokens"),
                count("n"),
                number("mean"),
                number("stddev"),
                number("mean_magnitude"),
                number("mean_score_magnitude")));
    for (double quantile : QUANTILES) {
      columns.add(number("q%02.0f".formatted(100 * quantile)));
    }
    return new ResultTable("leakage", columns, rows);
  }

  private List<Object> leakageRow(int method, LengthBand band, LeakageTally tally, int index) {
    Distribution leakages = tally.leakages(method, index);
    List<Object> values = new ArrayList<>();
    values.add(plan.methods().get(method).name());
    values.add((long) band.from());
    values.add(band.to() == Integer.MAX_VALUE ? null : (long) band.to());
    values.add(leakages.count());
    values.add(leakages.mean());
    values.add(leakages.standardDeviation());
    values.add(leakages.meanMagnitude());
    values.add(tally.scores(method, index).meanMagnitude());
    for (double quantile : QUANTILES) {
      values.add(leakages.quantile(quantile));
    }
    return ResultTable.row(values.toArray());
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
