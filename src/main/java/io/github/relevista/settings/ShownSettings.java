package io.github.relevista.settings;

/**
 * Which words are shown when a corpus is explained.
 *
 * @param words words of each of two classes, at least 0
 * @param minimum occurrences that a word needs, at least 1
 */
public record ShownSettings(int words, int minimum) {
  static ShownSettings of(SettingReader reader) {
    return new ShownSettings(
        (int) reader.count("shown_words", 10, 0, 1_000),
        (int) reader.count("shown_minimum", 20, 1, Integer.MAX_VALUE));
  }
}
