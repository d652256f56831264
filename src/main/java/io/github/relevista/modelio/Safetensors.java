package io.github.relevista.modelio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads and writes safetensors files, the format in which torch's users hand weights on. Numbers of
 * every type of {@link TensorType} are read as floats, float itself bit by bit.
 */
public final class Safetensors {
  /** Bytes that are converted at a time; a multiple of the size of every number. */
  private static final int CHUNK = 1 << 16;

  /** The data begins at a multiple of this, as the format asks of writers. */
  private static final int ALIGNMENT = 8;

  private Safetensors() {}

  /**
   * Reads all tensors of a file. Memory is taken only for what the file holds, whatever its header
   * claims.
   *
   * @return the tensors by name
   * @throws InvalidModelException if the file cannot be read, is cut off or damaged, or holds a
   *     type of number that cannot be read as floats
   */
  public static SortedMap<String, Tensor> read(ModelSource source, String name) {
    ModelFile file = new ModelFile(source, name);
    SortedMap<String, Tensor> tensors = new TreeMap<>();
    try (InputStream in = source.open(name)) {
      byte[] chunk = new byte[CHUNK];
      for (SafetensorsHeader.Entry entry :
          SafetensorsHeader.read(file, in, source.size(name)).entries()) {
        tensors.put(entry.name(), new Tensor(entry.shape(), values(file, in, entry, chunk)));
      }
      return tensors;
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  private static float[] values(
      ModelFile file, InputStream in, SafetensorsHeader.Entry entry, byte[] chunk)
      throws IOException {
    float[] values = new float[entry.values()];
    int done = 0;
    while (done < values.length) {
      int count = Math.min(values.length - done, CHUNK / entry.type().bytes());
      int wanted = count * entry.type().bytes();
      int got = in.readNBytes(chunk, 0, wanted);
      if (got < wanted) {
        throw file.refused("ends inside tensor '%s'; copy the file again", entry.name());
      }
      ByteBuffer bytes = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
      entry.type().next(bytes, values, done, count);
      done += count;
    }
    return values;
  }

  /**
   * Writes tensors in the order of their names. The same tensors give the same bytes.
   *
   * @param path of the file, which is replaced if there is one
   * @param tensors by name
   * @param type of the numbers in the file; each value is rounded to it
   * @throws IllegalArgumentException if a tensor is called {@code __metadata__} or a finite value
   *     would become infinite
   */
  public static void write(Path path, SortedMap<String, Tensor> tensors, TensorType type)
      throws IOException {
    byte[] header = header(tensors, type);
    checkRange(tensors, type);
    try (OutputStream out = Files.newOutputStream(path)) {
      out.write(header);
      for (Tensor tensor : tensors.values()) {
        write(out, tensor.values(), type);
      }
    }
  }

  private static byte[] header(SortedMap<String, Tensor> tensors, TensorType type)
      throws IOException {
    ObjectNode header = JsonObject.MAPPER.createObjectNode();
    long begin = 0;
    for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
      if (tensor.getKey().equals(SafetensorsHeader.METADATA)) {
        throw new IllegalArgumentException("a tensor cannot be called " + tensor.getKey());
      }
      long end = begin + (long) tensor.getValue().values().length * type.bytes();
      ObjectNode entry = header.putObject(tensor.getKey()).put("dtype", type.name());
      tensor.getValue().shape().forEach(entry.putArray("shape")::add);
      entry.putArray("data_offsets").add(begin).add(end);
      begin = end;
    }
    byte[] json = JsonObject.MAPPER.writeValueAsBytes(header);
    int padded = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    byte[] bytes = new byte[Long.BYTES + padded];
    Arrays.fill(bytes, (byte) ' ');
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(padded).put(json);
    return bytes;
  }

  /**
   * @throws IllegalArgumentException if a finite value would become infinite
   */
  static void checkRange(SortedMap<String, Tensor> tensors, TensorType type) {
    tensors.forEach(
        (name, tensor) -> {
          for (float value : tensor.values()) {
            if (Float.isFinite(value) && Math.abs(value) > type.largest()) {
              throw new IllegalArgumentException(
                  "tensor '%s' holds %s, which %s cannot hold; write it as F32"
                      .formatted(name, value, type));
            }
          }
        });
  }

  private static void write(OutputStream out, float[] values, TensorType type) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      if (!chunk.hasRemaining()) {
        out.write(chunk.array(), 0, chunk.position());
        chunk.clear();
      }
      type.put(chunk, value);
    }
    out.write(chunk.array(), 0, chunk.position());
  }
}
