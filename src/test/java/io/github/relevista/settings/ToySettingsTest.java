package io.github.relevista.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToySettingsTest {
  @Test
  void shippedConfiguration_saysTheDefaults() {
    assertThat(ToySettings.of(Configuration.read(Path.of("conf/toy.yaml"))))
        .isEqualTo(ToySettings.of(Configuration.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "operation=divide | operation must be add, subtract, was divide",
        "seeds=0          | seeds must be a whole number from 1 to 1000, was 0",
        "test_examples=1  | test_examples must be a whole number from 2",
        "highest_error=0  | highest_error must be in (0, 100], was 0",
        "epsilon=0        | epsilon must be > 0 and finite, was 0",
        "bias_factor=2    | bias_factor must be in [0, 1], was 2",
        "engine=nd4j      | engine must be auto, simd or scalar",
        "method=lrp       | unknown key method",
      })
  void badValues_areRefused(String assignment, String message) {
    assertThatThrownBy(() -> ToySettings.of(Configuration.empty().with(assignment)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining(message);
  }
}
