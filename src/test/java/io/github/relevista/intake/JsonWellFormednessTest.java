package io.github.relevista.intake;

import static io.github.relevista.intake.Lines.reject;
import static io.github.relevista.intake.Lines.review;
import static io.github.relevista.intake.Lines.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All of a line must be JSON, whatever is wanted of it. */
class JsonWellFormednessTest {
  private final RowParser parser =
      new RowSettings(RowFormat.JSON, ReviewColumns.ofText("text").withLabel("label"), List.of())
          .newParser();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text",
        "{text: \"a\"}",
        "{'text': 'a'}",
        "{\"text\": \"a\",}",
        "{\"text\": \"a\" \"label\": \"b\"}",
        "{\"text\": \"a\"} x",
        "{\"text\": \"a\"}}",
        "{\"text\": \"a\", \"n\": NaN}",
        "{\"text\": \"a\", \"n\": 01}",
        "{\"text\": \"a\", \"n\": tru}",
        "{\"text\": \"a\", \"n\": [1}",
        "{\"text\": \"a\", \"n\": \"\\x\"}",
        "{\"text\": \"a\", \"n\": \"tab\there\"}",
        "{\"text\": \"a\", // note\n\"n\": 1}",
        "{\"text\": \"a\", \"n\": é}"
      })
  void parse_ofWhatIsNoJson_saysWhere(String line) {
    Reject reject = reject(parser, line);
    assertThat(reject.reason()).isEqualTo(RejectReason.MALFORMED_JSON);
    assertThat(reject.detail())
        .startsWith("no valid JSON near byte ")
        .doesNotContain("[Source", "REDACTED", "enable", "UTF-8", "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"text\"",
        "{\"text\":",
        "{\"text\": \"a",
        "{\"text\": \"a\", \"n\": [1, {\"b\": \"c"
      })
  void parse_ofHalfAnObject_saysThatTheLineEnds(String line) {
    assertThat(reject(parser, line))
        .isEqualTo(
            new Reject(
                RejectReason.MALFORMED_JSON,
                "the line ends within a JSON value; an object must be complete on one line"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{\"text\": \"a\"}]", "\"a\"", "5", "null"})
  void parse_ofOtherThanAnObject_saysWhatItIs(String line) {
    Reject reject = reject(parser, line);
    assertThat(reject.reason()).isEqualTo(RejectReason.MALFORMED_JSON);
    assertThat(reject.detail()).endsWith(" where one JSON object belongs");
  }

  @Test
  void parse_ofTwoObjects_isMalformedJson() {
    assertThat(reject(parser, "{\"text\": \"a\"} {\"text\": \"b\"}"))
        .isEqualTo(
            new Reject(
                RejectReason.MALFORMED_JSON,
                "an object follows the line's JSON object; one object a line"));
  }

  @Test
  void parse_ofWantedColumnTwice_isMalformedJson() {
    assertThat(reject(parser, "{\"text\": \"a\", \"text\": \"b\"}"))
        .isEqualTo(new Reject(RejectReason.MALFORMED_JSON, "column 'text' stands more than once"));
    assertThat(reject(parser, "{\"label\": null, \"text\": \"a\", \"label\": 1}").detail())
        .isEqualTo("column 'label' stands more than once");
  }

  @Test
  void parse_ofUnwantedColumnTwice_isAReview() {
    assertThat(text(review(parser, "{\"n\": 1, \"text\": \"a\", \"n\": 2}"))).isEqualTo("a");
  }

  @Test
  void parse_ofWrongTypeInAMalformedLine_isMalformedJson() {
    assertThat(reject(parser, "{\"text\": 5, \"label\": }").reason())
        .isEqualTo(RejectReason.MALFORMED_JSON);
  }

  @Test
  void parse_ofSeveralFaults_namesTheFirst() {
    assertThat(reject(parser, "{\"label\": [], \"text\": 5}").detail())
        .startsWith("column 'label' holds an array");
  }

  @Test
  void parse_ofDeepNesting_isMalformedJson() {
    String bomb = "{\"a\":".repeat(100_000);
    assertThat(reject(parser, bomb))
        .isEqualTo(
            new Reject(
                RejectReason.MALFORMED_JSON, "the JSON is nested more than 1000 levels deep"));
    assertThat(reject(parser, "{\"label\":" + "[".repeat(100_000)).detail())
        .isEqualTo("the JSON is nested more than 1000 levels deep");
  }

  @Test
  void parse_ofNestingWithinTheLimit_isAReview() {
    // 999 arrays within the object make 1000 levels.
    String line = "{\"a\":%s%s,\"text\":\"deep\"}".formatted("[".repeat(999), "]".repeat(999));
    assertThat(text(review(parser, line))).isEqualTo("deep");
  }

  @Test
  void parse_ofHugeUnwantedNumbersAndNames_isAReview() {
    String line =
        "{\"%s\": %s, \"f\": 1.%s, \"e\": 1e999999999999, \"text\": \"a\"}"
            .formatted("n".repeat(100_000), "9".repeat(100_000), "3".repeat(100_000));
    assertThat(text(review(parser, line))).isEqualTo("a");
  }
}
