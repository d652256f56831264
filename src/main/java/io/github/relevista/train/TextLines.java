package io.github.relevista.train;

import io.github.relevista.reading.Compression;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The lines of a local file, compressed or plain, split at line feeds alone. For one thread. */
final class TextLines implements Closeable {
  private final Path file;
  private final InputStream in;
  private long line;

  private TextLines(Path file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  /**
   * Opens a file.
   *
   * @throws TrainingDataException if there is none, or it cannot be read
   */
  static TextLines open(Path file) {
    try {
      InputStream content = Compression.open(file.toString(), Files.newInputStream(file)).content();
      return new TextLines(file, new BufferedInputStream(content, 1 << 16));
    } catch (NoSuchFileException e) {
      throw TrainingDataException.of(file, "there is no such file");
    } catch (IOException e) {
      throw TrainingDataException.of(file, "cannot be read: %s", e.getMessage());
    }
  }

  /** The bytes of the next line without its line feed, or null at the end of the file. */
  byte[] nextBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      int next = in.read();
      if (next < 0) {
        return null;
      }
      for (; next >= 0 && next != '\n'; next = in.read()) {
        bytes.write(next);
      }
    } catch (IOException e) {
      throw TrainingDataException.of(file, line + 1, "cannot be read: %s", e.getMessage());
    }
    line++;
    return bytes.toByteArray();
  }

  /**
   * The next line, or null at the end of the file.
   *
   * @throws TrainingDataException if it is no valid UTF-8
   */
  String next() {
    byte[] bytes = nextBytes();
    if (bytes == null) {
      return null;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw fault("not UTF-8; save the file as UTF-8");
    }
  }

  /** Number of the last line that was given, counted from 1. */
  long line() {
    return line;
  }

  /** A fault of the last line that was given. */
  TrainingDataException fault(String problem, Object... values) {
    return TrainingDataException.of(file, line, problem, values);
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw TrainingDataException.of(file, "cannot be closed: %s", e.getMessage());
    }
  }
}
