package io.github.relevista.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TablePlaceTest {
  private static TablePlace place(String format, String namespace) {
    Configuration configuration =
        Configuration.empty()
            .with("input", List.of("in"))
            .with("model", "m")
            .with("output", "out")
            .with("table_format", format);
    if (namespace != null) {
      configuration = configuration.with("table_namespace", namespace);
    }
    return ExplainSettings.of(configuration).output().tables();
  }

  @Test
  void tables_lieInFolders_inDeltaFolders_orUnderNames() {
    assertThat(place("parquet", null)).isEqualTo(TablePlace.FOLDERS);
    assertThat(place("delta", null)).hasToString("delta");
    assertThat(place("iceberg", "lake.reviews")).hasToString("iceberg in lake.reviews");
  }

  @Test
  void aPlaceThatAnOutputKeeps_isReadBack() {
    assertThat(TablePlace.written("delta", Optional.of("lake.reviews")))
        .isEqualTo(place("delta", "lake.reviews"));
    assertThatThrownBy(() -> TablePlace.written("DELTA", Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hudi    |              | table_format must be .*parquet.*delta.*iceberg.*, was hudi",
        "parquet | lake.reviews | table_namespace goes with table_format delta or iceberg, was .*",
        "iceberg |              | table_format iceberg needs table_namespace: .*",
        "delta   | lake;drop    | table_namespace must be names of letters, .*, was lake;drop",
        "delta   | lake..b      | table_namespace must be names of letters, .*, was lake..b"
      })
  void otherPlaces_areRefusedInALine(String format, String namespace, String message) {
    assertThatThrownBy(() -> place(format, namespace))
        .isInstanceOf(InvalidSettingException.class)
        .message()
        .matches(message);
  }
}
