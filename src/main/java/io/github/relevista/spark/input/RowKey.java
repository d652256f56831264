package io.github.relevista.spark.input;

import io.github.relevista.ids.Sha256;
import java.nio.charset.StandardCharsets;

/** What stands for the id of a row that has none: the hash of its file and of what it holds. */
public final class RowKey {
  private RowKey() {}

  /** The SHA-256 of a file's name, a zero byte and a row's bytes, in hexadecimal. */
  public static String of(String file, byte[] row) {
    return new Sha256().add(file.getBytes(StandardCharsets.UTF_8)).add((byte) 0).add(row).hex();
  }
}
