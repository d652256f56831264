package io.github.relevista.spark.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.ids.IdScheme;
import io.github.relevista.intake.RowFormat;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.spark.input.InputFiles;
import io.github.relevista.spark.publish.Publication;
import io.github.relevista.spark.publish.PublishedOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckedOutputTest {
  private static final LocalDate DATE = LocalDate.of(2026, 1, 31);

  @TempDir private Path folder;

  @Test
  void outputOfAnotherCommand_isRefused() throws IOException {
    publish("evaluate", IdScheme.VERSION);

    assertThatThrownBy(() -> open("explain", "out"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(
            "output %s holds results of evaluate (2026-01-31), and both write tables of one name; choose another output for explain"
                .formatted(folder.resolve("out")));
    assertThat(open("evaluate", "out").records()).hasSize(1);
  }

  @Test
  void resultsOfAnotherSchemeOfIds_areRefused_neverMixed() throws IOException {
    publish("explain", 1);

    assertThatThrownBy(() -> open("explain", "out"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(
            "output %s holds results of an earlier version of relevista (2026-01-31), whose ids cannot be compared with those of this one (scheme 1, not %d); choose another output, or move the old results away"
                .formatted(folder.resolve("out"), IdScheme.VERSION));
  }

  @Test
  void outputInsideAnInput_andInputInsideTheOutput_areRefused() throws IOException {
    Files.createDirectories(folder.resolve("reviews[2026]/rejects"));
    Files.createFile(folder.resolve("reviews[2026]/a.jsonl"));
    Files.createFile(folder.resolve("reviews[2026]/rejects/b:1.jsonl"));
    assertRefused("reviews[2026]/out", folders("reviews[2026]"));
    assertRefused("reviews[2026]", folders("reviews[2026]"));
    assertRefused("reviews[2026]", folders("reviews[2026]/rejects"));
    assertRefused("reviews[2026]", files("reviews[2026]/rejects/b:1.jsonl"));
    assertThat(open("explain", "out", folders("reviews[2026]"))).isNotNull();
    // A file that lies beside the tables is no table.
    assertThat(open("explain", "reviews[2026]", files("reviews[2026]/a.jsonl"))).isNotNull();
    assertThat(open("explain", "reviews[2026]/out", files("reviews[2026]/a.jsonl"))).isNotNull();
  }

  private void assertRefused(String output, InputFiles input) {
    assertThatThrownBy(() -> open("explain", output, input))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("lie one in the other");
  }

  private InputFiles folders(String name) {
    return new InputFiles(List.of(), List.of(path(name)), RowFormat.JSON);
  }

  private InputFiles files(String name) {
    FileStatus file = new FileStatus(0, false, 1, 1, 0, path(name));
    return new InputFiles(List.of(file), List.of(), RowFormat.JSON);
  }

  private org.apache.hadoop.fs.Path path(String name) {
    return new org.apache.hadoop.fs.Path(folder.resolve(name).toUri());
  }

  private void publish(String command, int scheme) throws IOException {
    try (Publication run = open(command, "out").begin(DATE, "00000000", "11111111")) {
      run.commit(
          "{\"command\": \"%s\", \"versions\": {\"ids\": %d}}"
              .formatted(command, scheme)
              .getBytes(UTF_8));
    }
  }

  private PublishedOutput open(String command, String output) throws IOException {
    return open(command, output, new InputFiles(List.of(), List.of(), RowFormat.JSON));
  }

  private PublishedOutput open(String command, String output, InputFiles inputs)
      throws IOException {
    return CheckedOutput.open(
            command, folder.resolve(output).toString(), inputs, new Configuration())
        .output();
  }
}
