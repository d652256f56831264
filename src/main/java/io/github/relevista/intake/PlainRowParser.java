package io.github.relevista.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lines that are texts and nothing else. */
final class PlainRowParser extends RowParser {
  @Override
  Intake parseLine(byte[] bytes, int begin, int end) {
    String text = new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
    return new Review(null, new Content.Text(text), null, List.of());
  }
}
