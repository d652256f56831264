package io.github.relevista.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoverCommandTest {
  private static final String RUN = "2026-01-31-00000000-aaaaaaaa-20260201T030000Z-00000007";
  private static final String TABLE = "totals/run_date=2026-01-31/00000000-aaaaaaaa.parquet";

  @TempDir private Path output;

  @Test
  void runThatDiedInItsSwap_isCompleted_andTold() throws IOException {
    diedInItsSwap("totals/run_date=2026-01-31");

    assertThat(recover("--dry-run").succeeded().out())
        .isEqualTo("would complete 2026-01-31 00000000-aaaaaaaa\n");
    assertThat(output.resolve(TABLE)).doesNotExist();

    assertThat(recover().succeeded().out()).isEqualTo("completed 2026-01-31 00000000-aaaaaaaa\n");
    assertThat(output.resolve(TABLE)).hasContent("rows");
    assertThat(output.resolve("_journal")).isEmptyDirectory();
    assertThat(output.resolve("_staged")).isEmptyDirectory();

    assertThat(recover().succeeded().out()).isEqualTo(output + " holds no unfinished run\n");
    assertThat(recover("--json").succeeded().out())
        .isEqualTo("{\"output\":\"%s\",\"runs\":[],\"completed\":true}\n".formatted(output));
  }

  @Test
  void journalThatReachesOutOfTheOutput_isRefused() throws IOException {
    diedInItsSwap("../elsewhere");

    CommandRun run = recover();

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err())
        .contains("cannot recover", "which its run may not change; nothing was done")
        .hasLineCount(1);
    assertThat(output.resolve("../elsewhere")).doesNotExist();
  }

  private CommandRun recover(String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "recover";
    arguments[1] = "--output";
    arguments[2] = output.toString();
    System.arraycopy(options, 0, arguments, 3, options.length);
    return CommandRun.of(arguments);
  }

  private void diedInItsSwap(String partition) throws IOException {
    String staged = "_staged/" + RUN + "/tables/totals/part-00000.parquet";
    write(staged, "rows");
    write(
        "_journal/" + RUN + ".json",
        "{\"format\": 1, \"steps\": [{\"from\": \"%s\", \"to\": \"%s/%s\"}]}"
            .formatted(staged, partition, "00000000-aaaaaaaa.parquet"));
  }

  private void write(String name, String content) throws IOException {
    Files.createDirectories(output.resolve(name).getParent());
    Files.writeString(output.resolve(name), content);
  }
}
