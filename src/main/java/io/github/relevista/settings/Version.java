package io.github.relevista.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this program. */
public final class Version {
  private static final String RESOURCE = "/io/github/relevista/version.properties";

  private Version() {}

  /** The version that the build wrote down, such as {@code 0.1.0}. */
  public static String current() {
    try (InputStream resource = Version.class.getResourceAsStream(RESOURCE)) {
      Properties properties = new Properties();
      properties.load(resource);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
