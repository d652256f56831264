package io.github.relevista.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What holds for every text, tried on texts put together at random: the tokenizers that clean and
 * split give what the lines of Python that they stand for give, here with regular expressions. A
 * failure names its seed.
 */
class CleaningTokenizersPropertiesTest {
  private static final int TEXTS = 5_000;
  private static final int MOST_FRAGMENTS = 25;

  private static final List<String> FRAGMENTS =
      List.of(
          "a",
          "Film",
          "n't",
          "'",
          "\"",
          ".",
          "...",
          ",",
          "(",
          ")",
          "!",
          "?",
          ";",
          ":",
          "-",
          "_",
          "<",
          ">",
          "<br />",
          "<BR />",
          "<br \"/>",
          "<br/>",
          "/",
          "&amp;",
          "[x]",
          "~",
          "^",
          "`",
          "{",
          "|",
          "\\",
          "10",
          "%",
          " ",
          " ",
          " ",
          "\t",
          "\n",
          "\r",
          "\u00A0",
          "\u0085",
          "\u001C",
          "\u3000",
          "\u200B",
          "\u00C9",
          "\u0130",
          "\u00DF",
          "\u4F60",
          "\uD83D\uDE00",
          "\uD835\uDD38",
          "\uD83D",
          "\uDE00",
          "\uFEFF");

  private static final Pattern PYTHON_SPACE = Pattern.compile("[\\t-\\r\\x1C-\\x1F\\x85\\p{Z}]+");

  /** The steps of {@code basic_english}, as torchtext lists them. */
  private static final List<Replacement> BASIC_ENGLISH =
      List.of(
          new Replacement("'", " '  "),
          new Replacement("\"", ""),
          new Replacement("\\.", " . "),
          new Replacement("<br \\/>", " "),
          new Replacement(",", " , "),
          new Replacement("\\(", " ( "),
          new Replacement("\\)", " ) "),
          new Replacement("\\!", " ! "),
          new Replacement("\\?", " ? "),
          new Replacement("\\;", " "),
          new Replacement("\\:", " "));

  private static final List<Replacement> CLEANING =
      List.of(
          new Replacement("<[^<>]*>", " "),
          new Replacement("([!?.])", " \\1 "),
          new Replacement("[^\\w\\s!?.]", ""));

  private static final Map<TokenizerKind, Tokenizer> TOKENIZERS = new LinkedHashMap<>();

  static {
    TOKENIZERS.put(TokenizerKind.KERAS, Tokenizer.of(TokenizerKind.KERAS, Casing.LOWER));
    TOKENIZERS.put(
        TokenizerKind.BASIC_ENGLISH, Tokenizer.of(TokenizerKind.BASIC_ENGLISH, Casing.LOWER));
    TOKENIZERS.put(
        TokenizerKind.TEXT_VECTORIZATION,
        Tokenizer.of(TokenizerKind.TEXT_VECTORIZATION, Casing.LOWER));
    TOKENIZERS.put(
        TokenizerKind.SPLIT,
        Tokenizer.of(TokenizerKind.SPLIT, Casing.LOWER, new TokenizerDetails("", CLEANING)));
  }

  private interface Check {
    void accept(TokenizerKind kind, String text, TokenList tokens);
  }

  private static void forEachText(Check check) {
    TokenList tokens = new TokenList();
    for (long seed = 0; seed < TEXTS; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(MOST_FRAGMENTS); i > 0; i--) {
        text.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
      }
      for (Map.Entry<TokenizerKind, Tokenizer> tokenizer : TOKENIZERS.entrySet()) {
        try {
          tokenizer.getValue().tokenize(text.toString(), tokens);
          check.accept(tokenizer.getKey(), text.toString(), tokens);
        } catch (RuntimeException | AssertionError e) {
          throw new AssertionError(
              "seed %d, %s, text <%s>".formatted(seed, tokenizer.getKey(), text), e);
        }
      }
    }
  }

  @Test
  void forms_areThoseOfTheLinesOfPython() {
    forEachText(
        (kind, text, tokens) -> assertThat(Tokens.forms(tokens)).isEqualTo(expected(kind, text)));
  }

  @Test
  void offsets_areInOrderAndInTheText() {
    forEachText(
        (kind, text, tokens) -> {
          int last = 0;
          for (int i = 0; i < tokens.size(); i++) {
            assertThat(tokens.begin(i)).isBetween(last, tokens.end(i) - 1);
            last = tokens.end(i);
          }
          assertThat(last).isLessThanOrEqualTo(text.codePointCount(0, text.length()));
        });
  }

  @Test
  void aForm_isWhatItCoversButForCaseAndWhatIsRemoved() {
    forEachText(
        (kind, text, tokens) -> {
          List<String> cuts = Tokens.cuts(text, tokens);
          for (int i = 0; i < cuts.size(); i++) {
            List<String> again = Tokens.forms(fresh(kind), cuts.get(i));
            assertThat(again).containsExactly(tokens.form(i));
          }
        });
  }

  @Test
  void aReusedTokenizer_givesWhatAFreshOneGives() {
    forEachText(
        (kind, text, tokens) ->
            assertThat(Tokens.forms(fresh(kind), text)).isEqualTo(Tokens.forms(tokens)));
  }

  private static Tokenizer fresh(TokenizerKind kind) {
    return Tokenizer.of(
        kind,
        Casing.LOWER,
        kind == TokenizerKind.SPLIT
            ? new TokenizerDetails("", CLEANING)
            : TokenizerDetails.of(kind));
  }

  private static List<String> expected(TokenizerKind kind, String text) {
    String lower = LowerCase.of(text);
    return switch (kind) {
      case KERAS ->
          words(
              lower.replaceAll("[" + quoted(TokenizerDetails.KERAS_FILTERS) + "]", " "),
              Pattern.compile(" "));
      case TEXT_VECTORIZATION ->
          words(
              lowerAscii(text).replaceAll("[" + quoted(TokenizerDetails.PUNCTUATION) + "]", ""),
              Pattern.compile("[ \\t-\\r]"));
      case BASIC_ENGLISH -> words(replaced(lower, BASIC_ENGLISH), PYTHON_SPACE);
      case SPLIT -> words(replaced(lower, CLEANING), PYTHON_SPACE);
      default -> throw new IllegalArgumentException(kind.wireName());
    };
  }

  private static String lowerAscii(String text) {
    return Pattern.compile("[A-Z]+")
        .matcher(text)
        .replaceAll(m -> m.group().toLowerCase(java.util.Locale.ROOT));
  }

  private static String quoted(String characters) {
    return characters.replaceAll("([\\[\\]\\\\^&-])", "\\\\$1");
  }

  private static String replaced(String text, List<Replacement> steps) {
    String cleaned = text;
    for (Replacement step : steps) {
      String group = Matcher.quoteReplacement(step.replacement()).replace("\\\\1", "$1");
      cleaned =
          Pattern.compile(step.pattern(), Pattern.UNICODE_CHARACTER_CLASS)
              .matcher(cleaned)
              .replaceAll(group);
    }
    return cleaned;
  }

  private static List<String> words(String text, Pattern space) {
    return new ArrayList<>(Stream.of(space.split(text)).filter(word -> !word.isEmpty()).toList());
  }
}
