package io.github.relevista.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The hash of a list of keys and values: the first 16 hexadecimal digits of its SHA-256. */
final class SettingsHash {
  private static final int DIGITS = 16;

  private SettingsHash() {}

  static String of(Object... keysAndValues) {
    StringBuilder text = new StringBuilder();
    for (Object part : keysAndValues) {
      List<?> elements = part instanceof List<?> list ? list : List.of(part);
      text.append(elements.size()).append('\n');
      for (Object element : elements) {
        String value = element.toString();
        text.append(value.length()).append(':').append(value).append('\n');
      }
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
