package io.github.relevista.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportSettingsTest {
  private static final Configuration LEAST =
      Configuration.empty().with("weights", "w").with("vocab", "v").with("out", "o");

  @Test
  void shippedConfigurations_sayTheDefaults() {
    Configuration shipped =
        Configuration.read(Path.of("conf/import.yaml"))
            .with("weights", "w")
            .with("vocab", "v")
            .with("out", "o");
    assertThat(ImportSettings.of(shipped)).isEqualTo(ImportSettings.of(LEAST));
    Configuration export = Configuration.read(Path.of("conf/export.yaml")).with("out", "o");
    assertThat(ExportSettings.of(export))
        .isEqualTo(
            ExportSettings.of(
                Configuration.empty().with("model", "sample-data/model").with("out", "o")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from=onnx             | from must be torch, npz, authors, keras, was onnx",
        "vocab=                | vocab is not set; set it in the configuration or with --vocab",
        "lower_case=perhaps    | lower_case must be true or false, was perhaps",
        "maximum_length=0      | maximum_length must be a whole number from 1 to 2147483647, was 0",
        "class_polarity=[2]    | class_polarity must be a list of numbers from -1 to 1, was 2",
        "class_polarity=[x]    | class_polarity must be a list of numbers from -1 to 1, was x",
        "class_polarity=[0, 1] | class_polarity must hold a number for each of classes",
        "gru_reset=never       | gru_reset must be after, before, was never",
        "tokenizer=bert        | tokenizer must be ptb, whitespace, keras, basic_english,"
            + " text_vectorization, split, was bert",
        "unknown_words=skip    | unknown_words must be keep, drop, was skip",
        "cleaning=x            | cleaning must be a mapping of texts to texts, was x",
        "architecture=a.json   | architecture is of from keras, was a.json",
        "padding=pre           | padding must be none, front, back, was pre",
        "model=m               | unknown key model",
      })
  void badValues_areRefused(String assignment, String message) {
    assertThatThrownBy(() -> ImportSettings.of(LEAST.with(assignment)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining(message);
  }
}
