package io.github.relevista.reading;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the first bytes of a text tell of its encoding. */
final class Encodings {
  /** Bytes that are looked at. */
  private static final int LOOKED_AT = 4096;

  /** Too few bytes prove nothing. */
  private static final int LEAST = 8;

  private Encodings() {}

  /** The encoding that a byte order mark tells. */
  static Optional<Charset> byMark(byte[] head) {
    if (begins(head, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    if (begins(head, 0xFF, 0xFE, 0, 0)) {
      return Optional.of(Charset.forName("UTF-32LE"));
    }
    if (begins(head, 0, 0, 0xFE, 0xFF)) {
      return Optional.of(Charset.forName("UTF-32BE"));
    }
    if (begins(head, 0xFF, 0xFE)) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    if (begins(head, 0xFE, 0xFF)) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return Optional.empty();
  }

  /**
   * UTF-16 without a mark: of text whose names, digits and marks of punctuation are ASCII every
   * second byte is often zero and the others never are. No text of another encoding has zeros.
   */
  static Optional<Charset> byZeros(byte[] head) {
    int length = Math.min(head.length, LOOKED_AT) & ~1;
    int[] zeros = new int[2];
    for (int index = 0; index < length; index++) {
      zeros[index & 1] += head[index] == 0 ? 1 : 0;
    }
    int often = length / 2 / 4;
    if (length < LEAST || Math.min(zeros[0], zeros[1]) > 0) {
      return Optional.empty();
    }
    if (zeros[1] > often) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    return zeros[0] > often ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
  }

  private static boolean begins(byte[] head, int... mark) {
    for (int index = 0; index < mark.length; index++) {
      if (index >= head.length || (head[index] & 0xFF) != mark[index]) {
        return false;
      }
    }
    return true;
  }
}
