package io.github.relevista.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The tokenizers that clean and split. What is expected of {@code keras}, {@code basic_english} and
 * {@code text_vectorization} was worked out by hand from the lines of Python that they stand for:
 * {@code keras/preprocessing/text.py}, {@code torchtext/data/utils.py} and {@code
 * keras/layers/preprocessing/text_vectorization.py}.
 */
class CleaningTokenizersTest {
  private static final String TEXT =
      "Don't \"MISS\" it:<br />a well-made film... 10/10! \u00C9t\u00E9";

  private static List<String> forms(TokenizerKind kind, String text) {
    return Tokens.forms(Tokenizer.of(kind, Casing.LOWER), text);
  }

  private static Tokenizer split(String... steps) {
    List<Replacement> cleaning = new java.util.ArrayList<>();
    for (int i = 0; i < steps.length; i += 2) {
      cleaning.add(new Replacement(steps[i], steps[i + 1]));
    }
    return Tokenizer.of(TokenizerKind.SPLIT, Casing.LOWER, new TokenizerDetails("", cleaning));
  }

  private static List<String> cuts(Tokenizer tokenizer, String text) {
    TokenList tokens = new TokenList();
    tokenizer.tokenize(text, tokens);
    return Tokens.cuts(text, tokens);
  }

  @Test
  void keras_keepsApostrophesAndSeparatesAtFilters() {
    assertThat(forms(TokenizerKind.KERAS, TEXT))
        .containsExactly(
            "don't", "miss", "it", "br", "a", "well", "made", "film", "10", "10", "\u00E9t\u00E9");
  }

  @Test
  void keras_splitsAtSpacesAndFiltersAloneSoThatAReturnStays() {
    assertThat(forms(TokenizerKind.KERAS, "a\r\nb\tc\u00A0d"))
        .containsExactly("a\r", "b", "c\u00A0d");
  }

  @Test
  void keras_withOtherFilters_separatesAtThose() {
    Tokenizer tokenizer =
        Tokenizer.of(
            TokenizerKind.KERAS, Casing.KEEP, new TokenizerDetails("x\uD83D\uDE00", List.of()));
    assertThat(Tokens.forms(tokenizer, "axb.c\uD83D\uDE00d E"))
        .containsExactly("a", "b.c", "d", "E");
  }

  @Test
  void basicEnglish_makesMarksWordsAndDropsQuotes() {
    assertThat(forms(TokenizerKind.BASIC_ENGLISH, TEXT))
        .containsExactly(
            "don",
            "'",
            "t",
            "miss",
            "it",
            "a",
            "well-made",
            "film",
            ".",
            ".",
            ".",
            "10/10",
            "!",
            "\u00E9t\u00E9");
  }

  @Test
  void basicEnglish_takesALineBreakInCapitalsAndWithQuotesForOne() {
    assertThat(forms(TokenizerKind.BASIC_ENGLISH, "a<BR />b<br \"/>c<br/>d"))
        .containsExactly("a", "b", "c<br/>d");
  }

  @Test
  void textVectorization_removesPunctuationAndLowersAsciiAlone() {
    assertThat(forms(TokenizerKind.TEXT_VECTORIZATION, TEXT))
        .containsExactly("dont", "miss", "itbr", "a", "wellmade", "film", "1010", "\u00C9t\u00E9");
  }

  @Test
  void offsets_areCodePointsOfTheRawTextAndSpanWhatIsRemoved() {
    String text = "\uD83D\uDE00 a-b c";
    assertThat(cuts(Tokenizer.of(TokenizerKind.TEXT_VECTORIZATION, Casing.LOWER), text))
        .containsExactly("\uD83D\uDE00", "a-b", "c");
    assertThat(cuts(split("[^a-z ]", ""), text)).containsExactly("a-b", "c");
  }

  @Test
  void split_appliesItsStepsInOrderToTheLoweredText() {
    Tokenizer tokenizer = split("<.*?>", " ", "[^a-z\\s]", "", "\\b(a|the)\\b", "");
    assertThat(Tokens.forms(tokenizer, "The <B>Best</B> film\u2028of '99, a gem"))
        .containsExactly("best", "film", "of", "gem");
  }

  @Test
  void split_putsGroupsIntoReplacements() {
    Tokenizer tokenizer = split("([!?])\\1*", " \\1 ");
    String text = "no!!! why?";
    assertThat(Tokens.forms(tokenizer, text)).containsExactly("no", "!", "why", "?");
    assertThat(cuts(tokenizer, text)).containsExactly("no", "!", "why", "?");
  }

  @Test
  void split_letsWordsOfOneMatchShareIt() {
    Tokenizer tokenizer = split("can't", "can not");
    String text = "I can't.";
    assertThat(Tokens.forms(tokenizer, text)).containsExactly("i", "can", "not.");
    assertThat(cuts(tokenizer, text)).containsExactly("I", "can't", "can't.");
  }

  @Test
  void split_withoutSteps_splitsAtAllWhiteSpaceOfPython() {
    assertThat(forms(TokenizerKind.SPLIT, "A\u00A0b\u0085c\u001Fd\u3000e\u200Bf"))
        .containsExactly("a", "b", "c", "d", "e\u200Bf");
  }

  @Test
  void split_ofAPatternThatTakesTooLong_givesTheTextUp() {
    Tokenizer tokenizer = split("<.*?>", "");
    assertThatThrownBy(() -> tokenizer.tokenize("<".repeat(100_000), new TokenList()))
        .isInstanceOf(UncleanableTextException.class)
        .hasMessage("the cleaning pattern '<.*?>' takes too long over this text");
    assertThat(Tokens.forms(tokenizer, "a<b>c")).containsExactly("ac");
  }

  @Test
  void split_ofAPatternThatNestsTooDeeply_givesTheTextUp() {
    Tokenizer tokenizer = split("(a|b)*c", "");
    assertThatThrownBy(() -> tokenizer.tokenize("ab".repeat(100_000), new TokenList()))
        .isInstanceOf(UncleanableTextException.class);
  }

  @Test
  void split_ofStepsThatBlowATextUp_givesItUp() {
    Tokenizer tokenizer = split("a", "aa", "a", "aaaaaaaa", "a", "aaaaaaaa", "a", "aaaaaaaa");
    assertThatThrownBy(() -> tokenizer.tokenize("a".repeat(10_000), new TokenList()))
        .isInstanceOf(UncleanableTextException.class)
        .hasMessageContaining("makes more than 180000 characters");
  }

  @Test
  void aReplacement_ofWhatIsNoPatternOrHasNoSuchGroup_isRefused() {
    assertThatThrownBy(() -> new Replacement("[a", ""))
        .hasMessageStartingWith("'[a' is no regular expression: ");
    assertThatThrownBy(() -> new Replacement("(a)", "\\2"))
        .hasMessage("the pattern '(a)' has no group for '\\2' of its replacement");
  }

  @Test
  void details_ofAnotherTokenizer_areRefused() {
    assertThatThrownBy(() -> new TokenizerDetails("x", List.of()).requireFor(TokenizerKind.PTB))
        .hasMessage("filters are of the tokenizers keras and text_vectorization, not of ptb");
    TokenizerDetails cleaning = new TokenizerDetails("", List.of(new Replacement("a", "b")));
    assertThatThrownBy(() -> cleaning.requireFor(TokenizerKind.KERAS))
        .hasMessage("cleaning is of the tokenizer split, not of keras");
  }
}
