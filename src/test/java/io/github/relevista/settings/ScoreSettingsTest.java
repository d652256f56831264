package io.github.relevista.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreSettingsTest {
  private static final Configuration LEAST =
      Configuration.empty().with("input", "a.tsv").with("model", "sample-data/model");

  @Test
  void shippedConfiguration_saysTheDefaults_andReadsTheTreebank() {
    ScoreSettings shipped =
        ScoreSettings.of(Configuration.read(Path.of("conf/score.yaml")).with("input", "a.tsv"));
    ScoreSettings defaults = ScoreSettings.of(LEAST);
    assertThat(shipped.maximumTokens()).isEqualTo(defaults.maximumTokens());
    assertThat(shipped.calibrationBins()).isEqualTo(defaults.calibrationBins());
    assertThat(shipped.engine()).isEqualTo(defaults.engine());
    assertThat(shipped.tokenizer()).isEqualTo(defaults.tokenizer());
    assertThat(shipped.labelColumn()).isEqualTo(defaults.labelColumn());
    assertThat(shipped.files().tokensColumn()).contains("tokens");
    assertThat(shipped.files().columns()).containsExactly("label", "tokens");
    assertThat(shipped.labels()).containsEntry("3", List.of("positive")).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "input=              | input is not set; name a file with --input",
        "model=              | model is not set",
        "calibration_bins=0  | calibration_bins must be a whole number from 1 to 10000, was 0",
        "epsilon=1           | unknown key epsilon",
        "labels=[a]          | labels must be a mapping of values",
      })
  void badValues_areRefused(String assignment, String message) {
    assertThatThrownBy(() -> ScoreSettings.of(LEAST.with(assignment)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining(message);
  }
}
