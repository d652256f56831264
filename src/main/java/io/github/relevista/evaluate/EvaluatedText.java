package io.github.relevista.evaluate;

import java.util.Arrays;

/**
 * A text that experiments are made with.
 *
 * @param key what tells the text from others: lots are drawn by it
 * @param ids [tokens], one or more: ids of the model's vocabulary; shared, not copied
 * @param classes indices of the classes that its label stands for, a prediction of any of which is
 *     right; none where the text has no label
 */
public record EvaluatedText(String key, int[] ids, int[] classes) {
  /**
   * @throws IllegalArgumentException if there is no token
   */
  public EvaluatedText {
    if (ids.length == 0) {
      throw new IllegalArgumentException("a text to evaluate has a token or more, was given none");
    }
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
