package io.github.relevista.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The file that takes the traces of faults, so that a person is told one line: that of {@code
 * -Drelevista.log}, by default one a user in the folder of temporary files. Spark's own log goes
 * there too (conf/log4j2.properties).
 */
final class FaultLog {
  private FaultLog() {}

  static Path file() {
    String chosen = System.getProperty("relevista.log");
    return chosen != null
        ? Path.of(chosen)
        : Path.of(System.getProperty("java.io.tmpdir"))
            .resolve("relevista-" + System.getProperty("user.name") + ".log");
  }

  /** Adds a trace, and says where it is; or why it is nowhere. */
  static String keep(Throwable error) {
    StringWriter trace = new StringWriter();
    trace
        .append(LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS).toString())
        .append(" %d fault: ".formatted(ProcessHandle.current().pid()));
    error.printStackTrace(new PrintWriter(trace, true));
    try {
      Files.writeString(file(), trace.toString(), UTF_8, CREATE, APPEND);
      return "the trace is in " + file();
    } catch (IOException e) {
      return "the trace could not be kept in " + file();
    }
  }
}
