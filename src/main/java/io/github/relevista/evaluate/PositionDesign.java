package io.github.relevista.evaluate;

import static io.github.relevista.evaluate.ResultTable.Column.count;
import static io.github.relevista.evaluate.ResultTable.Column.number;
import static io.github.relevista.evaluate.ResultTable.Column.text;

import io.github.relevista.evaluate.PositionTally.Part;
import io.github.relevista.explain.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where in texts relevance lies, of all and by the direction of the encoder. */
record PositionDesign() implements ExperimentDesign<PositionTally> {
  @Override
  public PositionTally newState(ExperimentPlan plan) {
    return new PositionTally(plan.methods().size());
  }

  @Override
  public Course begin(Instruments instruments, PositionTally state) {
    int methods = instruments.plan().methods().size();
    EncoderParts parts = new EncoderParts(instruments.engine(), instruments.plan().methods());
    return trials -> {
      List<Trial> longEnough =
          trials.stream()
              .filter(trial -> trial.text().length() >= PositionTally.MINIMUM_WORDS)
              .toList();
      longEnough.forEach(trial -> addWhole(trial, methods, state));
      parts.add(longEnough, state);
    };
  }

  private static void addWhole(Trial trial, int methods, PositionTally state) {
    for (int method = 0; method < methods; method++) {
      Explanation explanation = trial.explanation(method, 0);
      state.add(
          method,
          Part.WHOLE,
          explanation.length(),
          position -> explanation.relevance(trial.trueClass(), position));
    }
  }

  @Override
  public List<ResultTable> tables(TableContext context, PositionTally state) {
    List<List<Object>> rows = new ArrayList<>();
    for (int method = 0; method < context.methods().size(); method++) {
      for (Part part : Part.values()) {
        for (int bin = 0; bin < PositionTally.BINS && state.texts(method, part) > 0; bin++) {
          rows.add(
              ResultTable.row(
                  context.name(method),
                  part.name().toLowerCase(Locale.ROOT),
                  (long) bin,
                  state.mean(method, part, bin),
                  state.texts(method, part)));
        }
      }
    }
    return List.of(
        new ResultTable(
                "position",
                List.of(text("method"), text("encoder"), count("bin"), number("share"), count("n")),
                rows)
            .shown(
                new TableView.SideBySide(
                    "share of relevance in per cent by tenth of the text", "bin", "share", "n")));
  }
}
