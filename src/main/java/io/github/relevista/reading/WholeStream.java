package io.github.relevista.reading;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Unpacked bytes; whatever is wrong with the packed ones is an {@link IOException} in one line. */
final class WholeStream extends FilterInputStream {
  private final Compression compression;

  WholeStream(Compression compression, InputStream unpacked) {
    super(unpacked);
    this.compression = compression;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int count = read(one, 0, 1);
    return count < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      int count = in.read(bytes, offset, length);
      while (count == 0 && length > 0) {
        count = in.read(bytes, offset, length);
      }
      return count;
    } catch (IOException | RuntimeException damaged) {
      // Readers of damaged bytes may run into any index or state.
      throw damaged(compression, damaged);
    }
  }

  /** What is wrong with packed bytes, in one line. */
  static IOException damaged(Compression compression, Exception cause) {
    return new IOException(
        "it is no whole %s data (%s)"
            .formatted(compression.name().toLowerCase(Locale.ROOT), reason(cause)),
        cause);
  }

  /** Faults of readers that meet an end or a wrong index too early often say nothing. */
  private static String reason(Exception cause) {
    if (cause.getMessage() != null) {
      return cause.getMessage();
    }
    return cause instanceof EOFException ? "it ends too early" : "its bytes make no sense";
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
