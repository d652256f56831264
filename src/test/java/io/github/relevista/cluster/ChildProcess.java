package io.github.relevista.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A process that a test starts. What it prints goes to a file; every wait for it has a limit and
 * fails with the last of those lines; closing it, or the end of the test's own JVM, ends it and its
 * children.
 */
final class ChildProcess implements AutoCloseable {
  /** How long a busy machine may take before a wait counts as stuck. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private static final Duration POLL = Duration.ofMillis(50);
  private static final int LAST_LINES = 60;

  /**
   * Most of what the JVMs of such short runs cost is compiling and reading classes: engines alone
   * have the optimising compiler, and classes come from the archive that the launcher makes,
   * wherever that fits.
   */
  private static final String JVM_OPTIONS =
      String.join(
          " ",
          "-XX:+UseSerialGC -XX:+UnlockDiagnosticVMOptions -XX:+DisplayVMOutputToStderr",
          "\"-XX:CompilerDirectivesFile=" + absolute("src/test/jvm/optimised.json") + "\"",
          "\"-XX:SharedArchiveFile=" + ClassArchive.FILE + "\"",
          "-Xlog:cds*=off");

  private final String name;
  private final Path log;
  private final Process process;

  private ChildProcess(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
  }

  /**
   * Starts a process that sees nothing of the user's own Spark and Hadoop, and whose JVMs are told
   * {@code JVM_OPTIONS} beside what its environment says in {@code JDK_JAVA_OPTIONS}.
   *
   * @param name what to call it, and its log
   * @param folder an existing folder for its log and for Spark's own files
   * @param directory where it runs
   * @param environment variables beside those of this JVM
   * @param command the program and its arguments
   */
  static ChildProcess start(
      String name,
      Path folder,
      Path directory,
      Map<String, String> environment,
      List<String> command)
      throws IOException {
    ClassArchive.make();
    Path log = folder.resolve(name + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toAbsolutePath().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    Map<String, String> variables = builder.environment();
    variables.keySet().removeIf(key -> key.startsWith("SPARK_") || key.startsWith("HADOOP_"));
    variables.put("JAVA_HOME", System.getProperty("java.home"));
    variables.put("SPARK_LOCAL_IP", "127.0.0.1");
    // A JVM that is killed leaves its blocks behind: they go with the test's folder.
    variables.put("SPARK_LOCAL_DIRS", folder.toString());
    variables.putAll(environment);
    variables.merge("JDK_JAVA_OPTIONS", JVM_OPTIONS, (theirs, ours) -> ours + " " + theirs);
    ChildProcess child = new ChildProcess(name, log, builder.start());
    Runtime.getRuntime().addShutdownHook(new Thread(child::kill));
    child.process.getOutputStream().close();
    return child;
  }

  private static Path absolute(String path) {
    return Path.of(path).toAbsolutePath();
  }

  /** Waits until a condition holds; fails if the process ends before that. */
  void await(String what, BooleanSupplier condition) throws InterruptedException {
    long start = System.nanoTime();
    while (true) {
      // In this order: the condition may have come true with the process's last act.
      boolean alive = process.isAlive();
      if (condition.getAsBoolean()) {
        return;
      }
      if (!alive) {
        throw failure("ended with exit code " + process.exitValue() + " before " + what);
      }
      if (System.nanoTime() - start > LIMIT.toNanos()) {
        throw failure("kept waiting for " + LIMIT + " until " + what);
      }
      Thread.sleep(POLL.toMillis());
    }
  }

  /** Waits until the process ends; fails unless it ends with exit code 0. */
  void awaitSuccess() throws InterruptedException {
    if (!process.waitFor(LIMIT.toNanos(), TimeUnit.NANOSECONDS)) {
      throw failure("did not end in " + LIMIT);
    }
    if (process.exitValue() != 0) {
      throw failure("ended with exit code " + process.exitValue());
    }
  }

  /** What the process has printed so far. */
  String output() {
    try {
      // Whatever the bytes mean, each of them is a character here: a log may end amid one of UTF-8.
      return Files.readString(log, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The processes that this one has started, and theirs, as far as they still run. */
  Stream<ProcessHandle> descendants() {
    return process.descendants();
  }

  /** A failure of this process, with the last lines that it printed. */
  AssertionError failure(String what) {
    List<String> lines = output().lines().toList();
    List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
    return new AssertionError(
        "%s %s; the last lines of %s:\n%s".formatted(name, what, log, String.join("\n", last)));
  }

  /** Ends the process and its descendants by SIGKILL, so that none of them has a last word. */
  void kill() {
    // Gathered first: once the process is gone nobody can tell whose they were. The process dies
    // first: it would replace them.
    List<ProcessHandle> children = descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    process.onExit().orTimeout(LIMIT.toMinutes(), TimeUnit.MINUTES).join();
  }

  @Override
  public void close() {
    kill();
  }
}
