package io.github.relevista.spark.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.model.CellKind;
import io.github.relevista.model.SmallModels;
import io.github.relevista.modelio.ModelFolder;
import io.github.relevista.modelio.TensorType;
import io.github.relevista.report.ExplainResult;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.ExplainSettings;
import io.github.relevista.spark.job.JobSession;
import io.github.relevista.spark.job.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped configuration with the user's own input or model: the sample wishes for nothing. */
class OwnInputTest {
  private static final Path CASE = Path.of("src/test/resources/cases/33-plain-text-defaults");

  @TempDir Path folder;

  private final List<String> told = new ArrayList<>();
  private Configuration configuration;

  @BeforeEach
  void takeTheShippedConfiguration() {
    configuration =
        Configuration.shipped(Path.of(""), "explain")
            .with("output", folder.resolve("out").toString())
            .with("run_date", "2026-01-31");
  }

  private OwnInputTest with(String key, Object value) {
    configuration = configuration.with(key, value);
    return this;
  }

  private ExplainJob job() throws Exception {
    return ExplainJob.prepare(
        JobSession.within(LocalSpark.session(), told::add), ExplainSettings.of(configuration));
  }

  private ExplainResult explain() throws Exception {
    try (ExplainJob job = job()) {
      return job.run();
    }
  }

  private String write(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines)).toString();
  }

  @ParameterizedTest
  @CsvSource({"texts.txt, 2", "noid.jsonl, 3"})
  void inputWithoutIdsAndLabels_isExplained(String file, long rows) throws Exception {
    with("input", CASE.resolve(file).toString());
    assertThat(explain().rows()).isEqualTo(rows);
    assertThat(told).contains("the input has no column 'stars': read without labels");
  }

  @Test
  void emptyNamesOfColumns_areNone() throws Exception {
    with("input", CASE.resolve("texts.txt").toString()).with("id_column", "");
    with("label_column", "");
    assertThat(explain().rows()).isEqualTo(2);
    assertThat(told).noneMatch(line -> line.contains("no column"));
  }

  @Test
  void columnsThatAreThere_areUsed() throws Exception {
    with("input", write("a.csv", "stars,text", "5,a good film", "1,a bad film"));
    with("predictions", true);
    explain();
    assertThat(told)
        .contains("the input has no column 'id': read without ids")
        .noneMatch(line -> line.contains("'stars'"));
    assertThat(
            LocalSpark.session()
                .read()
                .parquet(folder.resolve("out/predictions").toString())
                .select("label")
                .distinct()
                .count())
        .isEqualTo(2);
  }

  @Test
  void whatWasAssumedOfTheModel_isTold() throws Exception {
    String model = folder.resolve("model").toString();
    ModelFolder.write(
        SmallModels.random(CellKind.LSTM, 1),
        Path.of(model),
        TensorType.F32,
        Map.of("verified", false, "assumed", List.of("reading last")));
    with("model", model).job();
    assertThat(told)
        .anyMatch(
            line -> line.contains(model + " is not verified") && line.contains("reading last"));
  }

  @ParameterizedTest
  @CsvSource({"id_column, nummer", "label_column, sterne", "text_column, inhalt", "id_column, id"})
  void aColumnThatTheUserNames_mustBeThere(String key, String column) throws Exception {
    with("input", write("b.csv", "text", "a good film")).with(key, column);
    assertThatThrownBy(this::job).hasMessageContaining(column);
  }

  @Test
  void labelsOfTheSample_holdWhereTheModelHasTheirClasses() throws Exception {
    Path model = folder.resolve("model");
    ModelFolder.write(SmallModels.random(CellKind.LSTM, 1), model);
    with("model", model.toString()).with("limit", 3);
    assertThat(explain().rows()).isEqualTo(3);
    with("labels", Map.of("1", "very negative"));
    assertThatThrownBy(this::job)
        .hasMessageContaining(
            "labels must stand for classes of the model (class0, class1, class2)");
  }
}
