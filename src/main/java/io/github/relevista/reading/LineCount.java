package io.github.relevista.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;

/**
 * How many line feeds bytes have, and whether something follows the last one: what counts lines
 * however the bytes were cut into parts.
 *
 * @param lineFeeds number of line feeds
 * @param isOpen whether the last byte is there and no line feed
 */
public record LineCount(long lineFeeds, boolean isOpen) implements Serializable {
  private static final int BUFFER_BYTES = 1 << 16;

  /**
   * Counts up to the end of a stream.
   *
   * @param most bytes to read at most
   */
  public static LineCount of(InputStream in, long most) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long lineFeeds = 0;
    boolean isOpen = false;
    long left = most;
    while (left > 0) {
      int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (count < 0) {
        break;
      }
      left -= count;
      lineFeeds += Framer.lineFeeds(buffer, 0, count);
      isOpen = count > 0 ? buffer[count - 1] != '\n' : isOpen;
    }
    return new LineCount(lineFeeds, isOpen);
  }

  /** Number of lines, where the bytes are those of a whole file. */
  public long lines() {
    return lineFeeds + (isOpen ? 1 : 0);
  }
}
