package io.github.relevista.modelio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which tensor of a foreign file is which of a model: a file of YAML or JSON, from this project's
 * names to the file's. It need not name the tensors that are found without it.
 *
 * @param names from a name of {@link TensorNames} to the file's
 */
record NameMap(SortedMap<String, String> names) {
  private static final int MAXIMUM_BYTES = 1 << 20;
  private static final ObjectMapper YAML = new YAMLMapper();

  /** The map that names nothing. */
  static NameMap empty() {
    return new NameMap(new TreeMap<>());
  }

  /**
   * @throws InvalidModelException if the file cannot be read, is no mapping of texts to texts, or
   *     names what no model has
   */
  static NameMap read(Path path) {
    ModelFile file = ModelFile.of(path);
    if (!file.exists()) {
      throw file.refused("there is no such file");
    }
    boolean json = path.toString().toLowerCase(Locale.ROOT).endsWith(".json");
    Map<String, String> names;
    try {
      names =
          (json ? JsonObject.MAPPER : YAML)
              .readValue(
                  Utf8.decode(file.bytes(MAXIMUM_BYTES)),
                  new TypeReference<TreeMap<String, String>>() {});
    } catch (CharacterCodingException e) {
      throw file.refused("is not UTF-8; save the file as UTF-8");
    } catch (JsonProcessingException e) {
      throw file.refused("not a mapping of our names to theirs in YAML or JSON: %s", firstLine(e));
    }
    if (names == null) {
      throw file.refused("is empty; a line is for example \"embedding.weight: E\"");
    }
    Set<String> known = TensorNames.all();
    Set<String> targets = new TreeSet<>();
    names.forEach(
        (ours, theirs) -> {
          if (!known.contains(ours)) {
            throw file.refused("'%s' is no name of ours; those are %s", ours, known);
          }
          if (theirs == null || !targets.add(theirs)) {
            throw file.refused("'%s' stands for '%s', as another does", ours, theirs);
          }
        });
    return new NameMap(new TreeMap<>(names));
  }

  private static String firstLine(JsonProcessingException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("");
  }

  /**
   * The tensors under this project's names where the map gives one.
   *
   * @throws InvalidModelException if the map names a tensor that is not there, or one by the name
   *     of another
   */
  SortedMap<String, Tensor> renamed(ModelFile file, SortedMap<String, Tensor> tensors) {
    SortedMap<String, Tensor> renamed = new TreeMap<>(tensors);
    names
        .values()
        .forEach(
            theirs -> {
              if (renamed.remove(theirs) == null) {
                throw file.refused(
                    "has no tensor '%s', which the map names; it has %s", theirs, tensors.keySet());
              }
            });
    names.forEach(
        (ours, theirs) -> {
          if (renamed.put(ours, tensors.get(theirs)) != null) {
            throw file.refused(
                "has a tensor '%s' itself, which the map says is '%s'; map that tensor too",
                ours, theirs);
          }
        });
    return renamed;
  }
}
