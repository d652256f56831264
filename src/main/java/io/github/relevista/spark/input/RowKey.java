package io.github.relevista.spark.input;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What stands for the id of a row that has none: the hash of its file and of what it holds. */
public final class RowKey {
  private RowKey() {}

  /** The SHA-256 of a file's name, a zero byte and a row's bytes, in hexadecimal. */
  public static String of(String file, byte[] row) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(file.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      return HexFormat.of().formatHex(digest.digest(row));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
