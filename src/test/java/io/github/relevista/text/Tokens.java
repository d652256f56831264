package io.github.relevista.text;

import java.util.ArrayList;
import java.util.List;

/** Reads a token list, for tests. */
final class Tokens {
  private Tokens() {}

  /** The forms of a text's tokens. */
  static List<String> forms(Tokenizer tokenizer, String text) {
    TokenList tokens = new TokenList();
    tokenizer.tokenize(text, tokens);
    return forms(tokens);
  }

  /** The forms of a list. */
  static List<String> forms(TokenList tokens) {
    List<String> forms = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      forms.add(tokens.form(i));
    }
    return forms;
  }

  /** What each token covers of the raw text. */
  static List<String> cuts(String text, TokenList tokens) {
    List<String> cuts = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      cuts.add(cut(text, tokens.begin(i), tokens.end(i)));
    }
    return cuts;
  }

  /** The characters of a text between two offsets in code points. */
  static String cut(String text, int begin, int end) {
    return text.substring(text.offsetByCodePoints(0, begin), text.offsetByCodePoints(0, end));
  }
}
