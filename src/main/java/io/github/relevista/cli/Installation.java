package io.github.relevista.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where this program lies: the folder of {@code conf}, {@code jobs} and {@code target}.
 *
 * @param home the folder
 */
record Installation(Path home) {
  private static final Pattern UNPACKER =
      Pattern.compile("(commons-(compress|io|lang3)|xz|zstd-jni)-[0-9][^/]*\\.jar");

  /** The one that the launcher names, since it may be called from anywhere. */
  static Installation current() {
    return new Installation(Path.of(System.getProperty("relevista.home", "")));
  }

  /** The jar of this program. */
  Path jar() {
    return home.resolve("target").resolve("relevista.jar");
  }

  /**
   * The jars that come with Spark and unpack compressed files: what the readers of files need where
   * there is no Spark; empty where Spark was not resolved.
   */
  List<Path> unpackers() {
    Path jars = home().resolve("target/spark/jars");
    if (!Files.isDirectory(jars)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(jars)) {
      return files
          .filter(jar -> UNPACKER.matcher(jar.getFileName().toString()).matches())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
