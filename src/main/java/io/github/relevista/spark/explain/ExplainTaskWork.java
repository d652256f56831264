package io.github.relevista.spark.explain;

import io.github.relevista.aggregate.ContextTally;
import io.github.relevista.aggregate.PhraseTally;
import io.github.relevista.aggregate.ReviewTerms;
import io.github.relevista.aggregate.ReviewText;
import io.github.relevista.aggregate.ShifterTally;
import io.github.relevista.aggregate.Tally;
import io.github.relevista.aggregate.TallySink;
import io.github.relevista.engine.Engine;
import io.github.relevista.explain.Explanation;
import io.github.relevista.explain.ReviewExplainer;
import io.github.relevista.explain.Sequences;
import io.github.relevista.intake.Review;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.Target;
import io.github.relevista.reading.Words;
import io.github.relevista.spark.job.ReviewTokens;
import io.github.relevista.spark.job.TaskOutput;
import io.github.relevista.spark.job.TaskWork;
import io.github.relevista.stats.OccurrenceStatistic;
import io.github.relevista.stats.RelevanceStatistic;
import io.github.relevista.stats.ReviewStatistic;
import io.github.relevista.text.BatchLimits;
import io.github.relevista.text.TextUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.TaskContext;

/** Explains the reviews of a partition, and tallies what their words contributed. */
final class ExplainTaskWork implements TaskWork {
  /** Full batches of sentences that are sorted by length together. */
  private static final int BATCHES_PER_WINDOW = 16;

  private final ExplainTask task;
  private final ReviewExplainer explainer;
  private final Tally tally;
  private final Optional<ContextTally> contexts;
  private final Optional<ShifterTally> shifters;
  private final Optional<PhraseTally> phrases;
  private final PredictionRows predictions;
  private final EqualRows equalRows;
  private final MostAmplified mostAmplified = new MostAmplified();
  private boolean finished;

  ExplainTaskWork(ExplainTask task, Engine engine) {
    SentimentModel model = engine.model();
    this.task = task;
    this.explainer =
        ReviewExplainer.of(
            engine,
            task.method(),
            task.targets(),
            task.unit(),
            new BatchLimits(task.batchSequences(), task.batchTokens(), BATCHES_PER_WINDOW));
    this.tally = new Tally(model.vocabulary(), model.classes(), task.tableEntries());
    this.contexts = task.newContexts(model.vocabulary());
    this.shifters = task.newShifters(model.vocabulary());
    this.phrases = task.newPhrases(model);
    this.predictions =
        new PredictionRows(model.classes(), model.vocabulary().unknownId(), task.unit());
    this.equalRows = new EqualRows(TaskContext.getPartitionId(), EqualRows.MOST);
  }

  @Override
  public void add(List<ReviewTokens> batch, TaskOutput output) {
    int[][] ids = new int[batch.size()][];
    int[][] labels = new int[batch.size()][];
    String[] keys = new String[task.readsKeys() ? batch.size() : 0];
    for (int index = 0; index < ids.length; index++) {
      ids[index] = batch.get(index).words().ids();
      labels[index] = batch.get(index).labelClasses();
    }
    for (int index = 0; index < keys.length; index++) {
      keys[index] = output.key(batch.get(index));
    }
    explainer.explain(
        new Sequences(ids, labels, keys),
        (index, whole, units) -> keep(batch.get(index), whole, units, output));
  }

  private void keep(
      ReviewTokens taken, Explanation explanation, List<Explanation> units, TaskOutput output) {
    if (!Tally.holds(explanation)) {
      output.rejectNonFinite(taken);
      return;
    }
    Review review = taken.review();
    Words words = taken.words();
    ReviewTerms terms =
        new ReviewTerms(
            review.slices(),
            review.label(),
            words.ids(),
            task.surfaceTerms() ? words.forms() : null,
            words.unknown(),
            words.dropped());
    tally.add(terms, explanation);
    contexts.ifPresent(kept -> kept.add(terms, text(taken, output), explanation));
    shifters.ifPresent(sums -> sums.add(terms, explanation));
    phrases.ifPresent(sums -> sums.add(terms, explanation));
    mostAmplified.add(taken, explanation, output);
    if (task.predictions()) {
      Map<String, Object> number = new HashMap<>();
      if (review.id() == null) {
        equalRows.number(number, output.rowKey(taken));
      }
      for (Map<String, Object> values : predictions.values(taken, units)) {
        values.putAll(number);
        output.add(Outcome.prediction(values));
      }
    }
  }

  private ReviewText text(ReviewTokens taken, TaskOutput output) {
    Words words = taken.words();
    return new ReviewText(
        output.key(taken),
        words.forms(),
        words.offsets() == null ? null : words.offsets().begins(),
        words.offsets() == null ? null : words.offsets().ends(),
        task.unit() == TextUnit.SENTENCE);
  }

  @Override
  public boolean isFull() {
    return tally.isFull()
        || equalRows.isFull()
        || contexts.filter(ContextTally::isFull).isPresent()
        || shifters.filter(ShifterTally::isFull).isPresent()
        || phrases.filter(PhraseTally::isFull).isPresent();
  }

  @Override
  public boolean drainPart(TaskOutput output) {
    if (!tally.isEmpty()) {
      tally.drainPart(new Outcomes(output));
      return true;
    }
    if (contexts.filter(kept -> !kept.isEmpty()).isPresent()) {
      contexts
          .get()
          .drainPart((slice, term, kept) -> output.add(Outcome.evidence(slice, term, kept)));
      return true;
    }
    if (shifters.filter(sums -> !sums.isEmpty()).isPresent()) {
      String lists = task.shifters().id();
      shifters
          .get()
          .drainPart(
              (slice, shifter, term, statistic) ->
                  output.add(Outcome.shifted(slice, lists, shifter, term, statistic)));
      return true;
    }
    if (phrases.filter(sums -> !sums.isEmpty()).isPresent()) {
      phrases
          .get()
          .drainPart(
              (slice, target, words, statistic) ->
                  output.add(Outcome.phrase(slice, target.name(), words, statistic)));
      return true;
    }
    // The fewer runs there are, the fewer rows come up in several.
    return (finished || equalRows.isFull()) && equalRows.drainPart(output::add);
  }

  @Override
  public void finish(TaskOutput output) {
    mostAmplified.handOn(output);
    finished = true;
  }

  /** Makes outcomes of what the tally hands on. */
  private record Outcomes(TaskOutput output) implements TallySink {
    @Override
    public void relevance(
        List<String> slice, Target target, String term, RelevanceStatistic statistic) {
      output.add(Outcome.relevance(slice, target.name(), term, statistic));
    }

    @Override
    public void occurrences(
        List<String> slice,
        String term,
        String predicted,
        String label,
        OccurrenceStatistic statistic) {
      output.add(Outcome.occurrences(slice, term, predicted, label, statistic));
    }

    @Override
    public void reviews(
        List<String> slice,
        Target target,
        String predicted,
        String label,
        ReviewStatistic statistic) {
      output.add(Outcome.reviews(slice, target.name(), predicted, label, statistic));
    }
  }
}
