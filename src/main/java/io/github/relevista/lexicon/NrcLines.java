package io.github.relevista.lexicon;

import java.util.List;
import java.util.stream.Stream;

/** Two lines a word, each with a tab between word, side, and 1 where it is that of the word. */
final class NrcLines implements ExportLines {
  @Override
  public List<String> of(LexiconEntry entry) {
    return PennWords.word(entry.term()).stream()
        .flatMap(
            word ->
                Stream.of(
                    word + "\tnegative\t" + (entry.polarity() < 0 ? 1 : 0),
                    word + "\tpositive\t" + (entry.polarity() > 0 ? 1 : 0)))
        .toList();
  }
}
