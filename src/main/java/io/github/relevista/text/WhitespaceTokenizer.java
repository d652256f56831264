package io.github.relevista.text;

import java.util.Objects;

/**
 * Takes every run of characters between ASCII white space (the space and U+0009 to U+000D) for a
 * token: what a text needs whose tokens were cut before. A no-break space is part of its token, and
 * all characters but capitals stay as they are: who cut the tokens also chose how they are written.
 */
final class WhitespaceTokenizer implements Tokenizer {
  private final Casing casing;

  WhitespaceTokenizer(Casing casing) {
    this.casing = Objects.requireNonNull(casing, "casing");
  }

  @Override
  public void tokenize(String text, TokenList tokens) {
    tokens.clear();
    int codePoints = 0;
    int begin = 0;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (Whitespace.isAscii(unit)) {
        if (begin < codePoints) {
          close(begin, codePoints, tokens);
        }
        codePoints++;
        begin = codePoints;
      } else {
        tokens.append(unit);
        if (!endsPair(text, i)) {
          codePoints++;
        }
      }
    }
    if (begin < codePoints) {
      close(begin, codePoints, tokens);
    }
  }

  private void close(int begin, int end, TokenList tokens) {
    tokens.apply(casing);
    tokens.close(begin, end);
  }

  private static boolean endsPair(String text, int index) {
    return Character.isLowSurrogate(text.charAt(index))
        && index > 0
        && Character.isHighSurrogate(text.charAt(index - 1));
  }
}
