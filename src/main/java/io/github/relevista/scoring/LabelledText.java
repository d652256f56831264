package io.github.relevista.scoring;

import java.util.SortedSet;

/**
 * A text with what is known of it.
 *
 * @param ids [tokens], one or more: ids of the model's vocabulary; shared, not copied
 * @param classes indices of the classes that its label stands for, one or more: a prediction of any
 *     of them is right
 */
public record LabelledText(int[] ids, SortedSet<Integer> classes) {
  /**
   * @throws IllegalArgumentException if there is no token or no class
   */
  public LabelledText {
    if (ids.length == 0 || classes.isEmpty()) {
      throw new IllegalArgumentException(
          "a text to score has a token or more and a class or more, was given %d and %s"
              .formatted(ids.length, classes));
    }
  }
}
