package io.github.relevista.evaluate;

import java.util.Arrays;

/**
 * A text that experiments are made with.
 *
 * @param key what tells the text from others: lots are drawn by it
 * @param ids [tokens], one or more: ids of the model's vocabulary; shared, not copied
 * @param forms [tokens]: the form of each word; none where all words that the model does not know
 *     count as one
 * @param classes indices of the classes that its label stands for, a prediction of any of which is
 *     right; none where the text has no label
 */
public record EvaluatedText(String key, int[] ids, String[] forms, int[] classes) {
  private static final String[] NO_FORMS = {};

  /**
   * @throws IllegalArgumentException if there is no token, or not one form a token where there are
   *     forms
   */
  public EvaluatedText {
    if (ids.length == 0) {
      throw new IllegalArgumentException("a text to evaluate has a token or more, was given none");
    }
    if (forms.length != 0 && forms.length != ids.length) {
      throw new IllegalArgumentException(
          "a text has one form a token or none at all, was given %d for %d"
              .formatted(forms.length, ids.length));
    }
  }

  /** A text whose unknown words count as one. */
  public EvaluatedText(String key, int[] ids, int[] classes) {
    this(key, ids, NO_FORMS, classes);
  }

  /** Number of tokens. */
  public int length() {
    return ids.length;
  }

  /**
   * Whether a prediction is right: of a class that the label stands for, or, where there is no
   * label, of the class that was predicted at first.
   */
  boolean isRight(int predicted, int predictedAtFirst) {
    return classes.length == 0
        ? predicted == predictedAtFirst
        : Arrays.stream(classes).anyMatch(k -> k == predicted);
  }
}
