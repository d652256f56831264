package io.github.relevista.spark.input;

import io.github.relevista.intake.ReviewColumns;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which columns of an input stand in the names of its folders, as {@code category=film/} does. They
 * win over columns of the same name in the files, as they do with Spark and Hive.
 *
 * @param columns the columns that make a review
 * @param names those of them that the folders above every file name
 */
record FolderColumns(ReviewColumns columns, Set<String> names) {
  /** What stands for null in the name of a folder. */
  private static final String NULL = "__HIVE_DEFAULT_PARTITION__";

  FolderColumns {
    names = Set.copyOf(names);
  }

  static FolderColumns of(ReviewColumns columns, InputFiles files) {
    Set<String> names = new LinkedHashSet<>(files.files().isEmpty() ? List.of() : columns.values());
    files.files().forEach(file -> names.retainAll(above(file.getPath().toString()).keySet()));
    return new FolderColumns(columns, names);
  }

  /** The values that the folders above a file name, by their columns; null is a value. */
  static Map<String, String> above(String file) {
    Map<String, String> values = new LinkedHashMap<>();
    String[] folders = file.split("/");
    for (int index = 0; index < folders.length - 1; index++) {
      int equals = folders[index].indexOf('=');
      if (equals > 0) {
        String value = unescaped(folders[index].substring(equals + 1));
        values.put(
            unescaped(folders[index].substring(0, equals)), value.equals(NULL) ? null : value);
      }
    }
    return values;
  }

  /** What is written as {@code %2F}, since no folder may have a slash in its name. */
  private static String unescaped(String name) {
    if (name.indexOf('%') < 0) {
      return name;
    }
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer plain = ByteBuffer.allocate(bytes.length);
    for (int index = 0; index < bytes.length; index++) {
      int code = bytes[index] == '%' && index + 2 < bytes.length ? code(bytes, index + 1) : -1;
      plain.put(code < 0 ? bytes[index] : (byte) code);
      index += code < 0 ? 0 : 2;
    }
    return new String(plain.array(), 0, plain.position(), StandardCharsets.UTF_8);
  }

  private static int code(byte[] bytes, int begin) {
    int high = Character.digit(bytes[begin], 16);
    int low = Character.digit(bytes[begin + 1], 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  /** The columns that the files themselves have to give. */
  ReviewColumns inFiles() {
    List<String> slices = new ArrayList<>(columns.slices());
    slices.removeAll(names);
    return new ReviewColumns(
        columns.kind(),
        columns.content(),
        columns.id() == null || names.contains(columns.id()) ? null : columns.id(),
        columns.label() == null || names.contains(columns.label()) ? null : columns.label(),
        slices);
  }
}
