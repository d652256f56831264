package io.github.relevista.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text of another encoding as UTF-8. Bytes that are no character of the encoding become {@value
 * #BAD}, which no UTF-8 has: the row that holds them is rejected like any other of bad bytes.
 */
final class Utf8Stream extends InputStream {
  /** Stands for bytes that are no character. */
  static final byte BAD = (byte) 0xFF;

  private static final int BUFFER = 1 << 15;

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final CharsetEncoder encoder =
      StandardCharsets.UTF_8
          .newEncoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .replaceWith(new byte[] {'?'});
  private final ByteBuffer raw = ByteBuffer.allocate(BUFFER).limit(0);
  private final CharBuffer chars = CharBuffer.allocate(BUFFER);

  /** A character of UTF-16 takes three bytes at most, and the bad byte one more. */
  private final ByteBuffer utf8 = ByteBuffer.allocate(3 * BUFFER + 1).limit(0);

  private boolean isAtEnd;
  private boolean isDone;

  Utf8Stream(InputStream in, Charset charset) {
    this.in = in;
    decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  @Override
  public int read() throws IOException {
    return fill() ? utf8.get() & 0xFF : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, utf8.remaining());
    utf8.get(bytes, offset, count);
    return count;
  }

  /** Whether there is a byte to give. */
  private boolean fill() throws IOException {
    while (!utf8.hasRemaining()) {
      if (isDone) {
        return false;
      }
      utf8.clear();
      decode();
      utf8.flip();
    }
    return true;
  }

  private void decode() throws IOException {
    chars.clear();
    CoderResult result = decoder.decode(raw, chars, isAtEnd);
    boolean isBad = result.isError();
    if (isBad) {
      raw.position(raw.position() + result.length());
    } else if (result.isUnderflow()) {
      if (isAtEnd) {
        decoder.flush(chars);
        isDone = true;
      } else {
        readMore();
      }
    }
    chars.flip();
    encoder.reset();
    encoder.encode(chars, utf8, true);
    if (isBad) {
      utf8.put(BAD);
    }
  }

  private void readMore() throws IOException {
    raw.compact();
    int count = in.read(raw.array(), raw.position(), raw.remaining());
    if (count < 0) {
      isAtEnd = true;
    } else {
      raw.position(raw.position() + count);
    }
    raw.flip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
