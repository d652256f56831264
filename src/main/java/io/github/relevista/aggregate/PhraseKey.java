package io.github.relevista.aggregate;

/**
 * Two or three words of a vocabulary, one after the other, as one number above 0: in 21 bits each
 * the id of the word and one more; 0 for a third word that there is not.
 */
public final class PhraseKey {
  /** Words of a phrase, at most. */
  public static final int MOST_WORDS = 3;

  private static final int BITS = 21;
  private static final long MASK = (1L << BITS) - 1;

  /** Terms of a vocabulary whose phrases have keys, at most. */
  public static final int MOST_TERMS = (int) MASK;

  private PhraseKey() {}

  /** The key of two words. */
  static long of(int first, int second) {
    return (first + 1L) << 2 * BITS | (second + 1L) << BITS;
  }

  /** The key of the two words of another and one more. */
  static long longer(long key, int third) {
    return key | (third + 1L);
  }

  /** Number of words: 2 or 3. */
  static int words(long key) {
    return (key & MASK) == 0 ? 2 : MOST_WORDS;
  }

  /** The id of a word of the phrase, counted from 0. */
  static int id(long key, int word) {
    return (int) (key >>> (MOST_WORDS - 1 - word) * BITS & MASK) - 1;
  }
}
