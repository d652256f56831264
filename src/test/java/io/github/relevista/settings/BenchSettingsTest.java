package io.github.relevista.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchSettingsTest {
  private static final Configuration LEAST =
      Configuration.empty()
          .with("input", "sample-data/reviews/2026-01-05.jsonl")
          .with("model", "sample-data/model");

  @Test
  void shippedConfiguration_saysTheDefaults() {
    assertThat(BenchSettings.of(Configuration.read(Path.of("conf/bench.yaml"))))
        .isEqualTo(BenchSettings.of(LEAST));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "threads=0      | threads must be a whole number from 1 to 1024, was 0",
        "seconds=0      | seconds must be > 0 and at most 3600, was 0",
        "seconds=NaN    | seconds must be > 0 and at most 3600, was NaN",
        "engine=fast    | engine must be auto, simd, scalar",
        "targets=all    | unknown key targets",
        "id_column=id   | unknown key id_column",
        "input=         | input is not set; name a file with --input",
      })
  void badValues_areRefused(String assignment, String message) {
    assertThatThrownBy(() -> BenchSettings.of(LEAST.with(assignment)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining(message);
  }
}
