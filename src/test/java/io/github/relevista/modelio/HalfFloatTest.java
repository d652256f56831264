package io.github.relevista.modelio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HalfFloatTest {
  @Test
  void decode_ofEveryFinitePattern_isItsFormula() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      int exponent = bits >>> 10 & 31;
      int mantissa = bits & 1023;
      if (exponent == 31) {
        continue;
      }
      // IEEE 754, 3.4: 2^(e−15)·(1 + m/1024), and 2^(−14)·(m/1024) where e is 0; exact as double.
      double magnitude =
          exponent == 0
              ? Math.scalb(mantissa / 1024.0, -14)
              : Math.scalb(1 + mantissa / 1024.0, exponent - 15);
      float expected = (float) (bits >= 1 << 15 ? -magnitude : magnitude);
      assertThat(Float.floatToRawIntBits(HalfFloat.decode((short) bits)))
          .as("bits %04x", bits)
          .isEqualTo(Float.floatToRawIntBits(expected));
    }
  }

  @Test
  void decode_ofTheHighestExponent_isInfiniteOrNaN() {
    assertThat(HalfFloat.decode((short) 0x7C00)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(HalfFloat.decode((short) 0xFC00)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(HalfFloat.decode((short) 0x7C01)).isNaN();
    assertThat(HalfFloat.decode((short) 0xFFFF)).isNaN();
  }

  @Test
  void encode_ofEveryDecodedPattern_givesItBack() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      float value = HalfFloat.decode((short) bits);
      if (!Float.isNaN(value)) {
        assertThat(HalfFloat.encode(value)).as("bits %04x", bits).isEqualTo((short) bits);
      }
    }
    assertThat(HalfFloat.decode(HalfFloat.encode(Float.NaN))).isNaN();
  }

  @Test
  void encode_halfWay_takesTheEvenNeighbour() {
    // Neighbours of 1 are 2^-10 apart: 1 has an even mantissa, 1 + 2^-10 an odd one.
    assertThat(HalfFloat.encode(1 + 0x1p-11f)).isEqualTo((short) 0x3C00);
    assertThat(HalfFloat.encode(1 + 3 * 0x1p-11f)).isEqualTo((short) 0x3C02);
    // Half of the smallest subnormal, then three halves of it.
    assertThat(HalfFloat.encode(0x1p-25f)).isEqualTo((short) 0);
    assertThat(HalfFloat.encode(3 * 0x1p-25f)).isEqualTo((short) 2);
    // Between the largest subnormal and the smallest normal number.
    assertThat(HalfFloat.encode(2047 * 0x1p-25f)).isEqualTo((short) 0x400);
  }

  @Test
  void encode_beyondTheRange_isInfinite() {
    // 65504 is the largest finite value; the next would be 65536, half way lies 65520.
    assertThat(HalfFloat.encode(Math.nextDown(65520f))).isEqualTo((short) 0x7BFF);
    assertThat(HalfFloat.encode(65520f)).isEqualTo((short) 0x7C00);
    assertThat(HalfFloat.encode(-1e30f)).isEqualTo((short) 0xFC00);
    assertThat(HalfFloat.encode(Float.POSITIVE_INFINITY)).isEqualTo((short) 0x7C00);
  }

  @Test
  void encode_isNoFartherThanEitherNeighbour() {
    long seed = 20170630;
    Random random = new Random(seed);
    for (int trial = 0; trial < 100_000; trial++) {
      // Magnitudes from below the smallest subnormal, 2^-24, to 2^15.
      float value = (float) Math.scalb(1 + random.nextDouble(), random.nextInt(-27, 15));
      short bits = HalfFloat.encode(value);
      double error = Math.abs(HalfFloat.decode(bits) - (double) value);
      for (int neighbour : new int[] {Math.max(0, bits - 1), bits + 1}) {
        assertThat(error)
            .as("%s, seed %d", value, seed)
            .isLessThanOrEqualTo(Math.abs(HalfFloat.decode((short) neighbour) - (double) value));
      }
    }
  }
}
