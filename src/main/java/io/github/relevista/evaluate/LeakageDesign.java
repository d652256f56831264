package io.github.relevista.evaluate;

import static io.github.relevista.evaluate.ResultTable.Column.count;
import static io.github.relevista.evaluate.ResultTable.Column.number;
import static io.github.relevista.evaluate.ResultTable.Column.text;

import io.github.relevista.explain.Explanation;
import io.github.relevista.scoring.LengthBand;
import java.util.ArrayList;
import java.util.List;

/** What the relevances of methods that add up leave of the score of the predicted class. */
record LeakageDesign() implements ExperimentDesign<LeakageTally> {
  private static final double[] QUANTILES = {0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99};

  @Override
  public LeakageTally newState(ExperimentPlan plan) {
    return new LeakageTally(plan.methods().size());
  }

  @Override
  public Course begin(Instruments instruments, LeakageTally state) {
    int methods = instruments.plan().methods().size();
    return trials -> trials.forEach(trial -> add(trial, methods, state));
  }

  private static void add(Trial trial, int methods, LeakageTally state) {
    int predicted = trial.predictedClass();
    for (int method = 0; method < methods; method++) {
      Explanation explanation = trial.explanation(method, 0);
      if (explanation.addsUp(predicted)) {
        state.add(
            method,
            explanation.length(),
            explanation.score(predicted),
            explanation.leakage(predicted));
      }
    }
  }

  @Override
  public List<ResultTable> tables(TableContext context, LeakageTally state) {
    List<List<Object>> rows = new ArrayList<>();
    List<LengthBand> bands = LengthBand.all();
    for (int method = 0; method < context.methods().size(); method++) {
      for (int band = 0; band < bands.size(); band++) {
        if (state.leakages(method, band).count() > 0) {
          rows.add(
              row(
                  context.name(method),
                  bands.get(band),
                  state.leakages(method, band),
                  state.scores(method, band)));
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
    return List.of(new ResultTable("leakage", columns, rows));
  }

  private static List<Object> row(
      String method, LengthBand band, Distribution leakages, Distribution scores) {
    List<Object> values = new ArrayList<>();
    values.add(method);
    values.add((long) band.from());
    values.add(band.to() == Integer.MAX_VALUE ? null : (long) band.to());
    values.add(leakages.count());
    values.add(leakages.mean());
    values.add(leakages.standardDeviation());
    values.add(leakages.meanMagnitude());
    values.add(scores.meanMagnitude());
    for (double quantile : QUANTILES) {
      values.add(leakages.quantile(quantile));
    }
    return ResultTable.row(values.toArray());
  }
}
