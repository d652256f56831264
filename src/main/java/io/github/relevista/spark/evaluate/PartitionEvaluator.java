package io.github.relevista.spark.evaluate;

import io.github.relevista.evaluate.EvaluatedText;
import io.github.relevista.evaluate.Evaluation;
import io.github.relevista.evaluate.EvaluationPlan;
import io.github.relevista.intake.Reject;
import io.github.relevista.intake.RejectReason;
import io.github.relevista.model.SentimentModel;
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
import io.github.relevista.stats.RelevanceStatistic;
import io.github.relevista.text.LengthBatcher;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;

/**
 * One task's way from the rows of a partition to {@linkplain EvaluateOutcome outcomes}: read,
 * tokenize, batch, experiment. It holds a window of reviews, one batch's explanations, the
 * statistics of words and the state of the experiments, never the partition.
 */
final class PartitionEvaluator implements Iterator<Row> {
  private final EvaluationPlan plan;
  private final ClassNames classes;
  private final RowReader.Session reader;
  private final Iterator<List<Taken>> batches;
  private final Evaluation evaluation;
  private final ArrayDeque<Row> outcomes = new ArrayDeque<>();
  private boolean draining;
  private boolean isStateHandedOn;

  PartitionEvaluator(
      Iterator<Row> rows, TaskPlan taskPlan, EvaluationPlan plan, SentimentModel model) {
    this.plan = plan;
    this.classes = new ClassNames(model.classes());
    this.reader = taskPlan.reader().open();
    Reviewer reviewer = new Reviewer(taskPlan, model, reader);
    this.batches =
        new LengthBatcher<>(new TakenRows(rows, reviewer), Taken::length, plan.batchLimits());
    this.evaluation = new Evaluation(ExecutorEngine.withBlankWord(taskPlan, model), plan);
  }

  @Override
  public boolean hasNext() {
    while (outcomes.isEmpty()) {
      if (draining) {
        draining = evaluation.words().drainPart(this::addWord);
      } else if (batches.hasNext()) {
        evaluate(batches.next());
        draining = evaluation.words().isFull();
      } else if (!isStateHandedOn) {
        outcomes.add(EvaluateOutcome.state(StateBytes.of(evaluation.state())));
        isStateHandedOn = true;
        draining = true;
      } else {
        return false;
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

  private void addWord(int method, int classIndex, String term, RelevanceStatistic statistic) {
    outcomes.add(
        EvaluateOutcome.word(
            plan.methods().get(method).name(), classes.target(classIndex), term, statistic));
  }

  private void evaluate(List<Taken> batch) {
    List<ReviewTokens> reviews = new ArrayList<>();
    List<EvaluatedText> texts = new ArrayList<>();
    for (Taken taken : batch) {
      if (taken instanceof ReviewTokens review) {
        reviews.add(review);
        texts.add(text(review));
      } else if (taken instanceof Taken.Rejected rejected) {
        reject(rejected.row(), rejected.reject());
      }
    }
    boolean[] isTaken = evaluation.add(texts);
    for (int index = 0; index < isTaken.length; index++) {
      if (!isTaken[index]) {
        reject(
            reviews.get(index).row(),
            new Reject(
                RejectReason.NON_FINITE,
                "a score or a relevance is not finite or beyond what the statistics hold"));
      }
    }
  }

  private EvaluatedText text(ReviewTokens review) {
    return review.words().forms() == null
        ? new EvaluatedText(key(review), review.words().ids(), review.labelClasses())
        : new EvaluatedText(
            key(review), review.words().ids(), review.words().forms(), review.labelClasses());
  }

  /** What identifies a review wherever it comes up. */
  private String key(ReviewTokens words) {
    String id = words.review().id();
    return id != null ? id : RowKey.of(words.row().getString(0), reader.identity(words.row()));
  }

  private void reject(Row row, Reject reject) {
    outcomes.add(
        EvaluateOutcome.reject(
            FileNames.plain(row.getString(0)),
            reader.raw(row),
            reject.reason().code(),
            reject.detail()));
  }
}
