package io.github.relevista.lexicon;

import java.util.Map;

/**
 * An entry whose word a gold lexicon has.
 *
 * @param term the word
 * @param scores what each system says of it, by the system's name; a system that says nothing of it
 *     is missing
 */
public record GoldTerm(String term, Map<String, Double> scores) {
  /** Copies the map. */
  public GoldTerm {
    scores = Map.copyOf(scores);
  }
}
