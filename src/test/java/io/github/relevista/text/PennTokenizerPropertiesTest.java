package io.github.relevista.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What holds for every text, tried on texts put together at random. The expectations are stated
 * with regular expressions and the JDK's own windows-1252, neither of which the tokenizer uses. A
 * failure names its seed.
 */
class PennTokenizerPropertiesTest {
  private static final int TEXTS = 10_000;
  private static final int MOST_FRAGMENTS = 25;

  /** Words, punctuation, symbols and markup, separated by spaces. */
  private static final String SOLID_FRAGMENTS =
      "a I film Good n't don't cannot U.S Mr no www. x.com http:// -lrb- s t ol' \u00C9t\u00E9"
          + " \u0130 \u03A3\u039F\u03A3 \u4F60\u597D \uD835\uDD38 0 1950s 10 ,000 70s \u00BD . . .."
          + " \u2026 \u0085 , ! ? : ; \u3002 ' ' ` `` '' \" \u2019 \u2018 \u201C \u201D \u0092"
          + " \u0093 \u00B4 - -- \u2013 \u0097 ( ) [ } / \\ \\/ \\* * ** & _ @ $ % # + = ~ \u008A"
          + " \u0000 \u0008 \uD83D\uDE0D \uD83D\uDC4D \uD83C\uDFFD \uD83C\uDDEC"
          + " \uD83D\uDC68\u200D\uD83D\uDC69 \u0301 \uFE0F \u20E3 \u200D \u00AD \uFB03 \uFF21\uFF10"
          + " \uFF01 \uFF08 e\u0301 \u1112\u1161\u11AB \u212A \u200F \uFEFF \uDB40\uDC67 1/2 < > </"
          + " /> <br/> <b> </b> <a\thref='x\ty'> <!-- --> &amp; &quot; &#39; &nbsp; &lt; &#x1F600;"
          + " &eacute; &zz; &#0; &shy; &#8203; &#769; &#xFB01;";

  private static final List<String> SPACES =
      List.of(" ", " ", " ", "\n", "\t", "\u00A0", "\u202F", "\u2003", "\u200B", "\uFEFF", " . .");

  private static final List<String> FRAGMENTS =
      Stream.concat(Stream.of(SOLID_FRAGMENTS.split(" ")), SPACES.stream()).toList();

  private static final String BLANK = "[\\t-\\r\\x1C-\\x1F\\p{Z}&&[^\\u00A0\\u2007\\u202F]]";
  private static final String NAME = "[A-Za-z][\\w:-]*";
  private static final String VALUE = "(?:\"[^\"]*\"|'[^']*'|(?:(?!BLANK)[^\"'<>])*)";
  private static final String MARKUP =
      "(?:<!--(?s:.*?)-->|</NAMEBLANK*>|<NAME(?:BLANK+NAMEBLANK*=BLANK*VALUE)*BLANK*/?>)"
          .replace("VALUE", VALUE)
          .replace("NAME", NAME)
          .replace("BLANK", BLANK);
  private static final Pattern HAS_MARKUP = Pattern.compile(MARKUP);

  private static final String INVISIBLE =
      "(?:[\\u00AD\\u200B-\\u200F\\uFE0F\\uFEFF\\x{E0067}]|&shy;|&#8203;)";

  /** What may stand outside of tokens; references to a line feed come about by chance. */
  private static final Pattern SEPARATORS =
      Pattern.compile(
          "(?:" + MARKUP + "|[\\t-\\r\\x1C-\\x1F\\p{Z}]|&nbsp;|&#0*10;|" + INVISIBLE + ")*");

  private static final Pattern COMPATIBLE = Pattern.compile("[\\uFB00-\\uFB06\\uFF10-\\uFF5A]");

  private static final Pattern REFERENCE = Pattern.compile("&(#?\\w+);");

  @Test
  void whatIsOutsideOfTokens_isWhiteSpaceAndMarkup() {
    forEachText(
        FRAGMENTS,
        (text, tokens) -> {
          int gap = 0;
          for (int i = 0; i < tokens.size(); i++) {
            assertThat(tokens.begin(i)).isBetween(gap, tokens.end(i) - 1);
            assertThat(Tokens.cut(text, gap, tokens.begin(i))).matches(SEPARATORS);
            gap = tokens.end(i);
          }
          int length = text.codePointCount(0, text.length());
          assertThat(Tokens.cut(text, gap, length)).matches(SEPARATORS);
        });
  }

  @Test
  void whatIsInAToken_isNoWhiteSpaceAndNoMarkup() {
    forEachText(
        FRAGMENTS,
        (text, tokens) -> {
          for (String cut : Tokens.cuts(text, tokens)) {
            assertThat(cut).doesNotContainPattern(HAS_MARKUP);
            if (!cut.replaceAll(INVISIBLE, "").startsWith(". .")) {
              assertThat(cut).doesNotContainPattern("[\\t-\\r \\u2003\\u202F]");
            }
          }
        });
  }

  @Test
  void aForm_hasTheLettersAndDigitsOfWhatItCovers() {
    forEachText(
        FRAGMENTS,
        (text, tokens) -> {
          for (int i = 0; i < tokens.size(); i++) {
            String cut = Tokens.cut(text, tokens.begin(i), tokens.end(i));
            switch (cut.replaceAll(INVISIBLE, "")) {
              case "(", "[", "\uFF08" -> assertThat(tokens.form(i)).isEqualTo("-lrb-");
              case ")", "}" -> assertThat(tokens.form(i)).isEqualTo("-rrb-");
              default ->
                  assertThat(lettersAndDigits(tokens.form(i)))
                      .isEqualTo(lettersAndDigits(visible(cut).toLowerCase(Locale.ROOT)));
            }
          }
        });
  }

  @Test
  void aForm_isComposedAndHoldsNothingInvisible() {
    forEachText(
        FRAGMENTS,
        (text, tokens) -> {
          for (String form : Tokens.forms(tokens)) {
            assertThat(form).isNotEmpty().doesNotContainPattern(INVISIBLE);
            assertThat(Normalizer.isNormalized(form, Normalizer.Form.NFC)).isTrue();
          }
        });
  }

  @Test
  void aForm_neverHoldsHalfASurrogatePair() {
    forEachText(
        FRAGMENTS,
        (text, tokens) -> {
          for (String form : Tokens.forms(tokens)) {
            assertThat(form.codePoints()).noneMatch(PennTokenizerPropertiesTest::isSurrogate);
          }
        });
  }

  @Test
  void aReusedTokenizer_givesWhatAFreshOneGives() {
    forEachText(
        FRAGMENTS,
        (text, tokens) ->
            assertThat(Tokens.forms(Tokenizer.of(TokenizerKind.PTB, Casing.LOWER), text))
                .isEqualTo(Tokens.forms(tokens)));
  }

  @Test
  void tokenize_takesBrokenUtf16() {
    List<String> broken = List.of("\uD83D", "\uDE0D", "\uDC00\uD800", "a", " ", "'", "&amp;", "<");
    forEachText(
        broken,
        (text, tokens) -> {
          String solid = text.replaceAll("[ ]|&amp;", "");
          long covered = 0;
          for (String cut : Tokens.cuts(text, tokens)) {
            covered += cut.replace("&amp;", "").length();
          }
          assertThat(covered).isEqualTo(solid.length());
        });
  }

  @Test
  void tokenize_takesAnyCharacters() {
    Tokenizer tokenizer = Tokenizer.of(TokenizerKind.PTB, Casing.LOWER);
    TokenList tokens = new TokenList();
    for (long seed = 0; seed < TEXTS; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(MOST_FRAGMENTS); i > 0; i--) {
        text.append((char) random.nextInt(1 << (1 + random.nextInt(16))));
      }

      tokenizer.tokenize(text.toString(), tokens);

      int length = text.codePointCount(0, text.length());
      int last = tokens.size() == 0 ? 0 : tokens.end(tokens.size() - 1);
      assertThat(last).as("seed %d", seed).isLessThanOrEqualTo(length);
    }
  }

  private static void forEachText(List<String> fragments, BiConsumer<String, TokenList> check) {
    Tokenizer tokenizer = Tokenizer.of(TokenizerKind.PTB, Casing.LOWER);
    TokenList tokens = new TokenList();
    for (long seed = 0; seed < TEXTS; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(MOST_FRAGMENTS); i > 0; i--) {
        text.append(fragments.get(random.nextInt(fragments.size())));
      }
      try {
        tokenizer.tokenize(text.toString(), tokens);
        check.accept(text.toString(), tokens);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed %d, text <%s>".formatted(seed, text), e);
      }
    }
  }

  /** What is to be seen of raw characters, with ligatures and full-width forms as plain letters. */
  private static String visible(String cut) {
    String seen = decoded(cut.replaceAll(INVISIBLE, "")).replaceAll(INVISIBLE, "");
    return COMPATIBLE
        .matcher(seen)
        .replaceAll(match -> Normalizer.normalize(match.group(), Normalizer.Form.NFKC));
  }

  private static String decoded(String raw) {
    String plain = REFERENCE.matcher(raw).replaceAll(PennTokenizerPropertiesTest::decodedReference);
    StringBuilder decoded = new StringBuilder();
    plain
        .codePoints()
        .forEach(
            c -> {
              boolean ansi = 0x80 <= c && c < 0xA0;
              decoded.append(
                  ansi
                      ? new String(new byte[] {(byte) c}, Charset.forName("windows-1252"))
                      : Character.toString(c));
            });
    return decoded.toString();
  }

  private static String decodedReference(MatchResult reference) {
    String name = reference.group(1);
    return switch (name) {
      case "amp", "quot", "lt", "nbsp", "#39", "#x1F600" -> " ";
      case "#xFB01" -> "fi";
      case "eacute" -> "\u00E9";
      default -> name.matches("#\\d*[1-9]\\d*") ? number(name) : reference.group();
    };
  }

  private static String number(String name) {
    long codePoint = Long.parseLong(name.substring(1));
    return codePoint <= Character.MAX_CODE_POINT
        ? Character.toString((int) codePoint)
        : "&" + name + ";";
  }

  private static String lettersAndDigits(String text) {
    StringBuilder kept = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(kept::appendCodePoint);
    // Whether a sigma is final depends on the marks beside it, which are left out here.
    return kept.toString().replace('\u03C2', '\u03C3');
  }

  private static boolean isSurrogate(int codePoint) {
    return Character.MIN_SURROGATE <= codePoint && codePoint <= Character.MAX_SURROGATE;
  }
}
