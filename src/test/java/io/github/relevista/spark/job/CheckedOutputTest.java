package io.github.relevista.spark.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.ids.IdScheme;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.spark.publish.Publication;
import io.github.relevista.spark.publish.PublishedOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
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
    Files.createDirectories(folder.resolve("reviews[2026]"));
    Files.writeString(folder.resolve("reviews[2026]/a.jsonl"), "{}");
    Files.writeString(folder.resolve("reviews.jsonl"), "{}");
    for (String input : List.of("reviews[2026]", "reviews*", "reviews?2026?/*.jsonl")) {
      String output = input.endsWith(".jsonl") ? "reviews[2026]" : "reviews[2026]/out";
      assertThatThrownBy(() -> open("explain", output, input))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageContaining("lie one in the other");
    }
    assertThat(open("explain", "out", "reviews*", "none")).isNotNull();
  }

  private void publish(String command, int scheme) throws IOException {
    try (Publication run = open(command, "out").begin(DATE, "00000000", "11111111")) {
      run.commit(
          "{\"command\": \"%s\", \"versions\": {\"ids\": %d}}"
              .formatted(command, scheme)
              .getBytes(UTF_8));
    }
  }

  private PublishedOutput open(String command, String output, String... inputs) throws IOException {
    List<String> paths =
        List.of(inputs).stream().map(input -> folder.resolve(input).toString()).toList();
    return CheckedOutput.open(
        command, folder.resolve(output).toString(), paths, new Configuration());
  }
}
