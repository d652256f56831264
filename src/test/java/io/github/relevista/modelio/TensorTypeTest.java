package io.github.relevista.modelio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TensorTypeTest {
  private static ByteBuffer bytes(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.put((byte) value);
    }
    return bytes.flip();
  }

  private static float throughBytes(TensorType type, float value) {
    ByteBuffer bytes = ByteBuffer.allocate(type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    type.put(bytes, value);
    return type.next(bytes.flip());
  }

  @Test
  void next_readsLittleEndianBytes() {
    // −1.5 = −1.1₂: sign 1, exponent at its bias, mantissa 100…
    assertThat(TensorType.F16.next(bytes(0x00, 0xBE))).isEqualTo(-1.5f);
    assertThat(TensorType.BF16.next(bytes(0xC0, 0xBF))).isEqualTo(-1.5f);
    assertThat(TensorType.F32.next(bytes(0, 0, 0xC0, 0xBF))).isEqualTo(-1.5f);
    assertThat(TensorType.F64.next(bytes(0, 0, 0, 0, 0, 0, 0xF8, 0xBF))).isEqualTo(-1.5f);
  }

  @Test
  void f64_roundsToTheNearestFloat() {
    ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putDouble(0.1).putDouble(1e300).flip();
    assertThat(TensorType.F64.next(bytes)).isEqualTo(0.1f);
    assertThat(TensorType.F64.next(bytes)).isEqualTo(Float.POSITIVE_INFINITY);
  }

  @Test
  void bf16_halfWay_takesTheEvenNeighbour() {
    // 7 bits of mantissa: neighbours of 1 are 2^-7 apart.
    assertThat(throughBytes(TensorType.BF16, 1 + 0x1p-8f)).isEqualTo(1f);
    assertThat(throughBytes(TensorType.BF16, 1 + 3 * 0x1p-8f)).isEqualTo(1 + 0x1p-6f);
    assertThat(throughBytes(TensorType.BF16, -1 - 0x1.8p-8f)).isEqualTo(-1 - 0x1p-7f);
  }

  @Test
  void f32_keepsEveryBit() {
    int[] patterns = {0, 1 << 31, 1, 0x007FFFFF, 0x7F7FFFFF, 0x7F800000, 0x7FC00001, 0x3DCCCCCD};
    for (int pattern : patterns) {
      float value = Float.intBitsToFloat(pattern);
      assertThat(Float.floatToRawIntBits(throughBytes(TensorType.F32, value))).isEqualTo(pattern);
    }
  }

  @ParameterizedTest
  @EnumSource
  void largest_isTheLastValueThatStaysFinite(TensorType type) {
    assertThat(throughBytes(type, type.largest())).isFinite();
    float next = Math.nextUp(type.largest());
    assertThat(throughBytes(type, next)).isEqualTo(Float.POSITIVE_INFINITY);
  }

  @ParameterizedTest
  @EnumSource
  void values_thatAreNotFinite_stayWhatTheyAre(TensorType type) {
    assertThat(throughBytes(type, Float.NaN)).isNaN();
    assertThat(throughBytes(type, Float.intBitsToFloat(0x7FFFFFFF))).isNaN();
    assertThat(throughBytes(type, Float.NEGATIVE_INFINITY)).isEqualTo(Float.NEGATIVE_INFINITY);
  }
}
