package io.github.relevista.intake;

import static io.github.relevista.intake.Lines.reject;
import static io.github.relevista.intake.Lines.review;
import static io.github.relevista.intake.Lines.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelimitedRowParserTest {
  private static final List<String> FIELDS = List.of("id", "day", "text", "stars");
  private static final ReviewColumns COLUMNS =
      ReviewColumns.ofText("text").withId("id").withLabel("stars").withSlices(List.of("day", "id"));

  private final RowParser csv = new RowSettings(RowFormat.CSV, COLUMNS, FIELDS).newParser();
  private final RowParser tsv = new RowSettings(RowFormat.TSV, COLUMNS, FIELDS).newParser();

  @Test
  void parse_ofCsv_isTheReview() {
    assertThat(review(csv, "r1,mon,\"good, they said: \"\"great\"\"\",5.0"))
        .isEqualTo(
            new Review(
                "r1", new Content.Text("good, they said: \"great\""), "5.0", List.of("mon", "r1")));
  }

  @Test
  void parse_ofTsv_takesQuotesAndBackslashesAsTheyAre() {
    assertThat(review(tsv, "r1\tmon\t\"good\" \\t, they said\t 5 "))
        .isEqualTo(
            new Review(
                "r1", new Content.Text("\"good\" \\t, they said"), " 5 ", List.of("mon", "r1")));
  }

  @ParameterizedTest
  @ValueSource(strings = {",,,", "\"\",\"\",\"\",\"\"", "\"\",,,"})
  void parse_ofEmptyCsvFields_isEmptyTextAndNullValues(String line) {
    Review review = review(csv, line);
    assertThat(text(review)).isEmpty();
    assertThat(review.id()).isNull();
    assertThat(review.label()).isNull();
    assertThat(review.slices()).containsExactly(null, null);
  }

  @Test
  void parse_ofEmptyTsvFields_isEmptyTextAndNullValues() {
    Review review = review(tsv, "\tmon\t\t");
    assertThat(text(review)).isEmpty();
    assertThat(review.label()).isNull();
    assertThat(review.slices()).containsExactly("mon", null);
  }

  @Test
  void parse_ofWrongNumberOfFields_namesBoth() {
    assertThat(reject(csv, "r1,mon,good"))
        .isEqualTo(
            new Reject(
                RejectReason.MALFORMED_ROW, "the line has 3 fields, the file has 4 columns"));
    assertThat(reject(tsv, "r1\tmon\tgood\t5\t"))
        .isEqualTo(
            new Reject(
                RejectReason.MALFORMED_ROW, "the line has 5 fields, the file has 4 columns"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"r1,mon,\"good", "r1,mon,\"", "r1,mon,\"good,5", "r1,mon,good,\"5\"\""})
  void parse_ofQuoteThatStaysOpen_isMalformed(String line) {
    assertThat(reject(csv, line))
        .isEqualTo(new Reject(RejectReason.MALFORMED_ROW, "a quoted field is never closed"));
  }

  @Test
  void parse_ofTheRestOfABrokenRecord_isNoReviewOfItsOwn() {
    // The second half of r1,mon,"good and\nbad,mon,good",5 has four fields, too.
    assertThat(reject(csv, "bad,mon,good\",5"))
        .isEqualTo(
            new Reject(
                RejectReason.MALFORMED_ROW,
                "a field that is not quoted holds a quote; quote it and double its quotes"));
  }

  @Test
  void parse_ofTextAfterAClosingQuote_isMalformed() {
    assertThat(reject(csv, "r1,mon,\"good\" x,5"))
        .isEqualTo(
            new Reject(
                RejectReason.MALFORMED_ROW,
                "something stands between a closing quote and the next delimiter"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"r1,mon,good,5\rr2,mon,bad,1", "\rr1,mon,good,5", "r1,mon,good,5\r\r\r"})
  void parse_ofCarriageReturnOutsideQuotes_isMalformed(String line) {
    Reject reject = reject(csv, line);
    assertThat(reject.reason()).isEqualTo(RejectReason.MALFORMED_ROW);
    assertThat(reject.detail()).startsWith("a carriage return stands outside quotes");
  }

  @Test
  void parse_afterAMalformedLine_startsAfresh() {
    reject(csv, "r1,mon,\"good");
    reject(csv, "r1,mo\"n,good,5");
    reject(csv, "r1,\"mon\"x,good,5");
    assertThat(text(review(csv, "r2,mon,better,5"))).isEqualTo("better");
  }

  @Test
  void parse_ofTokens_splitsAtSpacesAlone() {
    RowParser tokens =
        new RowSettings(RowFormat.TSV, ReviewColumns.ofTokens("text"), List.of("text", "n"))
            .newParser();
    assertThat(review(tokens, " a b\u00A0c  ,d \t1").content())
        .isEqualTo(new Content.Tokens(List.of("a", "b\u00A0c", ",d")));
    assertThat(reject(tokens, "  \t1"))
        .isEqualTo(new Reject(RejectReason.EMPTY_TEXT, "column 'text' holds no token"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,day,text,stars",
        "id,day,text,stars\r",
        "\uFEFFid,day,text,stars",
        "\"id\",\"day\",\"text\",\"stars\"",
        "\uFEFFid,\"day\",text,stars\r"
      })
  void parse_ofTheHeaderAgain_isNoReview(String line) {
    assertThat(reject(csv, line).detail())
        .isEqualTo("the line repeats the names of the file's columns");
  }

  @Test
  void parse_ofQuotesAfterBackslashes_isTheReview() {
    assertThat(text(review(csv, "1,mon,\"He said \\\"dull\\\", twice\",1")))
        .isEqualTo("He said \"dull\", twice");
    // RFC 4180 suits, so that a backslash is one.
    assertThat(text(review(csv, "1,mon,\"ends with a backslash \\\",1")))
        .isEqualTo("ends with a backslash \\");
  }

  @Test
  void parse_inTheDialectOfSpark_unescapesBackslashesToo() {
    RowParser spark =
        new RowSettings(
                RowFormat.CSV,
                COLUMNS,
                FIELDS,
                Dialect.CSV.withEscapes(List.of(Dialect.Escape.BACKSLASH)))
            .newParser();
    assertThat(text(review(spark, "1,mon,\"a \\\\\",1"))).isEqualTo("a \\");
    assertThat(text(review(spark, "1,mon,\"a \\n b\",1"))).isEqualTo("a \\n b");
    assertThat(text(review(spark, "1,mon,\"a \\\nb\",1"))).isEqualTo("a \nb");
  }

  @Test
  void parse_ofLineBreaksWithinQuotes_keepsThem() {
    assertThat(text(review(csv, "1,mon,\"two\r\nlines\",5"))).isEqualTo("two\r\nlines");
  }

  @Test
  void parse_withOtherDelimiters_splitsAtThem() {
    for (String delimiter : List.of(";", "|", "\t", "::", "\u00A7", "\u0001")) {
      RowParser parser =
          new RowSettings(RowFormat.CSV, COLUMNS, FIELDS, Dialect.CSV.withDelimiter(delimiter))
              .newParser();
      assertThat(
              text(
                  review(
                      parser, String.join(delimiter, "1", "mon", "\"a" + delimiter + "b\"", "5"))))
          .isEqualTo("a" + delimiter + "b");
    }
  }

  @Test
  void parse_ofNullValues_isNoText_andNoValue() {
    assertThat(reject(csv, "1,mon,\\N,5").reason()).isEqualTo(RejectReason.MISSING_TEXT);
    assertThat(text(review(csv, "1,mon,\"\\N\",5"))).isEqualTo("\\N");
    assertThat(review(csv, "1,mon,good,\\N").label()).isNull();
    assertThat(review(tsv, "1\tmon\tgood\t\\N").label()).isNull();
  }
}
