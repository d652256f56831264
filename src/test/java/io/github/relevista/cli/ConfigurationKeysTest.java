package io.github.relevista.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.LocalModelSource;
import io.github.relevista.modelio.ModelFolder;
import io.github.relevista.plan.EvaluatePlan;
import io.github.relevista.plan.ExplainPlan;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.EvaluateSettings;
import io.github.relevista.settings.ExplainSettings;
import io.github.relevista.settings.TrainSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every key of every configuration, by the lines of {@link ConfigurationKeys}. */
class ConfigurationKeysTest {
  /** Commands that publish nothing under an id. */
  private static final Set<String> WITHOUT_IDS =
      Set.of(
          "bench", "drift", "export", "lexicon", "merge", "recover", "runs", "score", "show", "toy",
          "verify");

  private static final Path HOME = Path.of("");
  private static final Path CASE = Path.of("src/test/resources/cases/25-yaml-no-yes");

  @Test
  void everyConfigurationFile_isLookedAt() throws IOException {
    try (Stream<Path> files = Files.list(HOME.resolve("conf"))) {
      assertThat(files.map(file -> file.getFileName().toString()).filter(f -> f.endsWith(".yaml")))
          .allMatch(
              file ->
                  WITHOUT_IDS.contains(file.replace(".yaml", ""))
                      || Set.of("evaluate.yaml", "explain.yaml", "import.yaml", "train.yaml")
                          .contains(file));
    }
  }

  @Test
  void everyKeyOfExplain_changesTheIdIfAFigureChanges() throws IOException {
    SentimentModel model = sampleModel();
    check(
        "explain",
        ConfigurationKeys.EXPLAIN,
        Configuration.shipped(HOME, "explain"),
        c -> ExplainPlan.of(ExplainSettings.of(c), model).settingsId());
  }

  @Test
  void everyKeyOfEvaluate_changesTheIdIfAFigureChanges() throws IOException {
    SentimentModel model = sampleModel();
    check(
        "evaluate",
        ConfigurationKeys.EVALUATE,
        Configuration.shipped(HOME, "evaluate"),
        c -> EvaluatePlan.of(EvaluateSettings.of(c), model).settingsId());
  }

  @Test
  void everyKeyOfTrain_changesTheIdIfTheWeightsOfTheSameExamplesChange() throws IOException {
    check(
        "train",
        ConfigurationKeys.TRAIN,
        Configuration.shipped(HOME, "train").with("train=t").with("dev=d"),
        c -> TrainSettings.of(c).id());
  }

  @Test
  void everyKeyOfImport_changesTheModelIdIfAFigureChanges() throws IOException {
    for (String[] line : lines("import", ConfigurationKeys.IMPORT)) {
      if (!line[1].equals("file")) {
        List<String> ready = new ArrayList<>(List.of("classes=[bad, good]"));
        if (line.length == 3) {
          ready.addAll(List.of(line[2].replaceAll("[\\[\\]]", "").split(", ")));
        }
        String usual = importedId(ready.toArray(String[]::new));
        if (line[0].startsWith("classes")) {
          ready.clear();
        }
        ready.add(line[0]);
        String id = importedId(ready.toArray(String[]::new));
        assertThat(!id.equals(usual)).as(line[0]).isEqualTo(line[1].equals("id"));
      }
    }
  }

  private static String importedId(String... assignments) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "import",
                "--dry-run",
                "--json",
                "--weights",
                CASE.resolve("plain.safetensors").toString(),
                "--vocab",
                CASE.resolve("vocab.txt").toString(),
                "--set",
                "out=unwritten"));
    for (String assignment : assignments) {
      arguments.addAll(List.of("--set", assignment));
    }
    String json = CommandRun.of(arguments.toArray(String[]::new)).succeeded().out();
    return new ObjectMapper().readTree(json).get("model_id").asText();
  }

  private static SentimentModel sampleModel() {
    return ModelFolder.read(new LocalModelSource(Path.of("sample-data/model")));
  }

  private static void check(
      String command, String table, Configuration shipped, Function<Configuration, String> id)
      throws IOException {
    for (String[] line : lines(command, table)) {
      Configuration ready = line.length < 3 ? shipped : shipped.with(line[2]);
      boolean changes = !id.apply(ready.with(line[0])).equals(id.apply(ready));
      assertThat(changes).as("%s of %s", line[0], command).isEqualTo(line[1].equals("id"));
      if (line.length == 3) {
        boolean changesAnyway = !without(shipped, line[0], id).equals(id.apply(shipped));
        assertThat(changesAnyway).as("%s without %s", line[0], line[2]).isFalse();
      }
    }
  }

  /** The id with a key that does not count. */
  private static String without(
      Configuration shipped, String assignment, Function<Configuration, String> id) {
    // Words beyond the examples need vectors, rows are chosen of a table, folders have no names:
    // these are refused where they do not count.
    boolean isRefused =
        Stream.of("extra_terms", "where", "table_namespace").anyMatch(assignment::startsWith);
    return id.apply(isRefused ? shipped : shipped.with(assignment));
  }

  /** The lines of the keys that a file has, each of which must have one. */
  private static List<String[]> lines(String command, String table) throws IOException {
    Path file = HOME.resolve("conf").resolve(command + ".yaml");
    Set<String> keys = new HashSet<>();
    new YAMLMapper().readTree(file.toFile()).fieldNames().forEachRemaining(keys::add);
    List<String[]> lines =
        table
            .lines()
            .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new))
            .filter(line -> keys.contains(key(line)))
            .toList();
    assertThat(lines)
        .extracting(ConfigurationKeysTest::key)
        .containsExactlyInAnyOrderElementsOf(keys);
    return lines;
  }

  private static String key(String[] line) {
    return line[0].substring(0, line[0].indexOf('='));
  }
}
