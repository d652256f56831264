package io.github.relevista.aggregate;

import io.github.relevista.text.Vocabulary;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Finds the phrases of texts: two or three words that the model knows, one after the other, no mark
 * of punctuation among them.
 */
public final class PhraseScan {
  /** Takes a phrase. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * @param key the phrase, as {@link PhraseKey} has it
     * @param position of its first word
     */
    void phrase(long key, int position);
  }

  private final Vocabulary vocabulary;
  private final boolean[] isWord;

  /**
   * @param vocabulary the terms of the model
   * @throws IllegalArgumentException if there are more than {@link PhraseKey} has numbers for
   */
  public PhraseScan(Vocabulary vocabulary) {
    if (vocabulary.size() > PhraseKey.MOST_TERMS) {
      throw new IllegalArgumentException(
          "phrases must be of a vocabulary of at most %d terms, was %d"
              .formatted(PhraseKey.MOST_TERMS, vocabulary.size()));
    }
    this.vocabulary = vocabulary;
    isWord = new boolean[vocabulary.size()];
    for (int id = 0; id < isWord.length; id++) {
      isWord[id] = id != vocabulary.unknownId() && !ClauseMarks.contains(vocabulary.term(id));
    }
  }

  /**
   * The key of a phrase; none where it is not of two or three words that the model knows, or holds
   * a mark.
   *
   * @param words as the model sees them
   */
  public OptionalLong key(List<String> words) {
    int[] ids = words.stream().mapToInt(vocabulary::id).toArray();
    LongStream.Builder keys = LongStream.builder();
    scan(
        ids,
        0,
        ids.length,
        (key, position) -> {
          if (PhraseKey.words(key) == ids.length) {
            keys.add(key);
          }
        });
    return keys.build().findFirst();
  }

  /**
   * Visits every phrase of a unit, from the first to the last; of those that begin together the
   * shorter first.
   *
   * @param ids of the words: [tokens]
   * @param begin of the unit
   * @param end of the unit
   */
  public void scan(int[] ids, int begin, int end, Visitor visitor) {
    for (int position = begin; position + 1 < end; position++) {
      if (isWord[ids[position]] && isWord[ids[position + 1]]) {
        long key = PhraseKey.of(ids[position], ids[position + 1]);
        visitor.phrase(key, position);
        if (position + 2 < end && isWord[ids[position + 2]]) {
          visitor.phrase(PhraseKey.longer(key, ids[position + 2]), position);
        }
      }
    }
  }
}
