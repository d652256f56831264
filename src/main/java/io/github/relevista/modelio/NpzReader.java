package io.github.relevista.modelio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads the arrays of an {@code .npz} file, a zip of {@code .npy} files, as floats. No memory is
 * taken on the word of a header that the file around it belies.
 */
final class NpzReader {
  private static final String SUFFIX = ".npy";

  /** Bytes that are converted at a time; a multiple of the size of every number. */
  private static final int CHUNK = 1 << 16;

  private final ModelFile file;
  private final ZipFile zip;
  private final long memory;
  private final SortedMap<String, Tensor> tensors = new TreeMap<>();
  private long taken;

  private NpzReader(ModelFile file, ZipFile zip, long memory) {
    this.file = file;
    this.zip = zip;
    this.memory = memory;
  }

  /**
   * Reads all arrays of a file, if they take at most half of the memory that this JVM may use.
   *
   * @return the arrays by name, in row-major order
   * @throws InvalidModelException if the file cannot be read or is damaged, or if a member of it is
   *     no array of floats of two dimensions at most
   */
  static SortedMap<String, Tensor> read(Path path) {
    return read(path, Runtime.getRuntime().maxMemory() / 2);
  }

  /**
   * @param memory bytes that the arrays may take
   */
  static SortedMap<String, Tensor> read(Path path, long memory) {
    ModelFile file = ModelFile.of(path);
    try (ZipFile zip = new ZipFile(path.toFile())) {
      return new NpzReader(file, zip, memory).tensors();
    } catch (ZipException e) {
      throw notAZip(file, e);
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  /** What the arrays of a file say of themselves, without their values. */
  static SortedMap<String, NpyHeader> headers(Path path) {
    ModelFile file = ModelFile.of(path);
    SortedMap<String, NpyHeader> headers = new TreeMap<>();
    try (ZipFile zip = new ZipFile(path.toFile())) {
      for (ZipEntry entry : zip.stream().filter(e -> e.getName().endsWith(SUFFIX)).toList()) {
        String name = entry.getName().substring(0, entry.getName().length() - SUFFIX.length());
        try (InputStream in = zip.getInputStream(entry)) {
          headers.put(name, NpyHeader.read(file, "array '%s': ".formatted(name), in));
        }
      }
    } catch (ZipException e) {
      throw notAZip(file, e);
    } catch (IOException e) {
      throw file.unreadable(e);
    }
    return headers;
  }

  private static InvalidModelException notAZip(ModelFile file, ZipException e) {
    return file.refused(
        "not a zip, as .npz files are, or a damaged one (%s); write it again with numpy.savez",
        e.getMessage());
  }

  private SortedMap<String, Tensor> tensors() throws IOException {
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      String name = entry.getName();
      if (!name.endsWith(SUFFIX)) {
        throw file.refused(
            "holds '%s', which is no .npy array; write it again with numpy.savez", name);
      }
      name = name.substring(0, name.length() - SUFFIX.length());
      String place = "array '%s': ".formatted(name);
      try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
        if (tensors.put(name, tensor(entry, place, in)) != null) {
          throw file.refused("%sstands twice", place);
        }
      } catch (ZipException e) {
        throw file.refused("%sis damaged (%s); copy the file again", place, e.getMessage());
      }
    }
    return tensors;
  }

  private Tensor tensor(ZipEntry entry, String place, CheckedInputStream in) throws IOException {
    NpyHeader header = NpyHeader.read(file, place, in);
    checkSize(entry, place, header);
    float[] values = values(header, place, in);
    if (in.read() >= 0 || in.getChecksum().getValue() != entry.getCrc()) {
      throw file.refused("%sits checksum is not that of its bytes; copy the file again", place);
    }
    return new Tensor(
        header.shape(), header.order() == NpyHeader.Order.C ? values : transposed(header, values));
  }

  /** Refuses an array before memory is taken for it, if the file cannot hold what it claims. */
  private void checkSize(ZipEntry entry, String place, NpyHeader header) {
    long values = Tensor.count(header.shape());
    if (values > SafetensorsHeader.MAXIMUM_VALUES) {
      throw file.refused(
          "%sshape %s is too large; %d values can be read",
          place, header.shape(), SafetensorsHeader.MAXIMUM_VALUES);
    }
    long bytes = header.bytes() + values * header.type().bytes();
    if (bytes != entry.getSize()) {
      throw file.refused(
          "%sits header claims %d bytes, the file says %d; write it again with numpy.savez",
          place, bytes, entry.getSize());
    }
    if (!ZipMembers.canHold(entry, bytes)) {
      throw file.refused(
          "%sclaims %d bytes, more than %d compressed ones can hold; copy the file again",
          place, bytes, entry.getCompressedSize());
    }
    taken += values * Float.BYTES;
    if (taken > memory) {
      throw file.refused(
          "%sthe arrays up to this one take %d bytes, of the memory of this JVM at most %d may be"
              + " used; give it more: JAVA_TOOL_OPTIONS=-Xmx8g",
          place, taken, memory);
    }
  }

  private float[] values(NpyHeader header, String place, InputStream in) throws IOException {
    float[] values = new float[(int) Tensor.count(header.shape())];
    byte[] chunk = new byte[CHUNK];
    int done = 0;
    while (done < values.length) {
      int count = Math.min(values.length - done, CHUNK / header.type().bytes());
      int wanted = count * header.type().bytes();
      if (in.readNBytes(chunk, 0, wanted) < wanted) {
        throw file.refused("%sends before its data does; copy the file again", place);
      }
      ByteBuffer bytes = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
      header.type().next(bytes, values, done, count);
      done += count;
    }
    return values;
  }

  /** The values of an array in Fortran order, in row-major order. */
  private static float[] transposed(NpyHeader header, float[] values) {
    List<Long> shape = header.shape();
    if (shape.size() < 2 || values.length == 0) {
      return values;
    }
    int rows = Math.toIntExact(shape.get(0));
    int columns = Math.toIntExact(shape.get(1));
    float[] rowMajor = new float[values.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        rowMajor[row * columns + column] = values[column * rows + row];
      }
    }
    return rowMajor;
  }
}
