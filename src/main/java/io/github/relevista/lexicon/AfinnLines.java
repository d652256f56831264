package io.github.relevista.lexicon;

import java.util.List;

/** A word, a tab and a whole number from −5 to 5; none of a word that rounds to 0. */
final class AfinnLines implements ExportLines {
  private static final int SCALE = 5;

  @Override
  public List<String> of(LexiconEntry entry) {
    // Both sides alike: Math.round takes a half upwards.
    long size = Math.round(SCALE * Math.abs(entry.polarity()));
    long value = entry.polarity() < 0 ? -size : size;
    if (value == 0) {
      return List.of();
    }
    return PennWords.word(entry.term()).stream().map(word -> word + "\t" + value).toList();
  }
}
