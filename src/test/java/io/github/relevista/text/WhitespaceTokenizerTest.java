package io.github.relevista.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class WhitespaceTokenizerTest {
  private final TokenList tokens = new TokenList();

  @Test
  void tokenize_splitsAtAsciiWhiteSpaceAlone() {
    String text = " a\tb\nc\u000Bd\fe\r\nf\u00A0g\u2003h\u0085i  ";

    Tokenizer.of(TokenizerKind.WHITESPACE, Casing.KEEP).tokenize(text, tokens);

    assertThat(Tokens.forms(tokens))
        .containsExactly("a", "b", "c", "d", "e", "f\u00A0g\u2003h\u0085i");
    assertThat(Tokens.cuts(text, tokens)).isEqualTo(Tokens.forms(tokens));
  }

  @Test
  void tokenize_ofNothing_givesNothing() {
    Tokenizer tokenizer = Tokenizer.of(TokenizerKind.WHITESPACE, Casing.KEEP);

    assertThat(Tokens.forms(tokenizer, "")).isEmpty();
    assertThat(Tokens.forms(tokenizer, " \t\n")).isEmpty();
  }

  @Test
  void tokenize_countsCodePoints() {
    // An emoji is two UTF-16 units and one code point; a lone surrogate is one of each.
    String text = "\uD83D\uDE00 x \uDE00\uD83D y";

    Tokenizer.of(TokenizerKind.WHITESPACE, Casing.LOWER).tokenize(text, tokens);

    assertThat(Tokens.cuts(text, tokens)).containsExactly("\uD83D\uDE00", "x", "\uDE00\uD83D", "y");
    assertThat(tokens.begin(3)).isEqualTo(7);
  }

  @Test
  void lowerCase_isThatOfTheRootLocale_forEveryCharacter() {
    Tokenizer tokenizer = Tokenizer.of(TokenizerKind.WHITESPACE, Casing.LOWER);
    for (int codePoint = '!'; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      String word = "A" + Character.toString(codePoint) + "B";

      tokenizer.tokenize(word, tokens);

      assertThat(tokens.form(0)).as("U+%04X", codePoint).isEqualTo(word.toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void lowerCase_mayBeLongerThanTheRawWord() {
    String text = "\u0130STANBUL X";

    Tokenizer.of(TokenizerKind.WHITESPACE, Casing.LOWER).tokenize(text, tokens);

    assertThat(Tokens.forms(tokens)).containsExactly("i\u0307stanbul", "x");
    assertThat(Tokens.cuts(text, tokens)).containsExactly("\u0130STANBUL", "X");
  }

  @Test
  void lowerCase_ofSigma_dependsOnItsPlace() {
    Tokenizer tokenizer = Tokenizer.of(TokenizerKind.WHITESPACE, Casing.LOWER);

    assertThat(Tokens.forms(tokenizer, "\u03A3\u039F\u03A3")).containsExactly("\u03C3\u03BF\u03C2");
  }
}
