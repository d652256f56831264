package io.github.relevista.cli;

import io.github.relevista.explain.Phrase;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.text.TokenList;
import io.github.relevista.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Finds phrases in a text, word by word as a tokenizer cuts both. */
final class PhraseFinder {
  private final Tokenizer tokenizer;
  private final List<String> words;

  /**
   * @param tokenizer what cut the text
   * @param text the words of the text
   * @param length how many of them are read
   */
  PhraseFinder(Tokenizer tokenizer, TokenList text, int length) {
    this.tokenizer = tokenizer;
    this.words = forms(text).subList(0, length);
  }

  /**
   * Every place where a phrase stands.
   *
   * @throws InvalidSettingException if there is none
   */
  List<Phrase> find(String phrase) {
    TokenList cut = new TokenList();
    tokenizer.tokenize(phrase, cut);
    List<String> wanted = forms(cut);
    List<Phrase> found = new ArrayList<>();
    for (int begin = 0; begin + wanted.size() <= words.size() && !wanted.isEmpty(); begin++) {
      int end = begin + wanted.size();
      if (words.subList(begin, end).equals(wanted)) {
        found.add(new Phrase(begin, end));
      }
    }
    if (found.isEmpty()) {
      throw new InvalidSettingException(
          "phrase must be consecutive words of the text, was '%s'".formatted(phrase));
    }
    return found;
  }

  private static List<String> forms(TokenList tokens) {
    return IntStream.range(0, tokens.size()).mapToObj(tokens::form).toList();
  }
}
