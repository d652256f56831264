package io.github.relevista.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The JDK's normaliser is the reference, on texts short enough for it. */
class CompositionTest {
  private static final List<String> FRAGMENTS =
      List.of(
          "a",
          "e",
          "\u0301",
          "\u0323",
          "\u0302",
          "\u1112",
          "\u1161",
          "\u11AB",
          "\uAC00",
          "\u0915",
          "\u093C",
          "\u09C7",
          "\u09BE",
          "\u212B",
          "\uF900",
          "\uD834\uDD5E",
          "\uD804\uDC99",
          "\uD804\uDCBA",
          "\uFB1D",
          "\u03B1",
          "\u0345",
          "<",
          "\u0338",
          "\uD83D");

  @Test
  void of_isTheFormNfc() {
    for (long seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(12); i > 0; i--) {
        text.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
      }
      String expected = Normalizer.normalize(text, Normalizer.Form.NFC);
      String composed = Composition.of(text.toString());
      assertThat(composed.equals(expected)).as("seed %d, <%s>", seed, text).isTrue();
    }
  }

  @Test
  void concerns_isTrue_whereTheFormNfcHasAnotherCharacter_orJoinsIt() {
    List<String> missed = new ArrayList<>();
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      String character = Character.toString(codePoint);
      String decomposed = Normalizer.normalize(character, Normalizer.Form.NFD);
      if (decomposed.equals(character)) {
        continue;
      }
      boolean changes = !Normalizer.isNormalized(character, Normalizer.Form.NFC);
      if (changes && !Composition.concerns(codePoint)) {
        missed.add("U+%04X".formatted(codePoint));
      }
      // All but the first character of what it is composed of can join one before it.
      int first = decomposed.codePointAt(0);
      decomposed
          .substring(Character.charCount(first))
          .codePoints()
          .filter(joined -> !Composition.concerns(joined))
          .forEach(joined -> missed.add("U+%04X".formatted(joined)));
    }
    assertThat(missed).isEmpty();
  }

  @Test
  void of_composesManyMarksInARow_thirtyAtATime() {
    // A dot below (class 220) goes before an acute (class 230), within the first thirty marks and
    // within the other ten; the letter takes the first dot.
    String dots = "\u0323";
    String acutes = "\u0301";
    String expected =
        "\u1EA1" + dots.repeat(14) + acutes.repeat(15) + dots.repeat(5) + acutes.repeat(5);

    assertThat(Composition.of("a" + (acutes + dots).repeat(20))).isEqualTo(expected);
  }
}
