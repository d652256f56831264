package io.github.relevista.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The oracle is the JDK's decoder, told to report what is malformed. */
class Utf8CheckTest {
  /** The bytes at which the ranges of table 3-7 of the Unicode Standard begin and end. */
  private static final int[] BOUNDARIES = {
    0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC,
    0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF
  };

  @Test
  void firstMalformed_ofEveryPairOfBytes_isWhereTheJdkStops() {
    for (int pair = 0; pair < 1 << 16; pair++) {
      assertAgrees((byte) (pair >> 8), (byte) pair);
    }
  }

  @Test
  void firstMalformed_ofBoundaryBytes_isWhereTheJdkStops() {
    for (int first : BOUNDARIES) {
      for (int second : BOUNDARIES) {
        for (int third : BOUNDARIES) {
          assertAgrees((byte) first, (byte) second, (byte) third);
          for (int fourth : BOUNDARIES) {
            assertAgrees((byte) first, (byte) second, (byte) third, (byte) fourth);
          }
        }
      }
    }
  }

  @Test
  void firstMalformed_ofLongMixtures_isWhereTheJdkStops() {
    long seed = 20260117;
    Random random = new Random(seed);
    String[] pieces = {"plain ascii text", "é", "€", "\uD83D\uDE00", "x"};
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int piece = random.nextInt(12); piece >= 0; piece--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      if (random.nextBoolean()) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      assertThat(Utf8Check.firstMalformed(bytes, 0, bytes.length))
          .as("seed %d, round %d: %s", seed, round, Arrays.toString(bytes))
          .isEqualTo(whereTheJdkStops(bytes));
    }
  }

  @Test
  void firstMalformed_looksAtNothingOutsideItsRange() {
    byte[] bytes = {(byte) 0xFF, 'a', (byte) 0xC3, (byte) 0xA9, (byte) 0xFF};
    assertThat(Utf8Check.firstMalformed(bytes, 1, 4)).isEqualTo(-1);
    assertThat(Utf8Check.firstMalformed(bytes, 1, 3)).as("half of é").isEqualTo(2);
  }

  private static void assertAgrees(byte... bytes) {
    int expected = whereTheJdkStops(bytes);
    int actual = Utf8Check.firstMalformed(bytes, 0, bytes.length);
    if (actual != expected) {
      assertThat(actual).as(Arrays.toString(bytes)).isEqualTo(expected);
    }
  }

  private static int whereTheJdkStops(byte[] bytes) {
    ByteBuffer input = ByteBuffer.wrap(bytes);
    boolean malformed =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(input, CharBuffer.allocate(bytes.length), true)
            .isMalformed();
    return malformed ? input.position() : -1;
  }
}
