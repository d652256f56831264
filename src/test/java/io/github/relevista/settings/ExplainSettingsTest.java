package io.github.relevista.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainSettingsTest {
  private static final Configuration LEAST =
      Configuration.empty().with("input", "a").with("model", "m").with("output", "o");

  @Test
  void shippedConfiguration_isValid_andSaysTheDefaults() {
    ExplainSettings shipped = ExplainSettings.of(Configuration.read(Path.of("conf/explain.yaml")));
    ExplainSettings defaults = ExplainSettings.of(LEAST);
    assertThat(shipped.method()).isEqualTo(defaults.method());
    assertThat(shipped.run()).isEqualTo(defaults.run());
    assertThat(shipped.input().labels()).containsEntry("5", List.of("very positive")).hasSize(5);
  }

  @Test
  void laterValues_beatEarlierOnes() {
    Configuration configuration =
        LEAST.with("epsilon=0.5").with("epsilon", 0.25).with("unknown_terms=surface");
    ExplainSettings settings = ExplainSettings.of(configuration);
    assertThat(settings.method().options().epsilon()).isEqualTo(0.25f);
    assertThat(settings.subject().unknownTerms()).isEqualTo(UnknownTerms.SURFACE);
  }

  @Test
  void assignments_areYaml() {
    InputSettings input =
        ExplainSettings.of(
                LEAST.with("slice_by=[a, b]").with("labels={1: x, 2: [y, z]}").with("limit="))
            .input();
    assertThat(input.sliceBy()).containsExactly("a", "b");
    assertThat(input.labels()).isEqualTo(Map.of("1", List.of("x"), "2", List.of("y", "z")));
    assertThat(input.limit()).isEqualTo(FileSettings.NO_LIMIT);
  }

  @Test
  void listsInOneText_areSplitAtCommas_butPathsStayWhole() {
    InputSettings input =
        ExplainSettings.of(LEAST.with("input", "day={1,2}").with("slice_by", "a, b")).input();
    assertThat(input.paths()).containsExactly("day={1,2}");
    assertThat(input.sliceBy()).containsExactly("a", "b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "epsilon=-1        | epsilon must be > 0 and finite, was -1",
        "epsilon=0         | epsilon must be > 0 and finite, was 0",
        "epsilon=NaN       | epsilon must be > 0 and finite, was NaN",
        "epsilon=tiny      | epsilon must be > 0 and finite, was tiny",
        "bias_factor=2     | bias_factor must be in [0, 1], was 2",
        "predictions=maybe | predictions must be true or false, was maybe",
        "engine=gpu        | engine must be auto, simd, scalar, nd4j, was gpu",
        "format=xml        | format must be parquet, orc, avro, delta, iceberg,"
            + " table, json, csv, tsv, text, was xml",
        "where=stars > 3   | where chooses rows of a table; set table, or leave out where, was"
            + " stars > 3",
        "format=table      | table is not set; name a table of the catalog or a view",
        "slice_by=[a, A]   | slice_by must not name columns that differ by case only, was a, A;"
            + " readers of the tables would not tell them apart, rename one in the input",
        "partitions=-1     | partitions must be a whole number from 0 to 1000000, was -1",
        "run_date=tomorrow | run_date must be a date such as 2026-01-31, was tomorrow",
        "max_reject_rate=7 | max_reject_rate must be a share in [0, 1], was 7",
        "model=            | model is not set; set it in the configuration or with --model",
        "slice_by=[[a]]    | slice_by must be a single value, was [a]",
      })
  void values_outOfRange_areRefusedInOneLine(String assignment, String message) {
    assertThatThrownBy(() -> ExplainSettings.of(LEAST.with(assignment)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(message);
  }

  @Test
  void unknownKeys_areRefused_withTheKnownOnes() {
    assertThatThrownBy(() -> ExplainSettings.of(LEAST.with("epsilom=1")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith(
            "unknown key epsilom; did you mean epsilon? the keys are allow_empty,"
                + " baseline_runs,");
  }

  @Test
  void malformedAssignmentsAndFiles_areRefused() {
    assertThatThrownBy(() -> LEAST.with("epsilon"))
        .hasMessage("--set takes key=value, was given epsilon");
    assertThatThrownBy(() -> LEAST.with("targets=[a"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("--set targets=[a (line ");
    assertThatThrownBy(() -> Configuration.read(Path.of("no/such.yaml")))
        .hasMessage("no configuration file no/such.yaml; name one with --conf");
  }
}
