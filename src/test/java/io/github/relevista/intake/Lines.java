package io.github.relevista.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

/** Lines for parsers, and what came of them. */
final class Lines {
  private Lines() {}

  static Intake parse(RowParser parser, String line) {
    return parse(parser, line.getBytes(StandardCharsets.UTF_8));
  }

  static Intake parse(RowParser parser, byte[] line) {
    return parser.parse(line, 0, line.length);
  }

  static Review review(RowParser parser, String line) {
    Intake intake = parse(parser, line);
    assertThat(intake).as(line).isInstanceOf(Review.class);
    return (Review) intake;
  }

  static Reject reject(RowParser parser, String line) {
    Intake intake = parse(parser, line);
    assertThat(intake).as(line).isInstanceOf(Reject.class);
    return (Reject) intake;
  }

  static String text(Review review) {
    assertThat(review.content()).isInstanceOf(Content.Text.class);
    return ((Content.Text) review.content()).text();
  }
}
