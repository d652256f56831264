package io.github.relevista.modelio;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.relevista.model.ParitySequence;
import io.github.relevista.model.SentimentModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The folder of a model that was imported. An import may take the place of another one, and of
 * nothing else: files of the user's own may have the names of a model's.
 */
public final class ImportedFolder {
  /** The key of config.json that tells an imported model. */
  private static final String NOTE = "imported";

  private ImportedFolder() {}

  /**
   * Refuses a folder whose files no import wrote.
   *
   * @throws InvalidModelException if a file stands where one would be written
   */
  public static void check(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new InvalidModelException("%s is no folder; name another one".formatted(folder));
    }
    for (String name :
        List.of(ModelFolder.CONFIG, ModelFolder.VOCABULARY, ModelFolder.WEIGHTS, ParityFile.NAME)) {
      if (Files.exists(folder.resolve(name)) && !isOfImport(folder)) {
        throw new InvalidModelException(
            "%s holds %s, which no import wrote; name another folder, or remove what it holds"
                .formatted(folder, name));
      }
    }
  }

  private static boolean isOfImport(Path folder) {
    try {
      byte[] config = Files.readAllBytes(folder.resolve(ModelFolder.CONFIG));
      return JsonObject.MAPPER.readTree(config).has(NOTE);
    } catch (JsonProcessingException e) {
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Writes a model into a folder that {@link #check} let pass.
   *
   * @param parity sequences with the scores that the model gives; may be none
   * @param from what the weights were taken from, for people
   * @param assumed what of the model nobody told and no scores confirm; may be empty
   */
  public static void write(
      SentimentModel model,
      Path folder,
      List<ParitySequence> parity,
      String from,
      List<String> assumed)
      throws IOException {
    check(folder);
    Map<String, Object> notes = new TreeMap<>(Map.of(NOTE, Map.of("from", from)));
    if (!assumed.isEmpty()) {
      notes.put(ModelFolder.VERIFIED, false);
      notes.put(ModelFolder.ASSUMED, assumed);
    }
    ModelFolder.write(model, folder, TensorType.F32, notes);
    if (!parity.isEmpty()) {
      ParityFile.write(folder, parity);
    }
  }
}
