package io.github.relevista.modelio;

import io.github.relevista.modelio.ForeignWords.Cutting;
import io.github.relevista.text.Casing;
import io.github.relevista.text.TokenizerDetails;
import io.github.relevista.text.TokenizerKind;
import io.github.relevista.text.UnknownWords;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Keras' {@code Tokenizer}: ids from 1 by frequency, those from {@code num_words} on unused.
 *
 * @param characters whether it cuts texts into characters
 * @param split what it cuts texts at
 * @param most {@code num_words}; 0 where there is no limit
 * @param unknown the term of words beyond the vocabulary; without it they are dropped
 * @param filters characters that become {@code split}
 * @param lowers whether it lowers capitals
 */
record KerasTokenizer(
    boolean characters,
    String split,
    int most,
    Optional<String> unknown,
    String filters,
    boolean lowers) {
  /**
   * @throws InvalidModelException if it cuts texts otherwise than at spaces, or has no words
   */
  ForeignWords words(ModelFile file, SortedMap<Integer, String> all) {
    if (characters || !split.equals(" ")) {
      throw file.refused(
          "is a Tokenizer of characters or of another split; words at spaces can be read");
    }
    SortedMap<Integer, String> byId = most > 0 ? all.headMap(most) : all;
    if (byId.isEmpty()) {
      throw file.refused("is a Tokenizer without words");
    }
    return new ForeignWords(
        ForeignWords.filled(byId),
        Optional.of(
            new Cutting(
                TokenizerKind.KERAS,
                lowers ? Casing.LOWER : Casing.KEEP,
                new TokenizerDetails(filters, List.of()),
                unknown.isPresent() ? UnknownWords.KEEP : UnknownWords.DROP)),
        unknown);
  }
}
