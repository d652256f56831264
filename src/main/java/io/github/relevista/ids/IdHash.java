package io.github.relevista.ids;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * An id under construction: a hash of values, each preceded by its length, so that no two lists of
 * values give the same bytes.
 */
public final class IdHash {
  /** Hexadecimal digits of an id. */
  private static final int DIGITS = 16;

  /** Floats that are hashed at a time. */
  private static final int PIECE = 1 << 14;

  private final Sha256 hash = new Sha256();

  /**
   * @param kind what the id is of, such as {@code model}
   */
  public IdHash(String kind) {
    add(kind);
    add(IdScheme.VERSION);
  }

  /** Adds a text, in UTF-8. */
  public IdHash add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    hash.add(bytes);
    return this;
  }

  /** Adds a number. */
  public IdHash add(int number) {
    hash.add(ByteBuffer.allocate(Integer.BYTES).putInt(number).flip());
    return this;
  }

  /** Adds numbers. */
  public IdHash add(int[] numbers) {
    add(numbers.length);
    ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Integer.BYTES);
    bytes.asIntBuffer().put(numbers);
    hash.add(bytes);
    return this;
  }

  /** Adds the bits of numbers. */
  public IdHash add(float... values) {
    add(values.length);
    // In pieces: the bytes of a large embedding would not fit one array.
    ByteBuffer bytes = ByteBuffer.allocate(PIECE * Float.BYTES);
    int begin = 0;
    while (begin < values.length) {
      int count = Math.min(PIECE, values.length - begin);
      bytes.clear().asFloatBuffer().put(values, begin, count);
      hash.add(bytes.limit(count * Float.BYTES));
      begin += count;
    }
    return this;
  }

  /** The id: the first 16 of the hash's hexadecimal digits. Nothing can be added to it. */
  public String id() {
    return hash.hex().substring(0, DIGITS);
  }
}
