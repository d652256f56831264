package io.github.relevista.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlainRowParserTest {
  private final RowParser parser =
      new RowSettings(RowFormat.TEXT, ReviewColumns.ofText("text"), List.of()).newParser();

  @Test
  void parse_ofAnyLine_isThatTextAndNothingElse() {
    assertThat(Lines.review(parser, " {\"a\": 1}\t\"b,c\" \u0000\u2028 \uFEFF "))
        .isEqualTo(
            new Review(
                null,
                new Content.Text(" {\"a\": 1}\t\"b,c\" \u0000\u2028 \uFEFF "),
                null,
                List.of()));
  }
}
