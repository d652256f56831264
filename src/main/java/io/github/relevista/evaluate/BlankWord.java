package io.github.relevista.evaluate;

import io.github.relevista.model.SentimentModel;
import io.github.relevista.tensor.FloatMatrix;
import io.github.relevista.text.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A model with one word more, whose embedding is zero: the word that stands where another was
 * blanked. To every method of explanation a text with blanked words is so a text like any other.
 *
 * @param model the model with the blank word, which is its last
 */
public record BlankWord(SentimentModel model) {
  /** No vocabulary holds it, since a term of theirs is a line, and no tokenizer makes it. */
  private static final String TERM = "\n";

  /** A blank word beside the words of a model. */
  public static BlankWord beside(SentimentModel model) {
    List<String> terms = new ArrayList<>(model.vocabulary().terms());
    terms.add(TERM);
    FloatMatrix rows = model.embedding();
    return new BlankWord(
        model.withWords(
            Vocabulary.of(terms, model.vocabulary().term(model.vocabulary().unknownId())),
            new FloatMatrix(
                rows.rows() + 1,
                rows.columns(),
                Arrays.copyOf(rows.values(), (rows.rows() + 1) * rows.columns()))));
  }

  /** The id of the blank word. */
  public int id() {
    return idIn(model);
  }

  /**
   * The id of the blank word in a model that has one.
   *
   * @throws IllegalArgumentException if the model has none
   */
  static int idIn(SentimentModel model) {
    int id = model.vocabulary().id(TERM);
    if (id == model.vocabulary().unknownId()) {
      throw new IllegalArgumentException("the model has no blank word beside its own words");
    }
    return id;
  }
}
