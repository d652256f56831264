package io.github.relevista.modelio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Safetensors files made by hand. */
final class SafetensorsBytes {
  static final String FILE = "hand-made.safetensors";

  private SafetensorsBytes() {}

  /** A file whose prefix tells the truth about the header. */
  static byte[] of(String header, byte... data) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return withPrefix(json.length, header, data);
  }

  /** A file that claims the given length of header. */
  static byte[] withPrefix(long claimed, String header, byte... data) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Long.BYTES + json.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(claimed)
        .put(json)
        .put(data)
        .array();
  }

  static MemoryModelSource source(byte[] bytes) {
    return MemoryModelSource.of(FILE, bytes);
  }
}
