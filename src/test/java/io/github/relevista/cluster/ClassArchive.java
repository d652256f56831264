package io.github.relevista.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The archive of Spark's classes, which the launcher makes at the first start. Tests run beside
 * each other: it is made once before any of them starts a process, lest each make one.
 */
final class ClassArchive {
  /** Where the launcher keeps it. */
  static final Path FILE =
      Path.of("target/spark-%s.jsa".formatted(System.getProperty("java.version"))).toAbsolutePath();

  private static final Path JARS = Path.of("target/spark/jars");
  private static final int LIMIT_IN_MINUTES = 10;

  private ClassArchive() {}

  /**
   * Has the launcher make the archive unless it has; the first start of anything small does it.
   *
   * @throws IOException if that start fails
   */
  static synchronized void make() throws IOException {
    if (Files.exists(FILE)
        && Files.getLastModifiedTime(FILE).compareTo(Files.getLastModifiedTime(JARS)) >= 0) {
      return;
    }
    File log = Path.of("target/archive-start.log").toFile();
    ProcessBuilder builder =
        new ProcessBuilder("jobs/explain", "--dry-run")
            .redirectErrorStream(true)
            .redirectOutput(log);
    builder.environment().keySet().removeIf(key -> key.startsWith("SPARK_"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    Process start = builder.start();
    start.getOutputStream().close();
    int exitCode = start.onExit().orTimeout(LIMIT_IN_MINUTES, TimeUnit.MINUTES).join().exitValue();
    if (exitCode != 0) {
      throw new IOException(
          "jobs/explain --dry-run ended with %d; see %s".formatted(exitCode, log));
    }
  }
}
