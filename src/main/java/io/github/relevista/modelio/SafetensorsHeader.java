package io.github.relevista.modelio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a safetensors file says about itself before its data, checked in full against the size of
 * the file: whoever holds a header may allocate by it.
 *
 * <p>The format (https://github.com/huggingface/safetensors): 8 bytes of header length, unsigned
 * and little-endian; the header, a JSON object from a tensor's name to its {@code dtype}, {@code
 * shape} and {@code data_offsets}, perhaps with a key {@code __metadata__}, perhaps padded with
 * spaces; the data, in which the tensors lie without overlap or gap.
 *
 * @param entries the tensors in the order of their data
 */
record SafetensorsHeader(List<Entry> entries) {
  /** The key of a header that names no tensor. */
  static final String METADATA = "__metadata__";

  /** The longest header that the format allows. */
  static final int MAXIMUM_LENGTH = 100_000_000;

  /** A little less than the largest array, whose exact size depends on the JVM. */
  static final int MAXIMUM_VALUES = Integer.MAX_VALUE - 8;

  /**
   * One tensor of the file.
   *
   * @param begin its first byte, counted from the beginning of the data
   * @param end the byte after its last
   */
  record Entry(String name, TensorType type, List<Long> shape, long begin, long end) {
    int values() {
      return Math.toIntExact((end - begin) / type.bytes());
    }
  }

  /**
   * Reads the header and leaves the stream at the first byte of data.
   *
   * @param size of the file, in bytes
   */
  static SafetensorsHeader read(ModelFile file, InputStream in, long size) throws IOException {
    byte[] prefix = in.readNBytes(Long.BYTES);
    if (prefix.length < Long.BYTES) {
      throw file.refused(
          "a safetensors file begins with %d bytes of header length, found %d bytes",
          Long.BYTES, prefix.length);
    }
    long length = ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 0 || length > MAXIMUM_LENGTH) {
      throw file.refused(
          "claims a header of %s bytes, the format allows %d; is it a safetensors file?",
          Long.toUnsignedString(length), MAXIMUM_LENGTH);
    }
    byte[] json = in.readNBytes((int) length);
    if (json.length < length) {
      throw file.refused(
          "claims a header of %d bytes, has %d after it; copy the file again", length, json.length);
    }
    List<Entry> entries = entries(file, json);
    checkCover(file, entries, size - Long.BYTES - length);
    return new SafetensorsHeader(entries);
  }

  private static List<Entry> entries(ModelFile file, byte[] json) {
    JsonObject header;
    try {
      header = JsonObject.parse(file, "header: ", Utf8.decode(json));
    } catch (CharacterCodingException e) {
      throw file.refused("header: not UTF-8; is it a safetensors file?");
    }
    List<Entry> entries = new ArrayList<>();
    for (String name : header.keys()) {
      if (!name.equals(METADATA)) {
        entries.add(entry(name, header.object(name, "tensor '%s': ".formatted(name))));
      }
    }
    entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    return List.copyOf(entries);
  }

  private static Entry entry(String name, JsonObject fields) {
    String dtype = fields.text("dtype");
    TensorType type =
        TensorType.of(dtype)
            .orElseThrow(
                () ->
                    fields.refused(
                        "dtype must be one of %s, was '%s'; export the weights as F32",
                        List.of(TensorType.values()), dtype));
    List<Long> shape = fields.counts("shape");
    List<Long> offsets = fields.counts("data_offsets");
    if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
      throw fields.refused("data_offsets must be [begin, end], was %s", offsets);
    }
    long values = Tensor.count(shape);
    if (values > MAXIMUM_VALUES) {
      throw fields.refused("shape %s is too large; %d values can be read", shape, MAXIMUM_VALUES);
    }
    long span = offsets.get(1) - offsets.get(0);
    if (values * type.bytes() != span) {
      throw fields.refused(
          "shape %s of %s takes %d bytes, data_offsets %s hold %d",
          shape, type, values * type.bytes(), offsets, span);
    }
    return new Entry(name, type, shape, offsets.get(0), offsets.get(1));
  }

  /** Refuses tensors that overlap, leave a gap or do not end where the file does. */
  private static void checkCover(ModelFile file, List<Entry> entries, long dataSize) {
    long end = 0;
    for (Entry entry : entries) {
      if (entry.begin() != end) {
        throw file.refused(
            "tensor '%s' begins at byte %d of the data, not at %d, where those before it end",
            entry.name(), entry.begin(), end);
      }
      end = entry.end();
    }
    if (end != dataSize) {
      throw file.refused(
          "the tensors take %d bytes, the file has %d bytes of data; copy the file again",
          end, dataSize);
    }
  }
}
