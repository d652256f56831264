package io.github.relevista.aggregate;

import java.util.Objects;

/**
 * What contexts show of a review.
 *
 * @param key what identifies it wherever it comes up
 * @param forms the form of each word: [tokens]
 * @param begins where each word begins in the raw text, in code points, or null where there is none
 * @param ends where each ends, or null likewise
 * @param inSentences whether the units of its explanation are its sentences
 */
public record ReviewText(
    String key, String[] forms, int[] begins, int[] ends, boolean inSentences) {
  /** Refuses nulls where something has to be. */
  public ReviewText {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(forms, "forms");
  }
}
