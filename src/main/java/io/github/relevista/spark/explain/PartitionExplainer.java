package io.github.relevista.spark.explain;

import io.github.relevista.aggregate.ReviewTerms;
import io.github.relevista.aggregate.Tally;
import io.github.relevista.aggregate.TallySink;
import io.github.relevista.explain.Explainer;
import io.github.relevista.explain.Explainers;
import io.github.relevista.explain.Explanation;
import io.github.relevista.explain.Sequences;
import io.github.relevista.intake.Reject;
import io.github.relevista.intake.RejectReason;
import io.github.relevista.intake.Review;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.reading.Words;
import io.github.relevista.spark.input.FileNames;
import io.github.relevista.spark.input.RowKey;
import io.github.relevista.spark.input.RowReader;
import io.github.relevista.spark.job.ClassNames;
import io.github.relevista.spark.job.ExecutorEngine;
import io.github.relevista.spark.job.ReviewTokens;
import io.github.relevista.spark.job.Reviewer;
import io.github.relevista.spark.job.Taken;
import io.github.relevista.spark.job.TakenRows;
import io.github.relevista.spark.job.TaskPlan;
import io.github.relevista.stats.OccurrenceStatistic;
import io.github.relevista.stats.RelevanceStatistic;
import io.github.relevista.stats.ReviewStatistic;
import io.github.relevista.text.BatchLimits;
import io.github.relevista.text.LengthBatcher;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;

/**
 * One task's way from the rows of a partition to {@linkplain Outcome outcomes}: read, tokenize,
 * batch, explain, tally. It holds a window of reviews, one batch's history and the tally, never the
 * partition.
 */
final class PartitionExplainer implements Iterator<Row> {
  /** Full batches that a window holds, so that reviews of similar length find each other. */
  private static final int BATCHES_PER_WINDOW = 16;

  private final TaskPlan plan;
  private final ClassNames classes;
  private final RowReader.Session reader;
  private final Iterator<List<Taken>> batches;
  private final Explainer explainer;
  private final Tally tally;
  private final TallySink sink = new TallyOutcomes();
  private final PredictionRows predictions;
  private final ArrayDeque<Row> outcomes = new ArrayDeque<>();
  private boolean draining;

  PartitionExplainer(Iterator<Row> rows, TaskPlan plan, SentimentModel model) {
    this.plan = plan;
    this.classes = new ClassNames(model.classes());
    this.reader = plan.reader().open();
    Reviewer reviewer = new Reviewer(plan, model, reader);
    this.batches =
        new LengthBatcher<>(
            new TakenRows(rows, reviewer),
            Taken::length,
            new BatchLimits(plan.batchSequences(), plan.batchTokens(), BATCHES_PER_WINDOW));
    this.explainer =
        Explainers.create(ExecutorEngine.of(plan, model), plan.method(), plan.targets());
    this.tally = new Tally(model.vocabulary(), model.classes().size(), plan.tableEntries());
    this.predictions = new PredictionRows(classes, model.classes().size());
  }

  @Override
  public boolean hasNext() {
    while (outcomes.isEmpty()) {
      if (draining) {
        draining = tally.drainPart(sink);
      } else if (batches.hasNext()) {
        explain(batches.next());
        draining = tally.isFull();
      } else if (tally.isEmpty()) {
        return false;
      } else {
        draining = true;
      }
    }
    return true;
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the partition has no more outcomes");
    }
    return outcomes.remove();
  }

  private void explain(List<Taken> batch) {
    List<ReviewTokens> reviews = new ArrayList<>(batch.size());
    for (Taken taken : batch) {
      if (taken instanceof ReviewTokens review) {
        reviews.add(review);
      } else if (taken instanceof Taken.Rejected rejected) {
        reject(rejected.row(), rejected.reject());
      }
    }
    int[][] ids = new int[reviews.size()][];
    int[][] labels = new int[reviews.size()][];
    String[] keys = new String[plan.readsKeys() ? reviews.size() : 0];
    for (int index = 0; index < ids.length; index++) {
      ids[index] = reviews.get(index).words().ids();
      labels[index] = reviews.get(index).labelClasses();
    }
    for (int index = 0; index < keys.length; index++) {
      keys[index] = key(reviews.get(index));
    }
    explainer.explain(
        new Sequences(ids, labels, keys),
        (index, explanation) -> keep(reviews.get(index), explanation));
  }

  private void reject(Row row, Reject reject) {
    outcomes.add(
        Outcome.reject(
            FileNames.plain(row.getString(0)),
            reader.raw(row),
            reject.reason().code(),
            reject.detail()));
  }

  private void keep(ReviewTokens taken, Explanation explanation) {
    if (!Tally.holds(explanation)) {
      reject(
          taken.row(),
          new Reject(
              RejectReason.NON_FINITE,
              "a score or a relevance is not finite or beyond what the statistics hold"));
      return;
    }
    Review review = taken.review();
    Words words = taken.words();
    tally.add(
        new ReviewTerms(
            review.slices(),
            review.label(),
            words.ids(),
            plan.surfaceTerms() ? words.forms() : null,
            words.unknown()),
        explanation);
    if (plan.predictions()) {
      boolean named = review.id() != null;
      outcomes.add(predictions.row(taken, explanation, named ? null : rowKey(taken)));
    }
  }

  /** What identifies a review wherever it comes up. */
  private String key(ReviewTokens words) {
    String id = words.review().id();
    return id != null ? id : rowKey(words);
  }

  /** What stands for the review's id where it has none. */
  private String rowKey(ReviewTokens words) {
    return RowKey.of(words.row().getString(0), reader.identity(words.row()));
  }

  /** Makes outcomes of what the tally hands on. */
  private final class TallyOutcomes implements TallySink {
    @Override
    public void relevance(
        List<String> slice, int target, String term, RelevanceStatistic statistic) {
      outcomes.add(Outcome.relevance(slice, classes.target(target), term, statistic));
    }

    @Override
    public void occurrences(
        List<String> slice,
        String term,
        int predicted,
        String label,
        OccurrenceStatistic statistic) {
      outcomes.add(Outcome.occurrences(slice, term, classes.target(predicted), label, statistic));
    }

    @Override
    public void reviews(
        List<String> slice, int target, int predicted, String label, ReviewStatistic statistic) {
      outcomes.add(
          Outcome.reviews(
              slice, classes.target(target), classes.target(predicted), label, statistic));
    }
  }
}
