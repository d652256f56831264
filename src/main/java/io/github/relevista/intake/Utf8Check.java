package io.github.relevista.intake;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A strict check of UTF-8 that decodes nothing: most lines are ASCII and pass eight at a time. */
final class Utf8Check {
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Utf8Check() {}

  /**
   * Where the first malformed sequence of bytes[begin, end) starts, or −1 where there is none.
   * Overlong forms, surrogates and what lies beyond U+10FFFF are malformed.
   */
  static int firstMalformed(byte[] bytes, int begin, int end) {
    int at = firstNonAscii(bytes, begin, end);
    while (at < end) {
      int length = sequenceLength(bytes, at, end);
      if (length == 0) {
        return at;
      }
      at = firstNonAscii(bytes, at + length, end);
    }
    return -1;
  }

  private static int firstNonAscii(byte[] bytes, int begin, int end) {
    int at = begin;
    while (at <= end - Long.BYTES && ((long) EIGHT_BYTES.get(bytes, at) & HIGH_BITS) == 0) {
      at += Long.BYTES;
    }
    while (at < end && bytes[at] >= 0) {
      at++;
    }
    return at;
  }

  /**
   * The length of the well-formed sequence of two bytes or more that starts here, or 0 where none
   * does: table 3-7 of the Unicode Standard. The second byte alone has a range that depends on the
   * first.
   */
  private static int sequenceLength(byte[] bytes, int at, int end) {
    int first = bytes[at] & 0xFF;
    if (first < 0xC2 || first > 0xF4) {
      return 0;
    }
    int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (end - at < length) {
      return 0;
    }
    int lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    int highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    int second = bytes[at + 1] & 0xFF;
    if (second < lowest || second > highest) {
      return 0;
    }
    for (int next = at + 2; next < at + length; next++) {
      if ((bytes[next] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }
}
