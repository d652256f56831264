package io.github.relevista.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.CharacterIterator;
import java.text.StringCharacterIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The JDK's own lower case is the reference, on texts short enough for it. */
class LowerCaseTest {
  private static final List<String> FRAGMENTS =
      List.of(
          "\u03A3", "\u03A3", "\u03A3", "\u0130", "A", "\u03B1", "\u01C5", "1", "\u0301", "\u00AD",
          "'", "\u2019", "-", ".", ",", "/", "_", " ", "\u00A0", "\u4F60", "\uAC00", "\u2160",
          "\u02B0", "\u0345", "\uD83D", "\uDE0D");

  @Test
  void of_isTheJdks_forAnyNeighboursOfASigma() {
    for (long seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(12); i > 0; i--) {
        text.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
      }

      assertThat(LowerCase.of(text.toString()))
          .as("seed %d, text <%s>", seed, text)
          .isEqualTo(text.toString().toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void of_isTheJdks_forEveryCharacterBeforeAndBehindASigma() {
    List<String> others = new ArrayList<>();
    for (int codePoint = 0; codePoint < Character.MIN_SUPPLEMENTARY_CODE_POINT; codePoint++) {
      String character = Character.toString(codePoint);
      for (String text : List.of(character + "\u03A3", "a\u03A3" + character)) {
        if (!LowerCase.of(text).equals(text.toLowerCase(Locale.ROOT))) {
          others.add("U+%04X in <%s>".formatted(codePoint, text));
        }
      }
    }

    assertThat(others).isEmpty();
  }

  @Test
  void of_takesALetterBeyondTheBasicPlane_forALetterOfItsWord() {
    // U+10400 is a capital of Deseret. The JDK ends a word behind it, and so finds no final sigma.
    assertThat(LowerCase.of("\uD801\uDC00\u03A3")).isEqualTo("\uD801\uDC28\u03C2");
  }

  @Test
  void finalLetters_looksAtEachCharacterAFixedNumberOfTimes() {
    for (String fragment : FRAGMENTS) {
      CountingIterator text = new CountingIterator(("\u03A3" + fragment).repeat(20_000));

      LowerCase.finalLetters(text);

      // The JDK's words: at most 21 looks at a character, by looking ahead and coming back.
      assertThat(text.looks).as(fragment).isLessThan(30L * text.getEndIndex());
    }
  }

  @Test
  void of_aMegabyteOfDottedCapitals_isTwiceAsLong() {
    // At n² / 2 copied characters this would not come back.
    assertThat(LowerCase.of("\u0130".repeat(1 << 20))).hasSize(2 << 20);
  }

  /** Counts how often a character is looked at. */
  private static final class CountingIterator implements CharacterIterator {
    private final StringCharacterIterator text;
    private long looks;

    CountingIterator(String text) {
      this.text = new StringCharacterIterator(text);
    }

    @Override
    public char first() {
      looks++;
      return text.first();
    }

    @Override
    public char last() {
      looks++;
      return text.last();
    }

    @Override
    public char current() {
      looks++;
      return text.current();
    }

    @Override
    public char next() {
      looks++;
      return text.next();
    }

    @Override
    public char previous() {
      looks++;
      return text.previous();
    }

    @Override
    public char setIndex(int position) {
      looks++;
      return text.setIndex(position);
    }

    @Override
    public int getBeginIndex() {
      return text.getBeginIndex();
    }

    @Override
    public int getEndIndex() {
      return text.getEndIndex();
    }

    @Override
    public int getIndex() {
      return text.getIndex();
    }

    @Override
    public Object clone() {
      throw new AssertionError("a copy would not be counted");
    }
  }
}
