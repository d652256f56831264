package io.github.relevista.spark.job;

import io.github.relevista.intake.Intake;
import io.github.relevista.intake.Reject;
import io.github.relevista.intake.RejectReason;
import io.github.relevista.intake.Review;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.reading.Reading;
import io.github.relevista.reading.WordReader;
import io.github.relevista.reading.Words;
import io.github.relevista.spark.input.RowReader;
import org.apache.spark.sql.Row;

/**
 * Makes of a row the words that a model can read, or says why that cannot be. One for each task.
 */
final class Reviewer {
  private static final int[] NO_CLASSES = {};

  private final ReadingPlan plan;
  private final RowReader.Session reader;
  private final WordReader words;

  Reviewer(ReadingPlan plan, SentimentModel model, RowReader.Session reader) {
    this.plan = plan;
    this.reader = reader;
    words =
        new WordReader(
            model.vocabulary(),
            model.text().with(plan.tokenizer()).upTo(plan.maximumTokens()),
            model.sequences(),
            plan.details());
  }

  Taken take(Row row) {
    Intake intake = reader.read(row);
    if (intake instanceof Reject reject) {
      return new Taken.Rejected(row, reject);
    }
    Review review = (Review) intake;
    int[] classes = review.label() == null ? null : plan.labels().get(review.label());
    if (plan.labelsRequired() && classes == null) {
      return new Taken.Rejected(row, labelFault(review));
    }
    Reading<Words> reading = words.read(review.content());
    if (reading instanceof Reading.Rejected<Words> rejected) {
      return new Taken.Rejected(row, rejected.reject());
    }
    return new ReviewTokens(
        row,
        review,
        ((Reading.Read<Words>) reading).value(),
        classes == null ? NO_CLASSES : classes);
  }

  private static Reject labelFault(Review review) {
    return review.label() == null
        ? new Reject(RejectReason.MISSING_LABEL, "the row has no label")
        : new Reject(
            RejectReason.UNKNOWN_LABEL,
            "the label '%s' stands for no class; add it to labels".formatted(review.label()));
  }
}
