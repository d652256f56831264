package io.github.relevista.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for the lines of every format. */
class RowParserTest {
  private static final int MARGIN = 5;

  @ParameterizedTest
  @EnumSource(names = {"JSON", "CSV", "TSV", "TEXT"})
  void parse_ofBareLine_isTheText(RowFormat format) {
    assertThat(Lines.text(Lines.review(parser(format), line(format, "so good"))))
        .isEqualTo("so good");
  }

  @ParameterizedTest
  @EnumSource(names = {"JSON", "CSV", "TSV", "TEXT"})
  void parse_withByteOrderMarkAndCarriageReturn_dropsBoth(RowFormat format) {
    String line = "\uFEFF" + line(format, "so good") + "\r";
    assertThat(Lines.text(Lines.review(parser(format), line))).isEqualTo("so good");
  }

  @ParameterizedTest
  @EnumSource(names = {"JSON", "CSV", "TSV", "TEXT"})
  void parse_ofPartOfABuffer_isThatOfTheLineAlone(RowFormat format) {
    for (String text : List.of("so good", "schön", "\"", "\\")) {
      byte[] line = line(format, text).getBytes(StandardCharsets.UTF_8);
      byte[] buffer = new byte[MARGIN + line.length + MARGIN];
      Arrays.fill(buffer, (byte) 0xFF);
      System.arraycopy(line, 0, buffer, MARGIN, line.length);
      assertThat(parser(format).parse(buffer, MARGIN, line.length))
          .isEqualTo(Lines.parse(parser(format), line));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"JSON", "CSV", "TSV", "TEXT"})
  void parse_ofNothingButWhiteSpace_isBlankLine(RowFormat format) {
    for (String blank : List.of("", "\r", "  ", "\t \f", "\uFEFF", "\uFEFF\r")) {
      assertThat(Lines.reject(parser(format), blank).reason()).isEqualTo(RejectReason.BLANK_LINE);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"JSON", "CSV", "TSV", "TEXT"})
  void parse_ofInvalidUtf8_namesTheByte(RowFormat format) {
    byte[] line = line(format, "so good").getBytes(StandardCharsets.UTF_8);
    line[3] = (byte) 0xE9; // é as Latin-1 writes it
    assertThat(Lines.parse(parser(format), line))
        .isEqualTo(
            new Reject(
                RejectReason.INVALID_UTF8,
                "byte 4 of the line (0xe9) begins no valid UTF-8 character;"
                    + " save the file as UTF-8"));
  }

  @ParameterizedTest
  @EnumSource(names = {"JSON", "CSV", "TSV", "TEXT"})
  void parse_ofInvalidUtf8AfterByteOrderMark_countsTheMark(RowFormat format) {
    byte[] line = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'a', (byte) 0x80};
    assertThat(((Reject) Lines.parse(parser(format), line)).detail()).startsWith("byte 5 ");
  }

  @ParameterizedTest
  @EnumSource(names = {"JSON", "CSV", "TSV", "TEXT"})
  void parse_ofRangeBeyondTheBytes_throws(RowFormat format) {
    assertThatThrownBy(() -> parser(format).parse(new byte[4], 2, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"JSON", "CSV", "TSV", "TEXT"})
  void parse_ofTwentyMegabytes_isAReview(RowFormat format) {
    String text = "word ".repeat(4_000_000);
    Intake intake = Lines.parse(parser(format), line(format, text));
    // Not by isEqualTo, which would print both texts.
    assertThat(intake instanceof Review review && Lines.text(review).equals(text)).isTrue();
  }

  private static RowParser parser(RowFormat format) {
    boolean delimited = format == RowFormat.CSV || format == RowFormat.TSV;
    List<String> fields = delimited ? List.of("n", "text") : List.of();
    return new RowSettings(format, ReviewColumns.ofText("text"), fields).newParser();
  }

  /** A row of a text that the format takes as it is. */
  private static String line(RowFormat format, String text) {
    return switch (format) {
      case JSON -> "{\"text\":\"" + text + "\"}";
      case CSV -> "1," + text;
      case TSV -> "1\t" + text;
      case TEXT -> text;
      default -> throw new IllegalArgumentException("no lines");
    };
  }
}
