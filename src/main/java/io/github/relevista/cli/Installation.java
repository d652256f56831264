package io.github.relevista.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * Where this program lies: the folder of {@code conf}, {@code jobs} and {@code target}.
 *
 * @param home the folder
 */
record Installation(Path home) {
  /** The one that the launcher names, since it may be called from anywhere. */
  static Installation current() {
    return new Installation(Path.of(System.getProperty("relevista.home", "")));
  }

  /** The jar of this program. */
  Path jar() {
    return home.resolve("target").resolve("relevista.jar");
  }

  /** The jar of ND4J and its natives. */
  Path nd4jJar() {
    return home.resolve("target").resolve("relevista-nd4j.jar");
  }

  /** What is logged where the driver runs beside this folder. */
  URI logging() {
    return home.resolve("conf").resolve("log4j2.properties").toAbsolutePath().toUri();
  }

  /** A file as spark-submit is told of it, whatever characters its path holds. */
  static String address(Path file) {
    try {
      return new URI("file", null, file.toAbsolutePath().toString(), null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no URI for " + file, e);
    }
  }
}
