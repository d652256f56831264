package io.github.relevista.evaluate;

import static io.github.relevista.evaluate.ResultTable.Column.count;
import static io.github.relevista.evaluate.ResultTable.Column.number;
import static io.github.relevista.evaluate.ResultTable.Column.text;

import io.github.relevista.evaluate.PointingTally.Basis;
import io.github.relevista.resampling.Estimate;
import io.github.relevista.resampling.Replicated;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The pointing game: whether the word of highest relevance for a class stands in a sentence of that
 * class. Its documents are made of sentences of all texts.
 */
record PointingDesign() implements ExperimentDesign<PointingState> {
  @Override
  public PointingState newState(ExperimentPlan plan) {
    return new PointingState(
        new SentenceSample(plan.pointing().allSentences()),
        new PointingTally(plan.methods().size(), plan.replicates()));
  }

  @Override
  public Course begin(Instruments instruments, PointingState state) {
    SentenceLottery lottery =
        new SentenceLottery(instruments.plan().seed(), instruments.engine().model());
    return trials -> trials.forEach(trial -> lottery.draw(trial, state.sentences()));
  }

  @Override
  public List<HybridDocument> documents(ExperimentPlan plan, PointingState state) {
    return HybridDocument.of(state.sentences().sentences(), plan.pointing().sentences());
  }

  @Override
  public void add(List<HybridDocument> documents, Instruments instruments, PointingState state) {
    new PointingExperiment(instruments, state.tally()).play(documents);
  }

  @Override
  public List<ResultTable> tables(TableContext context, PointingState state) {
    List<List<Object>> rows = new ArrayList<>();
    for (int method = 0; method < context.methods().size(); method++) {
      for (Basis basis : Basis.values()) {
        Estimate accuracy =
            accuracy(context, state.tally(), method, basis).estimate(context.confidence());
        rows.add(
            ResultTable.row(
                context.name(method),
                name(basis),
                accuracy.value(),
                accuracy.low(),
                accuracy.high(),
                state.tally().chance(basis),
                state.tally().questions(basis)));
      }
    }
    return List.of(
        new ResultTable(
            "pointing",
            List.of(
                text("method"),
                text("class_basis"),
                number("accuracy"),
                number("low"),
                number("high"),
                number("chance"),
                count("n")),
            rows));
  }

  @Override
  public Optional<List<List<Object>>> comparisons(TableContext context, PointingState state) {
    List<List<Object>> rows = new ArrayList<>();
    for (Basis basis : Basis.values()) {
      Comparisons.Subject subject =
          new Comparisons.Subject(Experiment.POINTING, null, null, name(basis));
      for (int first = 0; first < context.methods().size(); first++) {
        for (int second = first + 1; second < context.methods().size(); second++) {
          Replicated difference =
              accuracy(context, state.tally(), first, basis)
                  .minus(accuracy(context, state.tally(), second, basis));
          rows.add(
              Comparisons.row(
                  context, subject, first, second, difference, state.tally().questions(basis)));
        }
      }
    }
    return Optional.of(rows);
  }

  private static Replicated accuracy(
      TableContext context, PointingTally tally, int method, Basis basis) {
    return tally.accuracy(method, basis, context.runs(method));
  }

  private static String name(Basis basis) {
    return basis.name().toLowerCase(Locale.ROOT);
  }
}
