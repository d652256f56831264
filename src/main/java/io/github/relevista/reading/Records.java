package io.github.relevista.reading;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The records of a stream one after the other, each with its place. Holds one record and a buffer,
 * never the stream. For one thread.
 */
public final class Records implements Closeable {
  private static final int BUFFER_BYTES = 1 << 16;

  /** A longer record is a fault of the file: nobody wrote such a review. */
  private static final int LONGEST_RECORD = 1 << 30;

  private final InputStream in;
  private final Framer framer;

  /** The offset of the first record that is not to be read any more. */
  private final long end;

  private byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int limit;
  private boolean isAtEnd;

  /** Offset of the buffer's first byte in the stream. */
  private long bufferOffset;

  private long offset;
  private long number;
  private long line;
  private long nextLine = 1;

  /**
   * @param in bytes, from where a record begins; closed with the records
   * @param framer what finds the records
   * @param begin the offset of the stream's first byte, for {@link #offset}
   * @param end the offset from which on records are no more read
   */
  Records(InputStream in, Framer framer, long begin, long end) {
    this.in = in;
    this.framer = framer;
    this.bufferOffset = begin;
    this.end = end;
  }

  /**
   * Goes to the next record.
   *
   * @return false where there is none
   * @throws IOException if the stream cannot be read
   */
  public boolean next() throws IOException {
    while (true) {
      if (bufferOffset + position >= end) {
        return false;
      }
      switch (framer.find(buffer, position, limit, isAtEnd)) {
        case RECORD -> {
          offset = bufferOffset + framer.contentBegin();
          line = nextLine + Framer.lineFeeds(buffer, position, framer.contentBegin());
          nextLine += Framer.lineFeeds(buffer, position, framer.next());
          position = framer.next();
          number++;
          return true;
        }
        case NONE -> {
          return false;
        }
        case MORE -> readMore();
      }
    }
  }

  /** A copy of the current record, without what ends it. */
  public byte[] bytes() {
    return Arrays.copyOfRange(buffer, framer.contentBegin(), framer.contentEnd());
  }

  /** Where the current record begins, in bytes of the unpacked and decoded content. */
  public long offset() {
    return offset;
  }

  /** The number of the current record among those that were read here, from 1. */
  public long number() {
    return number;
  }

  /** The line in which the current record begins, where the stream begins with line 1. */
  public long line() {
    return line;
  }

  private void readMore() throws IOException {
    int kept = limit - position;
    if (position > 0) {
      System.arraycopy(buffer, position, buffer, 0, kept);
      bufferOffset += position;
      position = 0;
      limit = kept;
    }
    if (limit == buffer.length) {
      if (limit >= LONGEST_RECORD) {
        throw new IOException(
            "the record at byte %d is longer than %,d bytes".formatted(bufferOffset, limit));
      }
      buffer = Arrays.copyOf(buffer, 2 * limit);
    }
    // Filled whole: a record that is longer than the buffer is looked at once for every doubling.
    while (limit < buffer.length && !isAtEnd) {
      int count = in.read(buffer, limit, buffer.length - limit);
      if (count < 0) {
        isAtEnd = true;
      } else {
        limit += count;
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
