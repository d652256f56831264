package io.github.relevista.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is what is read: words stay words, wherever and however they stand. */
class ConfigurationTest {
  private static final Path CASES = Path.of("src/test/resources/cases/38-configuration-file");

  @TempDir Path folder;

  private SettingReader reader(String yaml) throws IOException {
    Path file = folder.resolve("c.yaml");
    Files.writeString(file, yaml);
    return new SettingReader(Configuration.read(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no",
        "yes",
        "on",
        "off",
        "Y",
        "n",
        "true",
        "False",
        "5",
        "5.0",
        "1e3",
        "010",
        "0x1F",
        "0b11",
        "1_000",
        "1:30",
        "2026-01-05",
        "null",
        "~",
        ".inf",
        ".NaN",
        "+1",
        "5.",
        "=",
        "1,5",
        "Nr 1"
      })
  void words_stayAsTheyWereWritten_inListsAndMappings(String word) throws IOException {
    SettingReader reader =
        reader(
            "inline: [%s, x]\nblock:\n- %s\nlabels:\n  %s: %s\n".replace("%s", word)
                + "flow: {'a': "
                + word
                + "}\n");
    if (!word.contains(",")) {
      assertThat(reader.texts("inline")).containsExactly(word, "x");
      assertThat(reader.textLists("flow")).isEqualTo(Map.of("a", List.of(word)));
    }
    assertThat(reader.texts("block")).containsExactly(word);
    assertThat(reader.textLists("labels")).isEqualTo(Map.of(word, List.of(word)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "on", "010", "1:30", "5.0", "2026-01-05", "1e3", "*.jsonl", "a #1"})
  void words_ofAssignmentsAndOptions_stayAsTheyAre(String word) {
    Configuration assigned = Configuration.empty().with("key=" + word);
    assertThat(new SettingReader(assigned).text("key")).contains(word);
    Configuration option = Configuration.empty().with("key", word);
    assertThat(new SettingReader(option).text("key")).contains(word);
  }

  @Test
  void assignments_takeListsMappingsAndQuotes_inYaml() {
    Configuration configuration =
        Configuration.empty()
            .with("list=[no, 5.0, 'a, b']")
            .with("map={no: [yes, off], 5: x}")
            .with("quoted='null'")
            .with("hash=\"a #1\"");
    SettingReader reader = new SettingReader(configuration);
    assertThat(reader.texts("list")).containsExactly("no", "5.0", "a, b");
    assertThat(reader.textLists("map"))
        .isEqualTo(Map.of("no", List.of("yes", "off"), "5", List.of("x")));
    assertThat(reader.text("quoted")).contains("null");
    assertThat(reader.text("hash")).contains("a #1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "~", "''", "\"\""})
  void nothing_isNothing_howeverItIsWritten(String nothing) throws IOException {
    assertThat(reader("key: " + nothing + "\n").text("key")).isEmpty();
    Configuration before = Configuration.empty().with("key=word");
    assertThat(new SettingReader(before.with("key=" + nothing)).text("key")).isEmpty();
    assertThat(new SettingReader(before.with("key", "")).text("key")).isEmpty();
    assertThat(new SettingReader(before.with("key", "")).texts("key")).isEmpty();
    assertThat(new SettingReader(before.with("key", "")).paths("key")).isEmpty();
    assertThat(new SettingReader(before.with("key", "")).count("key", 7, 0, 9)).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource({"yes, true", "on, true", "TRUE, true", "true, true", "no, false", "Off, false"})
  void truthValues_areReadByAnyOfTheirWords(String word, boolean value) throws IOException {
    assertThat(reader("key: " + word).flag("key", !value)).isEqualTo(value);
    assertThatThrownBy(() -> reader("key: 1").flag("key", true))
        .hasMessage("key must be true or false, was 1");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-7, -7", "+7, 7", "1e3, 1000", "5.0, 5", "500_000, 500000"})
  void wholeNumbers_areReadWhereOneIsWanted(String word, long value) throws IOException {
    assertThat(reader("key: " + word).count("key", 1, -10, 1_000_000)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"010", "0x10", "1:30", "5.5", "1e99", "٣", "5 ", "1e", "_1", "five", "-"})
  void whatIsNoWholeNumber_isRefused(String word) {
    Configuration configuration = Configuration.empty().with("key", word);
    assertThatThrownBy(() -> new SettingReader(configuration).count("key", 1, 0, 1_000_000))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("key must be a whole number from 0 to 1000000, was " + word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1d", "0x1p3", "Infinity", ".inf", "NaN", "010.5", "1,5", "٣.٥", "."})
  void whatIsNoNumber_isRefused(String word) {
    Configuration configuration = Configuration.empty().with("key", word);
    assertThatThrownBy(() -> new SettingReader(configuration).number("key", 1, x -> true, "any"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("key must be any, was " + word);
  }

  @Test
  void aKeyThatStandsTwice_isRefused_atAnyDepth() {
    assertThatThrownBy(() -> Configuration.read(CASES.resolve("twice.yaml")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(
            CASES.resolve("twice.yaml") + " (line 2) holds the key model twice; remove one");
    assertThatThrownBy(() -> reader("labels:\n  5: a\n  6: b\n  5: c\n"))
        .hasMessageContaining("(line 4) holds the key 5 twice; remove one");
  }

  @Test
  void anEmptyFile_isAnEmptyConfiguration() throws IOException {
    Configuration empty = Configuration.read(CASES.resolve("empty.yaml"));
    assertThatThrownBy(() -> ShowSettings.of(empty))
        .hasMessage("model is not set; set it in the configuration or with --model");
    assertThat(ShowSettings.of(empty.with("model=m")).model()).isEqualTo("m");
    for (String nothing : List.of("", "\uFEFF", "# a comment\n", "---\n", "~\n", "{}\n")) {
      assertThat(reader(nothing).text("model")).as(nothing).isEmpty();
    }
  }

  @Test
  void aFileThatIsNotUtf8_isRefusedByItsLine() throws IOException {
    Path latin1 = CASES.resolve("latin1.yaml");
    assertThatThrownBy(() -> Configuration.read(latin1))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith(latin1 + " (line 1) is not UTF-8");
    Path second = folder.resolve("second.yaml");
    Files.write(second, "model: m\noutput: café".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> Configuration.read(second)).hasMessageContaining("(line 2)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- a                  | begins with no key",
        "word                 | begins with no key",
        "a: 1 --- b: 2        | holds more than one document",
        "a: &x 1 b: *x        | (line 2) holds the alias *x; write the value itself, or in quotes",
        "a: [1, 2             | is not a YAML mapping of keys to values",
      })
  void whatIsNoMapping_isRefusedInOneLine(String yaml, String message) {
    assertThatThrownBy(
            () -> reader(yaml.strip().replace(" --- ", "\n---\n").replace(" b:", "\nb:")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining(message)
        .message()
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({"epsilom, epsilon", "text-column, text_column", "Model, model", "lables, labels"})
  void anUnknownKey_isToldWithTheNearestKnownOne(String slip, String meant) {
    Configuration configuration =
        Configuration.empty().with("input=a").with("model=m").with("output=o").with(slip, "x");
    assertThatThrownBy(() -> ExplainSettings.of(configuration))
        .hasMessageStartingWith(
            "unknown key %s; did you mean %s? the keys are".formatted(slip, meant));
    assertThatThrownBy(() -> ExplainSettings.of(configuration.with("xyzzy=1").with(slip, null)))
        .hasMessageStartingWith("unknown key xyzzy; the keys are");
  }

  @Test
  void paths_ofTheShippedFile_areRelativeToTheHome_othersToTheCurrentFolder() throws IOException {
    Files.createDirectories(folder.resolve("conf"));
    Files.writeString(
        folder.resolve("conf/explain.yaml"),
        "input: [a/*.jsonl, /b, 's3a://c/d']\nmodel: m\noutput: out\n");
    Configuration shipped = Configuration.shipped(folder, "explain");
    ExplainSettings settings = ExplainSettings.of(shipped);
    assertThat(settings.input().paths()).containsExactly(folder + "/a/*.jsonl", "/b", "s3a://c/d");
    assertThat(settings.model()).isEqualTo(folder + "/m");
    assertThat(settings.output().path()).isEqualTo(folder + "/out");
    settings = ExplainSettings.of(shipped.with("model=n").with("output", "p"));
    assertThat(settings.model()).isEqualTo("n");
    assertThat(settings.output().path()).isEqualTo("p");
    Configuration own = Configuration.read(folder.resolve("conf/explain.yaml"));
    assertThat(ExplainSettings.of(own).model()).isEqualTo("m");
  }

  @Test
  void pathsOfTheHome_areShortInTheHomeItself() {
    Path home = Path.of("").toAbsolutePath();
    assertThat(ShowSettings.of(Configuration.shipped(home, "show")).model())
        .isEqualTo("sample-data/model");
  }
}
