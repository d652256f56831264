package io.github.relevista.intake;

import static io.github.relevista.intake.Lines.reject;
import static io.github.relevista.intake.Lines.review;
import static io.github.relevista.intake.Lines.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRowParserTest {
  private final RowParser texts =
      parser(
          ReviewColumns.ofText("text").withId("id").withLabel("label").withSlices(List.of("day")));
  private final RowParser tokens = parser(ReviewColumns.ofTokens("tokens"));

  @Test
  void parse_ofAllColumns_isTheReview() {
    assertThat(
            review(
                texts,
                "{\"day\": \"mon\", \"other\": {\"text\": [1, {}]}, \"text\": \"good\", \"id\":"
                    + " \"r1\", \"label\": \"pos\"}"))
        .isEqualTo(new Review("r1", new Content.Text("good"), "pos", List.of("mon")));
  }

  @Test
  void parse_withoutOptionalColumns_leavesThemNull() {
    Review review = review(texts, "{\"text\": \"good\", \"label\": null}");
    assertThat(review.id()).isNull();
    assertThat(review.label()).isNull();
    assertThat(review.slices()).containsExactly((String) null);
  }

  /** JSON readers take such beginnings for signs of UTF-16 or UTF-32, or for marks to skip. */
  @ParameterizedTest
  @ValueSource(
      strings = {"\0 ", " \0", "\0{\0}", "{\0}\0", "\0\0\0{", "\uFEFF\uFEFF", "\uFEFF\uFEFF "})
  void parse_ofNulsAndMarks_isMalformed(String line) {
    assertThat(reject(texts, line).reason()).isEqualTo(RejectReason.MALFORMED_JSON);
  }

  @Test
  void parse_ofEmptyStrings_keepsThem() {
    Review review = review(texts, "{\"text\": \"\", \"label\": \"\"}");
    assertThat(text(review)).isEmpty();
    assertThat(review.label()).isEmpty();
  }

  @Test
  void parse_ofOneColumnInSeveralParts_givesAllOfThem() {
    RowParser parser =
        parser(ReviewColumns.ofText("text").withLabel("stars").withSlices(List.of("day", "stars")));
    Review review = review(parser, "{\"text\": \"good\", \"stars\": 5, \"day\": \"mon\"}");
    assertThat(review.label()).isEqualTo("5");
    assertThat(review.slices()).containsExactly("mon", "5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5",
        "5.0",
        "-0",
        "1E5",
        "0.10",
        "12345678901234567890123",
        "1e999",
        "true",
        "false"
      })
  void parse_ofNumberOrBooleanAsValue_keepsTheSpelling(String spelling) {
    String line = "{\"text\": \"t\", \"id\": X, \"label\": X, \"day\": X}".replace("X", spelling);
    assertThat(review(texts, line))
        .isEqualTo(new Review(spelling, new Content.Text("t"), spelling, List.of(spelling)));
  }

  @Test
  void parse_ofEscapes_decodesThem() {
    String line = "{\"te\\u0078t\": \"a\\n\\\"b\\\" \\u00e9 \\ud83d\\ude00 \\u0096 \\/\"}";
    assertThat(text(review(texts, line))).isEqualTo("a\n\"b\" é \uD83D\uDE00 \u0096 /");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\\ud83d", "\\ude00", "\\ud83d x", "\\ud83d\\ud83d\\ude00", "\\ude00\\ud83d"})
  void parse_ofHalfASurrogatePair_isInvalidUtf8(String escapes) {
    for (String column : List.of("text", "id", "label", "day")) {
      Reject reject = reject(texts, "{\"%s\": \"a %s\"}".formatted(column, escapes));
      assertThat(reject.reason()).isEqualTo(RejectReason.INVALID_UTF8);
      assertThat(reject.detail())
          .isEqualTo(
              "column '%s' escapes half a surrogate pair (%s), which UTF-8 cannot express"
                  .formatted(column, escapes.substring(0, 6)));
    }
    assertThat(reject(tokens, "{\"tokens\": [\"a\", \"" + escapes + "\"]}").reason())
        .isEqualTo(RejectReason.INVALID_UTF8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"text\": null}", "{\"Text\": \"a\"}", "{\"in\": {\"text\": \"a\"}}"})
  void parse_withoutText_isMissingText(String line) {
    assertThat(reject(texts, line))
        .isEqualTo(new Reject(RejectReason.MISSING_TEXT, "column 'text' is absent or null"));
  }

  @Test
  void parse_withoutTokens_isMissingText() {
    assertThat(reject(tokens, "{\"tokens\": null}"))
        .isEqualTo(new Reject(RejectReason.MISSING_TEXT, "column 'tokens' is absent or null"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "42      | column 'text' holds a number (42); quote it to make it text",
        "4.20    | column 'text' holds a number (4.20); quote it to make it text",
        "true    | column 'text' holds true; a string belongs there",
        "{\"a\":1} | column 'text' holds an object; a string belongs there",
        "[\"a\"]   | column 'text' holds an array; a string belongs there"
      })
  void parse_ofTextThatIsNoString_isWrongType(String value, String detail) {
    assertThat(reject(texts, "{\"text\": " + value + ", \"label\": \"pos\"}"))
        .isEqualTo(new Reject(RejectReason.WRONG_TYPE, detail));
  }

  @Test
  void parse_ofHugeNumberAsText_quotesItsBeginning() {
    assertThat(reject(texts, "{\"text\": " + "7".repeat(1_000_000) + "}").detail())
        .isEqualTo(
            "column 'text' holds a number (%s…); quote it to make it text"
                .formatted("7".repeat(40)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "label", "day"})
  void parse_ofObjectOrArrayAsValue_isWrongType(String column) {
    for (String value : List.of("{}", "[]", "{\"a\":[1]}", "[\"a\"]")) {
      Reject reject = reject(texts, "{\"text\":\"a\",\"%s\":%s}".formatted(column, value));
      assertThat(reject.reason()).isEqualTo(RejectReason.WRONG_TYPE);
      assertThat(reject.detail()).startsWith("column '" + column + "' holds an ");
    }
  }

  @Test
  void parse_ofTokenStrings_keepsEachAsItIs() {
    assertThat(review(tokens, "{\"tokens\": [\"a\", \"\", \"b c\", \"``\"]}").content())
        .isEqualTo(new Content.Tokens(List.of("a", "", "b c", "``")));
  }

  @Test
  void parse_ofTokenIds_keepsThemUpToTheLargestInt() {
    Content content = review(tokens, "{\"tokens\": [3, 0, -0, 2147483647]}").content();
    assertThat(content).isInstanceOf(Content.TokenIds.class);
    assertThat(((Content.TokenIds) content).ids()).containsExactly(3, 0, 0, Integer.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "2147483648", "99999999999999999999"})
  void parse_ofIdThatNoVocabularyHas_isInvalidTokenId(String id) {
    assertThat(reject(tokens, "{\"tokens\": [3, " + id + ", 4]}"))
        .isEqualTo(
            new Reject(
                RejectReason.INVALID_TOKEN_ID,
                "column 'tokens' holds the token id %s; ids are rows of the vocabulary, from 0"
                    .formatted(id)));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "[\"a\", 1]     | a number (1)",
        "[1, \"a\"]     | a string",
        "[1, 2.0]     | a number (2.0)",
        "[1.5]        | a number (1.5)",
        "[\"a\", null]  | null",
        "[true]       | true",
        "[[\"a\"]]      | an array",
        "[1, {\"a\":1}] | an object"
      })
  void parse_ofTokensOfSeveralTypes_isWrongType(String array, String holds) {
    assertThat(reject(tokens, "{\"tokens\": " + array + "}"))
        .isEqualTo(
            new Reject(
                RejectReason.WRONG_TYPE,
                "column 'tokens' holds %s; its tokens must all be strings or all be integers"
                    .formatted(holds)));
  }

  @Test
  void parse_ofTokensInAString_isWrongType() {
    assertThat(reject(tokens, "{\"tokens\": \"a b\"}"))
        .isEqualTo(
            new Reject(
                RejectReason.WRONG_TYPE,
                "column 'tokens' holds a string; an array of strings or of integers belongs"
                    + " there"));
  }

  @Test
  void parse_ofNoTokens_isEmptyText() {
    assertThat(reject(tokens, "{\"tokens\": []}"))
        .isEqualTo(new Reject(RejectReason.EMPTY_TEXT, "column 'tokens' holds no token"));
  }

  private static RowParser parser(ReviewColumns columns) {
    return new RowSettings(RowFormat.JSON, columns, List.of()).newParser();
  }

  @Test
  void parse_ofPaths_goesIntoObjects_andFindsNamesWithDots() {
    RowParser parser =
        new RowSettings(
                RowFormat.JSON,
                ReviewColumns.ofText("review.text")
                    .withId("meta.\"a.b\"")
                    .withLabel("\"x.y\"")
                    .withSlices(List.of("meta.shop")),
                List.of())
            .newParser();
    assertThat(
            Lines.review(
                parser,
                "{\"meta\": {\"a.b\": 7, \"shop\": null}, \"x.y\": 5,"
                    + " \"review\": {\"n\": 1, \"text\": \"good\"}}"))
        .isEqualTo(new Review("7", new Content.Text("good"), "5", Arrays.asList((String) null)));
    assertThat(Lines.text(Lines.review(parser, "{\"review.text\": \"plain name\"}")))
        .isEqualTo("plain name");
    assertThat(Lines.reject(parser, "{\"review\": \"a string\"}").reason())
        .isEqualTo(RejectReason.MISSING_TEXT);
  }
}
