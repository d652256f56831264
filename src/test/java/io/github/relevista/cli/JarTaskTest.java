package io.github.relevista.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.cli.JarTask.EndedException;
import io.github.relevista.spark.job.LocalSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands in a JVM and a session of somebody else, who needs both afterwards. */
class JarTaskTest {
  private static final String ZONE = "spark.sql.session.timeZone";

  @TempDir private Path folder;
  private SparkSession theirs;

  @BeforeEach
  void theirSession() {
    theirs = LocalSpark.session();
    theirs.conf().set(ZONE, "Asia/Tokyo");
  }

  @AfterEach
  void theirSessionGoesOnAsItWas() {
    assertThat(theirs.sparkContext().isStopped()).isFalse();
    assertThat(theirs.conf().get(ZONE)).isEqualTo("Asia/Tokyo");
    assertThat(theirs.range(3).count()).isEqualTo(3);
    theirs.conf().set(ZONE, "UTC");
  }

  private void explain(Path input, String... more) {
    String[] arguments = {
      "explain",
      "--input",
      input.toString(),
      "--output",
      folder.resolve("out").toString(),
      "--run-date",
      "2026-01-31"
    };
    String[] all = new String[arguments.length + more.length];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    JarTask.main(all);
  }

  @Test
  void whatIsDone_returns() {
    explain(Path.of("sample-data/reviews"), "--dry-run");
  }

  @Test
  void whatIsWrong_isThrownWithItsLine() {
    assertThatThrownBy(() -> explain(folder.resolve("gone.jsonl")))
        .isInstanceOfSatisfying(
            EndedException.class, ended -> assertThat(ended.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContainingAll("exit code 2: relevista: ", "gone.jsonl")
        .message()
        .hasLineCount(1);
  }

  @Test
  void aClosedGate_isThrownToo_sinceNothingWasPublished() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty.jsonl"));
    assertThatThrownBy(() -> explain(empty))
        .isInstanceOfSatisfying(
            EndedException.class, ended -> assertThat(ended.exitCode()).isEqualTo(ExitCode.GATE))
        .hasMessageContaining("allow_empty");
  }
}
