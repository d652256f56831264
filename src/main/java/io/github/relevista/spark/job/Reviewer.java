package io.github.relevista.spark.job;

import io.github.relevista.explain.Targets;
import io.github.relevista.intake.Content;
import io.github.relevista.intake.Intake;
import io.github.relevista.intake.Reject;
import io.github.relevista.intake.RejectReason;
import io.github.relevista.intake.Review;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.spark.input.RowReader;
import io.github.relevista.text.TokenList;
import io.github.relevista.text.Tokenizer;
import io.github.relevista.text.Vocabulary;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * Makes of a row the words that a model can read, or says why that cannot be. One for each task.
 */
public final class Reviewer {
  private static final int[] NO_CLASSES = {};

  private final TaskPlan plan;
  private final SentimentModel model;
  private final Vocabulary vocabulary;
  private final RowReader.Session reader;
  private final Tokenizer tokenizer;
  private final TokenList tokens = new TokenList();

  public Reviewer(TaskPlan plan, SentimentModel model, RowReader.Session reader) {
    this.plan = plan;
    this.model = model;
    this.vocabulary = model.vocabulary();
    this.reader = reader;
    this.tokenizer = Tokenizer.of(plan.tokenizer(), model.text().casing());
  }

  Taken take(Row row) {
    Intake intake = reader.read(row);
    if (intake instanceof Reject reject) {
      return new Taken.Rejected(row, reject);
    }
    Review review = (Review) intake;
    if (plan.targets() instanceof Targets.Labelled && classes(review) == null) {
      return new Taken.Rejected(row, labelFault(review));
    }
    if (review.content() instanceof Content.Text text) {
      return ofText(row, review, text.text());
    }
    if (review.content() instanceof Content.Tokens given) {
      return ofTokens(row, review, given.tokens());
    }
    return ofIds(row, review, ((Content.TokenIds) review.content()).ids());
  }

  /** The classes that the label stands for, or null. */
  private int[] classes(Review review) {
    return review.label() == null ? null : plan.labels().get(review.label());
  }

  private static Reject labelFault(Review review) {
    return review.label() == null
        ? new Reject(RejectReason.MISSING_LABEL, "the row has no label")
        : new Reject(
            RejectReason.UNKNOWN_LABEL,
            "the label '%s' stands for no class; add it to labels".formatted(review.label()));
  }

  private Taken ofText(Row row, Review review, String text) {
    tokenizer.tokenize(text, tokens);
    if (tokens.size() == 0) {
      return new Taken.Rejected(
          row,
          new Reject(RejectReason.EMPTY_TEXT, "the text holds nothing but white space and markup"));
    }
    int length = Math.min(tokens.size(), plan.maximumTokens());
    int[] ids = new int[length];
    for (int index = 0; index < length; index++) {
      ids[index] = vocabulary.id(tokens, index);
    }
    String[] forms = plan.keepsForms() ? new String[length] : null;
    for (int index = 0; forms != null && index < length; index++) {
      boolean known = ids[index] != vocabulary.unknownId();
      forms[index] = known ? vocabulary.term(ids[index]) : tokens.form(index);
    }
    ReviewTokens.Offsets offsets = plan.predictions() ? offsets(length) : null;
    return ready(row, review, ids, forms, offsets, tokens.size());
  }

  private ReviewTokens.Offsets offsets(int length) {
    int[] begins = new int[length];
    int[] ends = new int[length];
    for (int index = 0; index < length; index++) {
      begins[index] = tokens.begin(index);
      ends[index] = tokens.end(index);
    }
    return new ReviewTokens.Offsets(begins, ends);
  }

  private Taken ofTokens(Row row, Review review, List<String> given) {
    String[] forms = new String[Math.min(given.size(), plan.maximumTokens())];
    int[] ids = new int[forms.length];
    for (int index = 0; index < forms.length; index++) {
      forms[index] = model.text().casing().apply(given.get(index));
      ids[index] = vocabulary.id(forms[index]);
    }
    return ready(row, review, ids, plan.keepsForms() ? forms : null, null, given.size());
  }

  private Taken ofIds(Row row, Review review, int[] given) {
    int[] ids = new int[Math.min(given.length, plan.maximumTokens())];
    String[] forms = plan.keepsForms() ? new String[ids.length] : null;
    for (int index = 0; index < ids.length; index++) {
      ids[index] = given[index];
      if (ids[index] < 0 || ids[index] >= vocabulary.size()) {
        return new Taken.Rejected(
            row,
            new Reject(
                RejectReason.INVALID_TOKEN_ID,
                "token %d has no id from 0 to %d".formatted(index, vocabulary.size() - 1)));
      }
      if (forms != null) {
        forms[index] = vocabulary.term(ids[index]);
      }
    }
    return ready(row, review, ids, forms, null, given.length);
  }

  private ReviewTokens ready(
      Row row,
      Review review,
      int[] ids,
      String[] forms,
      ReviewTokens.Offsets offsets,
      int wholeLength) {
    int unknown = 0;
    for (int id : ids) {
      unknown += id == vocabulary.unknownId() ? 1 : 0;
    }
    int[] classes = classes(review);
    return new ReviewTokens(
        row,
        review,
        ids,
        forms,
        offsets,
        classes == null ? NO_CLASSES : classes,
        unknown,
        ids.length < wholeLength);
  }
}
