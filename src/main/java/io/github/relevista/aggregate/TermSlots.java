package io.github.relevista.aggregate;

import io.github.relevista.text.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A small number for every term: its id where the vocabulary has it, otherwise one behind those,
 * given at first sight.
 */
final class TermSlots {
  private final Vocabulary vocabulary;
  private final Map<String, Integer> surfaceSlots = new HashMap<>();
  private final List<String> surfaces = new ArrayList<>();

  TermSlots(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The slot of a word of a review. */
  int slot(ReviewTerms review, int position) {
    int id = review.ids()[position];
    if (id != vocabulary.unknownId() || review.surfaces() == null) {
      return id;
    }
    return surfaceSlots.computeIfAbsent(
        review.surfaces()[position],
        surface -> {
          surfaces.add(surface);
          return vocabulary.size() + surfaces.size() - 1;
        });
  }

  /** The term of a slot. */
  String term(int slot) {
    return slot < vocabulary.size()
        ? vocabulary.term(slot)
        : surfaces.get(slot - vocabulary.size());
  }

  /** Number of terms outside the vocabulary. */
  int surfaces() {
    return surfaces.size();
  }

  /** Number of slots given or reserved. */
  int size() {
    return vocabulary.size() + surfaces.size();
  }

  /** Forgets the terms outside the vocabulary. */
  void clear() {
    surfaceSlots.clear();
    surfaces.clear();
  }
}
