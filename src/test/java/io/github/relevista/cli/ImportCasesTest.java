package io.github.relevista.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports of files as people have them. */
class ImportCasesTest {
  private static final Path CASES = Path.of("src/test/resources/cases");

  @TempDir Path folder;

  private CommandRun importCase(String name, String vocabulary, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "import",
                "--weights",
                CASES.resolve(name).resolve("plain.safetensors").toString(),
                "--vocab",
                CASES.resolve(name).resolve(vocabulary).toString(),
                "--out",
                folder.resolve("m").toString()));
    arguments.addAll(Arrays.asList(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private double relevanceOfFirst(String text) throws IOException {
    String model = folder.resolve("m").toString();
    JsonNode shown =
        new ObjectMapper()
            .readTree(CommandRun.of("show", "--json", "--model", model, text).succeeded().out());
    return shown.get("scores").get("good").asDouble();
  }

  @Test
  void aByteOrderMark_isNoPartOfTheFirstTerm() throws IOException {
    importCase(
            "10-vocab-bom",
            "vocab.txt",
            "--classes",
            "bad,good",
            "--reading",
            "last",
            "--padding",
            "none")
        .succeeded();
    assertThat(folder.resolve("m/vocab.txt")).hasContent("the\n<unk>\ngood\nbad\nfilm");
    assertThat(relevanceOfFirst("the good film")).isNotEqualTo(relevanceOfFirst("zzz good film"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vocab.blank", "vocab.tsv", "vocab.json"})
  void vocabulariesOfOtherKinds_areRead(String vocabulary) {
    importCase("37-vocab-messages", vocabulary, "--classes", "bad,good").succeeded();
    assertThat(folder.resolve("m/vocab.txt")).hasContent("<pad>\n<unk>\ngood\nbad\nfilm");
  }

  @Test
  void classesCalledNoAndYes_keepTheirNames() throws IOException {
    importCase("25-yaml-no-yes", "vocab.txt", "--set", "classes=[no, yes]").succeeded();
    JsonNode config = new ObjectMapper().readTree(folder.resolve("m/config.json").toFile());
    assertThat(config.get("classes")).extracting(JsonNode::asText).containsExactly("no", "yes");
  }

  @Test
  void anImport_takesThePlaceOfAnother_andOfNothingElse() throws IOException {
    importCase("25-yaml-no-yes", "vocab.txt", "--classes", "bad,good").succeeded();
    importCase("25-yaml-no-yes", "vocab.txt", "--classes", "worse,better").succeeded();
    Path model = folder.resolve("m");
    Files.delete(model.resolve("config.json"));
    importCase("25-yaml-no-yes", "vocab.txt", "--classes", "bad,good")
        .refused("vocab.txt, which no import wrote; name another folder");
    Files.delete(model.resolve("vocab.txt"));
    Files.delete(model.resolve("model.safetensors"));
    Files.writeString(model.resolve("config.json"), "{\"model_type\": \"bert\"}");
    importCase("25-yaml-no-yes", "vocab.txt", "--classes", "bad,good")
        .refused("config.json, which no import wrote");
    assertThat(model.resolve("config.json")).hasContent("{\"model_type\": \"bert\"}");
    Files.writeString(folder.resolve("file"), "a file");
    CommandRun.of(
            "import", "--weights", "w", "--vocab", "v", "--out", folder.resolve("file").toString())
        .refused("is no folder");
  }
}
