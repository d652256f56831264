package io.github.relevista.modelio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a {@code .npy} array says about itself before its data.
 *
 * <p>The format (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html), versions
 * 1.0, 2.0 and 3.0: {@code \x93NUMPY}, the two bytes of the version, the header's length (2 bytes
 * in version 1.0, 4 in the others, little-endian), and the header: a Python dictionary of {@code
 * descr}, {@code fortran_order} and {@code shape}, padded with spaces.
 *
 * @param type the type of the numbers
 * @param order how the data runs through the array
 * @param shape the size of each dimension, two at most
 * @param bytes of everything before the data
 */
record NpyHeader(TensorType type, Order order, List<Long> shape, int bytes) {
  /** How data runs through an array. */
  enum Order {
    /** Row by row. */
    C,
    /** Column by column. */
    FORTRAN
  }

  /** The longest header that is read, which is numpy's own limit. */
  private static final int MAXIMUM_LENGTH = 10_000;

  private static final byte[] MAGIC = "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1);

  private static final String DESCR = "(['\"])descr\\1\\s*:\\s*(?<descr>'[^']*'|\"[^\"]*\"|\\[.*])";
  private static final String ORDER = "(['\"])fortran_order\\3\\s*:\\s*(?<fortran>True|False)";
  private static final String SHAPE =
      "(['\"])shape\\5\\s*:\\s*\\((?<shape>(?:\\s*\\d{1,18}\\s*,){0,64}\\s*(?:\\d{1,18})?\\s*)\\)";

  /** Numpy writes the three keys in this order, which the format advises all writers to keep. */
  private static final Pattern DICTIONARY =
      Pattern.compile(
          "\\{\\s*%s\\s*,\\s*%s\\s*,\\s*%s\\s*,?\\s*}\\s*".formatted(DESCR, ORDER, SHAPE));

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /**
   * Reads the header and leaves the stream at the first byte of data.
   *
   * @param place of the array in the file, for messages, such as {@code "array 'E': "}
   * @throws InvalidModelException if there is no such header, or it tells of an array that cannot
   *     be read as floats
   */
  static NpyHeader read(ModelFile file, String place, InputStream in) throws IOException {
    byte[] start = bytes(file, place, in, MAGIC.length + 2);
    if (!Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw file.refused("%sdoes not begin as an .npy array does", place);
    }
    int major = start[MAGIC.length] & 0xFF;
    if (major < 1 || major > 3) {
      throw file.refused("%sis of .npy version %d; versions 1 to 3 can be read", place, major);
    }
    byte[] prefix = bytes(file, place, in, major == 1 ? Short.BYTES : Integer.BYTES);
    long length = 0;
    for (int index = prefix.length - 1; index >= 0; index--) {
      length = length << Byte.SIZE | (prefix[index] & 0xFF);
    }
    if (length > MAXIMUM_LENGTH) {
      throw file.refused(
          "%sclaims a header of %d bytes; %d can be read", place, length, MAXIMUM_LENGTH);
    }
    String header =
        new String(bytes(file, place, in, (int) length), StandardCharsets.ISO_8859_1).strip();
    Matcher dictionary = DICTIONARY.matcher(header);
    if (!dictionary.matches()) {
      throw file.refused("%shas a header that is not numpy's: %.80s", place, header);
    }
    return new NpyHeader(
        type(file, place, dictionary.group("descr")),
        dictionary.group("fortran").equals("True") ? Order.FORTRAN : Order.C,
        shape(file, place, dictionary.group("shape")),
        start.length + prefix.length + (int) length);
  }

  /** The header before an array of floats in row-major order, in version 1.0. */
  static byte[] ofFloats(List<Long> shape) {
    String sizes = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
    String dictionary =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (%s), }"
            .formatted(shape.size() == 1 ? sizes + "," : sizes);
    int prefix = MAGIC.length + 2 + Short.BYTES;
    // The format asks for data at a multiple of 64 and a line feed before it.
    int whole = (prefix + dictionary.length() + 1 + 63) / 64 * 64;
    int length = whole - prefix;
    String header =
        "\u0093NUMPY\u0001\u0000%c%c%s%s\n"
            .formatted(
                (char) (length & 0xFF),
                (char) (length >>> Byte.SIZE),
                dictionary,
                " ".repeat(length - dictionary.length() - 1));
    return header.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(ModelFile file, String place, InputStream in, int wanted)
      throws IOException {
    byte[] bytes = in.readNBytes(wanted);
    if (bytes.length < wanted) {
      throw file.refused("%sends inside its header; write the file again", place);
    }
    return bytes;
  }

  private static TensorType type(ModelFile file, String place, String descr) {
    String name = descr.substring(1, descr.length() - 1);
    return switch (name) {
      case "<f4" -> TensorType.F32;
      case "<f8" -> TensorType.F64;
      case "|O", "O" ->
          throw file.refused(
              "%sholds Python objects, that is a pickle, which runs whatever code it holds when it is loaded, and so is never read here; save arrays of floats: numpy.savez('weights.npz', **{name: numpy.asarray(array, 'float32') for name, array in arrays.items()})",
              place);
      default ->
          throw file.refused(
              "%sis of type %s; little-endian floats of 4 or 8 bytes are needed: array.astype('<f4')",
              place, descr);
    };
  }

  private static List<Long> shape(ModelFile file, String place, String sizes) {
    List<Long> shape =
        NUMBER.matcher(sizes).results().map(size -> Long.valueOf(size.group())).toList();
    if (shape.size() > 2) {
      throw file.refused(
          "%shas the shape %s; the weights of an embedding, a recurrent layer and a Linear layer have one dimension or two",
          place, shape);
    }
    return shape;
  }
}
