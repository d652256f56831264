package io.github.relevista.modelio;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes an {@code .npz} file as {@code numpy.savez} does: arrays of float, not compressed. */
final class NpzWriter {
  /** The first moment that a zip can tell: the same tensors are to give the same bytes. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final int CHUNK_FLOATS = 1 << 14;

  private NpzWriter() {}

  /**
   * Writes tensors in the order of their names. The same tensors give the same bytes.
   *
   * @param path of the file, which is replaced if there is one
   * @param tensors by name
   */
  static void write(Path path, SortedMap<String, Tensor> tensors) throws IOException {
    try (ZipOutputStream out =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(path)))) {
      for (Map.Entry<String, Tensor> named : tensors.entrySet()) {
        out.putNextEntry(entry(named.getKey() + ".npy", named.getValue()));
        write(out, named.getValue());
        out.closeEntry();
      }
    }
  }

  /** A member that is not compressed says its size and checksum before its data. */
  private static ZipEntry entry(String name, Tensor tensor) throws IOException {
    CRC32 checksum = new CRC32();
    write(new CheckedOutputStream(OutputStream.nullOutputStream(), checksum), tensor);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setTimeLocal(NO_TIME);
    entry.setSize(
        NpyHeader.ofFloats(tensor.shape()).length + (long) tensor.values().length * Float.BYTES);
    entry.setCrc(checksum.getValue());
    return entry;
  }

  private static void write(OutputStream out, Tensor tensor) throws IOException {
    out.write(NpyHeader.ofFloats(tensor.shape()));
    ByteBuffer chunk =
        ByteBuffer.allocate(CHUNK_FLOATS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : tensor.values()) {
      if (!chunk.hasRemaining()) {
        out.write(chunk.array(), 0, chunk.position());
        chunk.clear();
      }
      chunk.putFloat(value);
    }
    out.write(chunk.array(), 0, chunk.position());
  }
}
