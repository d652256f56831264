package io.github.relevista.lexicon;

import java.util.List;

/** A word and its polarity, separated by a comma. */
final class TidyLines implements ExportLines {
  @Override
  public List<String> begin() {
    return List.of("word,value");
  }

  @Override
  public List<String> of(LexiconEntry entry) {
    return PennWords.word(entry.term()).stream()
        .map(word -> CsvLines.quoted(word) + "," + CsvLines.number(entry.polarity()))
        .toList();
  }
}
