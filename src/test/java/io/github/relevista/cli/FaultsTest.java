package io.github.relevista.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.settings.InvalidSettingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsTest {
  private static final String LOG = "relevista.log";

  @TempDir private Path folder;
  private Path log;

  @BeforeEach
  void chooseTheLog() {
    log = folder.resolve("faults.log");
    System.setProperty(LOG, log.toString());
  }

  @AfterEach
  void chooseNone() {
    System.clearProperty(LOG);
  }

  @Test
  void faultOfSpark_isOneLineThatNamesTheLog_whichHoldsTheTrace() {
    String line = report(new SparkException("Could not parse Master URL: 'x'"), ExitCode.FAILED);

    assertThat(line)
        .startsWith("relevista: failed: there is no such master: x;")
        .endsWith(" (the trace is in " + log + ")\n")
        .hasLineCount(1);
    assertThat(log).content().contains("fault: org.apache.spark.SparkException", "\tat ");
  }

  @Test
  void faultOfThisProgram_isOneLineToo() {
    String line = report(new IllegalStateException("index 7\nof 3"), ExitCode.FAILED);

    assertThat(line)
        .isEqualTo(
            "relevista: failed: IllegalStateException: index 7 (the trace is in " + log + ")\n");
    assertThat(log).content().contains("IllegalStateException: index 7", "\tat ");
  }

  @Test
  void innermostFaultOfInputOrOutput_isTold() {
    Throwable error = new RuntimeException("outer", new IOException("the socket broke"));

    assertThat(report(error, ExitCode.FAILED)).contains("failed: IOException: the socket broke (");
  }

  @Test
  void whatTheUserDidWrong_leavesNoTrace() {
    assertThat(report(new InvalidSettingException("epsilon must be > 0"), ExitCode.USAGE))
        .isEqualTo("relevista: epsilon must be > 0\n");
    assertThat(log).doesNotExist();
  }

  @Test
  void logThatCannotBeWritten_isSaid() throws IOException {
    Files.createDirectory(log);

    assertThat(report(new IllegalStateException("a"), ExitCode.FAILED))
        .endsWith("(the trace could not be kept in " + log + ")\n");
  }

  private static String report(Throwable error, int exitCode) {
    StringWriter out = new StringWriter();
    assertThat(Faults.report(error, new PrintWriter(out, true))).isEqualTo(exitCode);
    return out.toString();
  }
}
