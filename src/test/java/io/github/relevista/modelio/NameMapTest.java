package io.github.relevista.modelio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameMapTest {
  private static final ModelFile FILE = ModelFile.of(Path.of("folder/weights"));

  @TempDir private Path folder;

  private NameMap read(String name, String text) throws IOException {
    return NameMap.read(Files.writeString(folder.resolve(name), text));
  }

  private static SortedMap<String, Tensor> tensors(String... names) {
    SortedMap<String, Tensor> tensors = new TreeMap<>();
    for (String name : names) {
      tensors.put(name, Tensor.of(new float[] {name.hashCode()}));
    }
    return tensors;
  }

  @Test
  void yamlAndJson_sayTheSame() throws IOException {
    NameMap yaml = read("map.yaml", "embedding.weight: E\n# a comment\ngru.bias_hh_l0: b\n");
    // A tab may indent JSON, but not YAML.
    NameMap json =
        read("map.json", "{\n\t\"embedding.weight\": \"E\",\n\t\"gru.bias_hh_l0\": \"b\"\n}");
    assertThat(yaml).isEqualTo(json);
    assertThat(yaml.names()).containsEntry("embedding.weight", "E").hasSize(2);
  }

  @Test
  void renamed_givesOurNames_andLeavesTheOthers() throws IOException {
    SortedMap<String, Tensor> tensors = tensors("E", "other");
    SortedMap<String, Tensor> renamed =
        read("map.yaml", "embedding.weight: E").renamed(FILE, tensors);
    assertThat(renamed).containsOnlyKeys("embedding.weight", "other");
    assertThat(renamed.get("embedding.weight")).isSameAs(tensors.get("E"));
  }

  @Test
  void renamed_mayExchangeNames() throws IOException {
    SortedMap<String, Tensor> tensors = tensors("embedding.weight", "output.weight");
    SortedMap<String, Tensor> renamed =
        read("map.yaml", "embedding.weight: output.weight\noutput.weight: embedding.weight")
            .renamed(FILE, tensors);
    assertThat(renamed.get("output.weight")).isSameAs(tensors.get("embedding.weight"));
  }

  @Test
  void renamed_refusesWhatIsNotThere_andWhatWouldBeLost() throws IOException {
    NameMap map = read("map.yaml", "embedding.weight: E");
    assertThatThrownBy(() -> map.renamed(FILE, tensors("F")))
        .isInstanceOf(InvalidModelException.class)
        .hasMessage("folder/weights: has no tensor 'E', which the map names; it has [F]");
    assertThatThrownBy(() -> map.renamed(FILE, tensors("E", "embedding.weight")))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("has a tensor 'embedding.weight' itself");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                          | not a mapping of our names to theirs in YAML or JSON",
        "~                           | is empty; a line is for example",
        "- a                         | not a mapping of our names to theirs in YAML or JSON",
        "embedding.weight: [a]       | not a mapping of our names to theirs in YAML or JSON",
        "embeddings: E               | 'embeddings' is no name of ours; those are [embedding.weight, gru.",
        "embedding.weight:           | stands for 'null'",
        "{output.weight: E, output.bias: E} | stands for 'E', as another does",
      })
  void otherFiles_areRefused(String text, String problem) {
    assertThatThrownBy(() -> read("map.yaml", text))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("map.yaml: ")
        .hasMessageContaining(problem);
  }

  @Test
  void aMissingFile_isRefused() {
    assertThatThrownBy(() -> NameMap.read(folder.resolve("none")))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageEndingWith("none: there is no such file");
  }
}
