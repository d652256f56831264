package io.github.relevista.text;

/**
 * The short forms that the Penn Treebank cuts from a word or leaves standing with their apostrophe.
 */
final class Clitics {
  private static final String[] ENDINGS = {"s", "d", "m", "re", "ve", "ll"};

  /** Words whose first letters were dropped: they keep their apostrophe. */
  private static final String[] ELISIONS = {"em", "til", "tis", "twas", "cause", "bout"};

  private Clitics() {}

  /** Whether {@code n't} stands at an index and a word ends there. */
  static boolean isNegation(PlainText text, int index) {
    return CharacterClass.asciiLowerCase(text.at(index)) == 'n'
        && isSingleQuote(text, index + 1)
        && CharacterClass.asciiLowerCase(text.at(index + 2)) == 't'
        && !text.isWord(index + 3);
  }

  /**
   * The index behind {@code 's}, {@code 'd}, {@code 'm}, {@code 're}, {@code 've} or {@code 'll}.
   *
   * @param index where an apostrophe stands
   * @return {@code index} where it begins none of them
   */
  static int end(PlainText text, int index) {
    return endOfAny(ENDINGS, text, index);
  }

  /**
   * The index behind a word that begins with an apostrophe: {@code 'em}, {@code 'n'}, a year such
   * as {@code '70} or {@code '70s}.
   *
   * @param index where an apostrophe stands
   * @return {@code index} where it begins no such word
   */
  static int elisionEnd(PlainText text, int index) {
    if (text.isDigit(index + 1) && text.isDigit(index + 2)) {
      int end = text.at(index + 3) == 's' ? index + 4 : index + 3;
      return text.isWord(end) ? index : end;
    }
    if (CharacterClass.asciiLowerCase(text.at(index + 1)) == 'n' && !text.isWord(index + 2)) {
      return isSingleQuote(text, index + 2) ? index + 3 : index + 2;
    }
    return endOfAny(ELISIONS, text, index);
  }

  private static int endOfAny(String[] words, PlainText text, int apostrophe) {
    for (String word : words) {
      int end = apostrophe + 1 + word.length();
      if (text.startsWith(word, apostrophe + 1) && !text.isWord(end)) {
        return end;
      }
    }
    return apostrophe;
  }

  private static boolean isSingleQuote(PlainText text, int index) {
    return text.classAt(index) == CharacterClass.SINGLE_QUOTE;
  }
}
