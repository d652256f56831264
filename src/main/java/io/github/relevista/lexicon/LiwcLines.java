package io.github.relevista.lexicon;

import java.util.List;

/** The categories between percent signs, then a word, a tab and the number of its category. */
final class LiwcLines implements ExportLines {
  @Override
  public List<String> begin() {
    return List.of("%", "1\tpositive", "2\tnegative", "%");
  }

  @Override
  public List<String> of(LexiconEntry entry) {
    // A star ends a stem in such a dictionary; a word that holds one would match others.
    return PennWords.word(entry.term()).filter(word -> word.indexOf('*') < 0).stream()
        .filter(word -> entry.polarity() != 0)
        .map(word -> word + "\t" + (entry.polarity() > 0 ? 1 : 2))
        .toList();
  }
}
