package io.github.relevista.lexicon;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tokens of the Penn Treebank as words of plain texts, where they are words. */
final class PennWords {
  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("-lrb-", "("),
          Map.entry("-rrb-", ")"),
          Map.entry("-lsb-", "["),
          Map.entry("-rsb-", "]"),
          Map.entry("-lcb-", "{"),
          Map.entry("-rcb-", "}"),
          Map.entry("``", "\""),
          Map.entry("''", "\""));

  /** What the tokenizer cuts off a word, or leaves of one: no text holds it between blanks. */
  private static final Set<String> PARTS =
      Set.of("n't", "'s", "'re", "'ve", "'ll", "'d", "'m", "ca", "wo", "sha", "ai");

  private PennWords() {}

  /** The word of a token; empty where a text has no such word. */
  static Optional<String> word(String token) {
    if (PARTS.contains(token) || SIGNS.containsKey(token)) {
      return Optional.empty();
    }
    String word = plain(token);
    boolean holdsLetters = word.codePoints().anyMatch(PennWords::isWordLike);
    return holdsLetters || isEmoticon(word) ? Optional.of(word) : Optional.empty();
  }

  private static boolean isWordLike(int character) {
    return Character.isLetterOrDigit(character)
        || Character.getType(character) == Character.OTHER_SYMBOL;
  }

  /** Two different signs or more, such as :); not a sign that is repeated. */
  private static boolean isEmoticon(String word) {
    return word.codePoints().distinct().count() > 1;
  }

  /** A word in which signs that the treebank escapes stand as they are. */
  private static String plain(String token) {
    String word = token.replace("\\/", "/").replace("\\*", "*");
    for (Map.Entry<String, String> sign : SIGNS.entrySet()) {
      word = word.replace(sign.getKey(), sign.getValue());
    }
    return word;
  }
}
