package io.github.relevista.pickle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** The bytes of a pickle, read from front to back. Lengths are checked before memory is taken. */
final class PickleInput {
  private final ByteBuffer bytes;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();

  PickleInput(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Where the next byte stands, from 0. */
  int position() {
    return bytes.position();
  }

  int unsignedByte() throws PickleException {
    require(1);
    return Byte.toUnsignedInt(bytes.get());
  }

  int unsignedShort() throws PickleException {
    require(Short.BYTES);
    return Short.toUnsignedInt(bytes.getShort());
  }

  int signedInt() throws PickleException {
    require(Integer.BYTES);
    return bytes.getInt();
  }

  /** A length or a place in four bytes; up to what this program can count. */
  int unsignedInt() throws PickleException {
    return limited(Integer.toUnsignedLong(signedInt()));
  }

  /** The same in eight bytes. */
  int unsignedLong() throws PickleException {
    require(Long.BYTES);
    return limited(bytes.getLong());
  }

  double bigEndianDouble() throws PickleException {
    return Double.longBitsToDouble(Long.reverseBytes(Double.doubleToRawLongBits(nextDouble())));
  }

  private double nextDouble() throws PickleException {
    require(Double.BYTES);
    return bytes.getDouble();
  }

  /** A whole number of so many bytes, in two's complement, the lowest first. */
  long wholeNumber(int length) throws PickleException {
    if (length > Long.BYTES) {
      throw new PickleException("holds a number of %d bytes, above 64 bits".formatted(length));
    }
    require(length);
    long value = 0;
    for (int index = 0; index < length; index++) {
      value |= Byte.toUnsignedLong(bytes.get()) << (Byte.SIZE * index);
    }
    int unused = Long.SIZE - Byte.SIZE * length;
    return length == 0 ? 0 : value << unused >> unused;
  }

  byte[] bytes(int length) throws PickleException {
    require(length);
    byte[] value = new byte[length];
    bytes.get(value);
    return value;
  }

  /** A text of so many bytes in UTF-8; half surrogate pairs, which Python allows, are refused. */
  String text(int length) throws PickleException {
    require(length);
    ByteBuffer part = bytes.slice(bytes.position(), length);
    bytes.position(bytes.position() + length);
    try {
      CharBuffer text = decoder.decode(part);
      return text.toString();
    } catch (CharacterCodingException e) {
      throw new PickleException("holds a text that is not UTF-8");
    }
  }

  /** A text up to the next line feed, as old protocols write names. */
  String line() throws PickleException {
    int begin = bytes.position();
    int end = begin;
    while (end < bytes.limit() && bytes.get(end) != '\n') {
      end++;
    }
    String line = text(end - begin);
    require(1);
    bytes.get();
    return line;
  }

  private int limited(long value) throws PickleException {
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new PickleException(
          "claims a part of %s bytes".formatted(Long.toUnsignedString(value)));
    }
    return (int) value;
  }

  private void require(int count) throws PickleException {
    if (bytes.remaining() < count) {
      throw new PickleException(
          "ends inside one of its parts, at byte %d of %d".formatted(position(), bytes.limit()));
    }
  }
}
