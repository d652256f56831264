package io.github.relevista.modelio;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The types of number in a safetensors file that can be read as floats; named as the format does.
 */
public enum TensorType {
  /** IEEE 754 binary16. */
  F16(Short.BYTES, Math.nextDown(65520f)) {
    @Override
    float next(ByteBuffer bytes) {
      return HalfFloat.decode(bytes.getShort());
    }

    @Override
    void put(ByteBuffer bytes, float value) {
      bytes.putShort(HalfFloat.encode(value));
    }
  },
  /** The upper half of a float's bits. */
  BF16(Short.BYTES, Math.nextDown(0x1.FFp127f)) {
    @Override
    float next(ByteBuffer bytes) {
      return Float.intBitsToFloat(bytes.getShort() << LOST_BITS);
    }

    @Override
    void put(ByteBuffer bytes, float value) {
      // Rounding would carry a NaN's mantissa away.
      boolean isNaN = Float.isNaN(value);
      bytes.putShort((short) (isNaN ? QUIET_NAN : HalfFloat.roundBits(value, LOST_BITS)));
    }
  },
  /** float. */
  F32(Float.BYTES, Float.MAX_VALUE) {
    @Override
    float next(ByteBuffer bytes) {
      return bytes.getFloat();
    }

    @Override
    void next(ByteBuffer bytes, float[] values, int from, int count) {
      bytes.asFloatBuffer().get(values, from, count);
    }

    @Override
    void put(ByteBuffer bytes, float value) {
      bytes.putFloat(value);
    }
  },
  /** double; rounded to float when read. */
  F64(Double.BYTES, Float.MAX_VALUE) {
    @Override
    float next(ByteBuffer bytes) {
      return (float) bytes.getDouble();
    }

    @Override
    void put(ByteBuffer bytes, float value) {
      bytes.putDouble(value);
    }
  };

  private static final int LOST_BITS = 16;
  private static final int QUIET_NAN = 0x7FC0;

  private final int bytes;
  private final float largest;

  TensorType(int bytes, float largest) {
    this.bytes = bytes;
    this.largest = largest;
  }

  /** The name in configurations. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Bytes of one number. */
  public int bytes() {
    return bytes;
  }

  /** The largest float that does not become infinite in this type. */
  public float largest() {
    return largest;
  }

  static Optional<TensorType> of(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }

  /** Reads the next number of little-endian bytes, as the nearest float. */
  abstract float next(ByteBuffer bytes);

  /** Reads the first numbers of a buffer into an array. */
  void next(ByteBuffer bytes, float[] values, int from, int count) {
    for (int index = from; index < from + count; index++) {
      values[index] = next(bytes);
    }
  }

  /** Writes the number of this type that is nearest to a value, half to even. */
  abstract void put(ByteBuffer bytes, float value);
}
