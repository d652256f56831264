package io.github.relevista.modelio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives such as torch.save writes, made by hand: a state dictionary of views of storages. */
final class TorchBytes {
  private final ByteArrayOutputStream pickle = new ByteArrayOutputStream();
  private final Map<String, byte[]> members = new LinkedHashMap<>();

  /** A pickle of protocol 2 that begins a dictionary. */
  TorchBytes() {
    pickle.writeBytes(new byte[] {(byte) 0x80, 2});
    begin();
  }

  /** Begins a dictionary. */
  TorchBytes begin() {
    pickle.writeBytes(new byte[] {'}', '('});
    return this;
  }

  /** Ends the dictionary that was begun last. */
  TorchBytes end() {
    pickle.write('u');
    return this;
  }

  TorchBytes storage(String key, float... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    members.put("data/" + key, bytes.array());
    return this;
  }

  TorchBytes member(String name, byte... bytes) {
    members.put(name, bytes);
    return this;
  }

  TorchBytes text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    pickle.write('X');
    pickle.writeBytes(
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length).array());
    pickle.writeBytes(bytes);
    return this;
  }

  TorchBytes number(long value) {
    pickle.writeBytes(new byte[] {(byte) 0x8a, 8});
    pickle.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
    return this;
  }

  private void named(String module, String name) {
    pickle.writeBytes(("c" + module + "\n" + name + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  private void tuple(long... values) {
    pickle.write('(');
    for (long value : values) {
      number(value);
    }
    pickle.write('t');
  }

  /** An entry: a view of a storage of so many elements. */
  TorchBytes tensor(
      String name, String storageType, String key, long elements, long offset, long[][] view) {
    text(name);
    named("torch._utils", "_rebuild_tensor_v2");
    pickle.writeBytes(new byte[] {'(', '('});
    text("storage");
    named("torch", storageType);
    text(key);
    text("cpu");
    number(elements);
    pickle.writeBytes(new byte[] {'t', 'Q'});
    number(offset);
    tuple(view[0]);
    tuple(view[1]);
    pickle.writeBytes(new byte[] {(byte) 0x89, 'N', 't', 'R'});
    return this;
  }

  TorchBytes floats(String name, String key, long elements, long offset, long[][] view) {
    return tensor(name, "FloatStorage", key, elements, offset, view);
  }

  /** An entry that Python would make by calling something. */
  TorchBytes object(String name, String module, String className) {
    text(name);
    named(module, className);
    pickle.writeBytes(new byte[] {')', 'R'});
    return this;
  }

  /** Ends the outermost dictionary and writes the archive, its members not compressed. */
  Path write(Path file) throws IOException {
    end();
    pickle.write('.');
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      add(zip, "weights/data.pkl", pickle.toByteArray());
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        add(zip, "weights/" + member.getKey(), member.getValue());
      }
    }
    return file;
  }

  private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(checksum.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
