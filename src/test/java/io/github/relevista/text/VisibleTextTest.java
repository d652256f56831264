package io.github.relevista.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Text that a terminal shows and never obeys. */
class VisibleTextTest {
  @Test
  void whatIsSeen_staysAsItIs() {
    String text = "naïve 评论 \uD83D\uDE00 \u0645\u0631\u062D\u0628\u0627 e\u0301 \u00A0 \\u{1b}";
    assertThat(VisibleText.of(text)).isEqualTo(text);
  }

  @Test
  void whatDrivesATerminalOrLeavesNoTrace_isWrittenOut() {
    assertThat(VisibleText.of("a\u001b]0;x\u0007b")).isEqualTo("a\\u{1b}]0;x\\u{7}b");
    assertThat(VisibleText.of("\r\n\t\u007f\u009b")).isEqualTo("\\u{d}\\u{a}\\u{9}\\u{7f}\\u{9b}");
    assertThat(VisibleText.of("\u202e\u2066\u200b\ufeff\u00ad"))
        .isEqualTo("\\u{202e}\\u{2066}\\u{200b}\\u{feff}\\u{ad}");
    assertThat(VisibleText.of("\u2028\u2029\u0085")).isEqualTo("\\u{2028}\\u{2029}\\u{85}");
    assertThat(VisibleText.of("\u3164\ufe0f\u034f")).isEqualTo("\\u{3164}\\u{fe0f}\\u{34f}");
    // A tag of plane 14, and half a character.
    assertThat(VisibleText.of("\uDB40\uDC41 \uD83D!")).isEqualTo("\\u{e0041} \\u{d83d}!");
  }

  @Test
  void everyControlOrFormatCharacter_isWrittenOut() {
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      int type = Character.getType(codePoint);
      if (type == Character.CONTROL || type == Character.FORMAT) {
        assertThat(VisibleText.isVisible(codePoint)).as("U+%04X", codePoint).isFalse();
      }
    }
  }

  @Test
  void widths_areThoseOfATerminal() {
    assertThat(VisibleText.width("film")).isEqualTo(4);
    // Wide characters take two columns, combining marks none.
    assertThat(VisibleText.width("评论")).isEqualTo(4);
    assertThat(VisibleText.width("\uD83D\uDE00")).isEqualTo(2);
    assertThat(VisibleText.width("e\u0301")).isEqualTo(1);
  }

  @Test
  void cut_keepsWhatFits_andSaysThatSomethingIsMissing() {
    assertThat(VisibleText.cut("film", 4)).isEqualTo("film");
    assertThat(VisibleText.cut("films", 4)).isEqualTo("fil…");
    // Two wide characters and the sign are five columns: one of four has room for one of them.
    assertThat(VisibleText.cut("评论评论", 4)).isEqualTo("评…");
    assertThat(VisibleText.width(VisibleText.cut("z\u0301\u0302".repeat(1_000), 10))).isEqualTo(10);
    assertThat(VisibleText.cut("z" + "\u0301".repeat(1_000), 10)).hasSizeLessThan(20);
  }
}
