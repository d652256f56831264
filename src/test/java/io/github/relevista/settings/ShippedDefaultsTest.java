package io.github.relevista.settings;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shipped files say is what the code does where nobody says anything. */
class ShippedDefaultsTest {
  private static final Path HOME = Path.of("");

  private static final Map<String, Function<Configuration, Object>> SETTINGS =
      Map.ofEntries(
          entry("bench", BenchSettings::of),
          entry("drift", DriftSettings::of),
          entry("evaluate", EvaluateSettings::of),
          entry("explain", ExplainSettings::of),
          entry("export", ExportSettings::of),
          entry("import", ImportSettings::of),
          entry("lexicon", LexiconSettings::of),
          entry("merge", MergeSettings::of),
          entry("runs", RunsSettings::of),
          entry("score", ScoreSettings::of),
          entry("show", ShowSettings::of),
          entry("toy", ToySettings::of),
          entry("train", TrainSettings::of),
          entry("verify", VerifySettings::of));

  /** What a file says for the sake of its sample, or of the data set that it reads as it is. */
  private static final Map<String, Set<String>> OF_THE_SAMPLE =
      Map.ofEntries(
          entry("bench", Set.of("input", "model")),
          entry("drift", Set.of("input")),
          entry(
              "evaluate",
              Set.of("input", "model", "output", "id_column", "label_column", "labels")),
          entry(
              "explain", Set.of("input", "model", "output", "id_column", "label_column", "labels")),
          entry("export", Set.of("model")),
          entry("lexicon", Set.of("input")),
          entry("runs", Set.of("output")),
          entry("score", Set.of("model", "header", "columns", "tokens_column", "labels")),
          entry("show", Set.of("model")),
          entry("train", Set.of("columns", "tokens_column", "output")),
          entry("verify", Set.of("model", "limit")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bench",
        "drift",
        "evaluate",
        "explain",
        "export",
        "import",
        "lexicon",
        "merge",
        "runs",
        "score",
        "show",
        "toy",
        "train",
        "verify"
      })
  void everyDefaultOfTheCode_isThatOfTheFile(String command) {
    // Keys without which a command does not start, and which no file can say.
    Configuration shipped =
        switch (command) {
          case "drift" -> Configuration.shipped(HOME, command).with("before=..").with("after=..");
          case "export" -> Configuration.shipped(HOME, command).with("out=o");
          case "import" ->
              Configuration.shipped(HOME, command).with("weights=w").with("vocab=v").with("out=o");
          case "merge" -> Configuration.shipped(HOME, command).with("input=i").with("output=o");
          case "score" -> Configuration.shipped(HOME, command).with("input=i");
          case "train" -> Configuration.shipped(HOME, command).with("train=t").with("dev=d");
          default -> Configuration.shipped(HOME, command);
        };
    Function<Configuration, Object> settings = SETTINGS.get(command);
    Object said = settings.apply(shipped);
    Configuration file = Configuration.shipped(HOME, command);
    for (String key : file.settings().keySet()) {
      if (!OF_THE_SAMPLE.getOrDefault(command, Set.of()).contains(key)) {
        assertThat(settings.apply(shipped.with(key, null))).as(key).isEqualTo(said);
      }
    }
  }

  @Test
  void theShownMinimum_isTwenty() {
    Configuration least = Configuration.empty().with("input=i").with("model=m").with("output=o");
    assertThat(ExplainSettings.of(least).shown().minimum()).isEqualTo(20);
  }
}
