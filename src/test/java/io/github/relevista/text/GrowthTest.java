package io.github.relevista.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Time and memory of every text are linear in its length, whatever it holds: one row must not stall
 * a task. Measured in characters looked at and bytes allocated, as a text of one pattern over and
 * over grows to four or eight times its length; a quadratic path would make that 16 or 64.
 */
class GrowthTest {
  private static final int LENGTH = 2_000;

  /** What makes the tokenizer look ahead or back, and what takes a way of its own. */
  private static final List<String> FRAGMENTS =
      List.of(
          "a",
          "n",
          "n't",
          "cannot",
          "ol'",
          "A",
          "\u0130",
          "\u03A3",
          "\u00C9",
          "\u4F60",
          "\uAC00",
          "1",
          "1,",
          "1,000",
          "1:",
          "1.",
          "1\u00A0",
          "1\u00A01/",
          "u.s.",
          "j. ",
          "no. ",
          "mr.",
          "i.",
          ".",
          "..",
          " .",
          ".com",
          "a.co.",
          "www.",
          "http://",
          "h",
          "@",
          "_",
          "&",
          "*",
          "a*",
          "**",
          "/",
          "\\",
          "\\/",
          "\\*",
          "-",
          "-lrb-",
          "--",
          "\u2013",
          "'",
          "''",
          "`",
          "\"",
          "\u201C",
          "(",
          "]",
          ",",
          "!",
          " ",
          "\n",
          "\u00A0",
          "\u3000",
          "\u200B",
          "\u00AD",
          "\u200D",
          "\uFE0F",
          "\u2603",
          "\u2603\u200D",
          "\uD83D\uDE00",
          "\uD83C\uDDEC",
          "\uD83C\uDFFD",
          "\uD83D",
          "\uDE00",
          "\u0301",
          "\u0301\u0323",
          "\u0345",
          "\u1161",
          "\u09BE",
          "\uFB03",
          "\uFF21",
          "\u212A",
          "<",
          "<a",
          "<a ",
          "<a b",
          "<a b=",
          "<a b='",
          "<a b=\"",
          "<a b='' ",
          "</a",
          "<!--",
          "-->",
          "&",
          "&#",
          "&#x",
          "&#0",
          "&amp",
          "&amp;",
          "&nbsp;",
          "&#769;",
          "\u0000",
          "\u0085");

  private final CountingText text = new CountingText();
  private final Tokenizer counted = new PennTokenizer(Casing.LOWER, number -> true, text);
  private final TokenList tokens = new TokenList();

  @Test
  void charactersLookedAt_growAsTheText() {
    for (String pattern : patterns()) {
      long small = looks(pattern.repeat(LENGTH / pattern.length()));
      long large = looks(pattern.repeat(4 * (LENGTH / pattern.length())));

      assertThat(large).as("<%s>", pattern).isLessThan(6 * small + LENGTH);
    }
  }

  @Test
  void bytesAllocated_growAsTheText() {
    for (String pattern : patterns()) {
      // Buffers that double may be half empty: the factor of 8 may look like 4 or 16.
      long small = bytes(pattern.repeat(LENGTH / pattern.length()));
      long large = bytes(pattern.repeat(8 * (LENGTH / pattern.length())));

      assertThat(large).as("<%s>", pattern).isLessThan(24 * small);
    }
  }

  private static List<String> patterns() {
    List<String> patterns = new ArrayList<>(FRAGMENTS);
    Random random = new Random(1);
    for (int i = 0; i < 150; i++) {
      StringBuilder pattern = new StringBuilder();
      for (int fragments = 2 + random.nextInt(4); fragments > 0; fragments--) {
        pattern.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
      }
      patterns.add(pattern.toString());
    }
    return patterns;
  }

  private long looks(String raw) {
    text.looks = 0;
    counted.tokenize(raw, tokens);
    CountingMarkup markup = new CountingMarkup();
    markup.read(raw.toCharArray(), raw.length());
    for (int i = raw.indexOf('<'); i >= 0; i = raw.indexOf('<', i + 1)) {
      markup.end(i);
    }
    return text.looks + markup.looks;
  }

  private static long bytes(String raw) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (TokenizerKind kind : TokenizerKind.values()) {
      Tokenizer.of(kind, Casing.LOWER).tokenize(raw, new TokenList());
    }
    Casing.LOWER.apply(raw);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  /** Counts how often the tokenizer looks at a character. */
  private static final class CountingText extends PlainText {
    private long looks;

    @Override
    char at(int index) {
      looks++;
      return super.at(index);
    }
  }

  /** Counts how often the search for tags looks at a character. */
  private static final class CountingMarkup extends Markup {
    private long looks;

    @Override
    char at(int index) {
      looks++;
      return super.at(index);
    }
  }
}
