package io.github.relevista.reading;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Unpacks the blocks of Hadoop's codecs for Snappy and LZ4: of each block the length of its content
 * (32 bits, the highest first), then chunks until that length is reached, of each its packed length
 * and its bytes.
 */
final class HadoopBlocks extends InputStream {
  /** What unpacks a chunk. */
  interface Unpacker {
    InputStream open(InputStream chunk) throws IOException;
  }

  /** Hadoop packs 256 KB at a time; a longer chunk is no chunk. */
  private static final int LONGEST_CHUNK = 1 << 26;

  private final InputStream in;
  private final Unpacker unpacker;
  private InputStream chunk = InputStream.nullInputStream();
  private long missing;

  HadoopBlocks(InputStream in, Unpacker unpacker) {
    this.in = in;
    this.unpacker = unpacker;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int count = chunk.read(bytes, offset, length);
    while (count <= 0) {
      if (!openNextChunk()) {
        return -1;
      }
      count = chunk.read(bytes, offset, length);
    }
    missing -= count;
    if (missing < 0) {
      throw new IOException("a block holds more than it says");
    }
    return count;
  }

  private boolean openNextChunk() throws IOException {
    while (missing == 0) {
      int first = in.read();
      if (first < 0) {
        return false;
      }
      missing = number(first);
    }
    int length = (int) number(in.read());
    if (length < 0 || length > LONGEST_CHUNK) {
      throw new IOException("a chunk of %d bytes is none".formatted(length));
    }
    byte[] packed = in.readNBytes(length);
    if (packed.length < length) {
      throw new EOFException("a chunk ends early");
    }
    chunk = unpacker.open(new ByteArrayInputStream(packed));
    return true;
  }

  /** Four bytes, the first of which has been read. */
  private long number(int first) throws IOException {
    long number = first;
    for (int place = 1; place < Integer.BYTES; place++) {
      int next = in.read();
      if (first < 0 || next < 0) {
        throw new EOFException("a block ends early");
      }
      number = number << Byte.SIZE | next;
    }
    return number;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
