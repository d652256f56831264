package io.github.relevista.modelio;

import io.github.relevista.model.SentimentModel;
import io.github.relevista.text.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A model as a folder of three files: {@value #CONFIG}, {@value #VOCABULARY} and {@value #WEIGHTS}.
 * What {@link #write} writes, {@link #read} gives back: the same {@link SentimentModel#id id}, if
 * the weights were written as {@link TensorType#F32}.
 */
public final class ModelFolder {
  /** Architecture, classes and text rules. */
  public static final String CONFIG = "config.json";

  /** One term a line, in the order of the ids. */
  public static final String VOCABULARY = "vocab.txt";

  /** The weights, under torch's names. */
  public static final String WEIGHTS = "model.safetensors";

  /** The key of {@value #CONFIG} that is false where parts of the model were assumed. */
  static final String VERIFIED = "verified";

  /** The key of {@value #CONFIG} that says which. */
  static final String ASSUMED = "assumed";

  private ModelFolder() {}

  /**
   * What was assumed of a model when it was imported, and no scores confirmed: such as {@code
   * reading last}; nothing where all was told or compared.
   *
   * @throws InvalidModelException if the configuration cannot be read
   */
  public static List<String> assumptions(ModelSource source) {
    JsonObject json = ConfigFile.open(new ModelFile(source, CONFIG));
    return json.isOff(VERIFIED) && json.has(ASSUMED) ? json.texts(ASSUMED) : List.of();
  }

  /**
   * Reads a model.
   *
   * @throws InvalidModelException if a file is missing, damaged or at odds with another, or if the
   *     model is of a kind that cannot be run; the message says which and what to do
   */
  public static SentimentModel read(ModelSource source) {
    for (String name : List.of(CONFIG, VOCABULARY, WEIGHTS)) {
      if (!new ModelFile(source, name).exists()) {
        throw new InvalidModelException(
            "no model at %s: %s is missing; a model is a folder of %s, %s and %s"
                .formatted(source.name(), name, CONFIG, VOCABULARY, WEIGHTS));
      }
    }
    JsonObject json = ConfigFile.open(new ModelFile(source, CONFIG));
    if (ConfigFile.isLayered(json)) {
      return readLayered(source, json);
    }
    ModelConfig config = ConfigFile.read(json);
    Vocabulary vocabulary =
        VocabularyFile.read(new ModelFile(source, VOCABULARY), config.unknownTerm());
    Map<String, Tensor> tensors = Safetensors.read(source, WEIGHTS);
    ExpectedTensors.of(config, vocabulary.size()).check(new ModelFile(source, WEIGHTS), tensors);
    return ModelTensors.toModel(config, vocabulary, tensors);
  }

  private static SentimentModel readLayered(ModelSource source, JsonObject json) {
    Vocabulary vocabulary =
        VocabularyFile.read(new ModelFile(source, VOCABULARY), json.text("unknown_token"));
    TensorShelf tensors =
        new TensorShelf(new ModelFile(source, WEIGHTS), Safetensors.read(source, WEIGHTS));
    return LayeredFile.read(json, vocabulary, tensors);
  }

  /** Writes a model with weights of float: {@link #write(SentimentModel, Path, TensorType)}. */
  public static void write(SentimentModel model, Path folder) throws IOException {
    write(model, folder, TensorType.F32);
  }

  /** Writes a model without notes: {@link #write(SentimentModel, Path, TensorType, Map)}. */
  public static void write(SentimentModel model, Path folder, TensorType type) throws IOException {
    write(model, folder, type, Map.of());
  }

  /**
   * Writes a model, in the place of the one that the folder may hold; its parity sequences go too,
   * since they are not the new model's. Nothing is touched where the model cannot be written.
   * {@value #CONFIG} is removed first and written last, so that a folder in which a write was
   * broken off is refused.
   *
   * @param folder made where it is missing
   * @param type of the numbers in the file of the weights
   * @param notes what {@value #CONFIG} is to tell people beside what the model needs, such as how
   *     it was trained: texts, numbers, truth values, and lists and maps of them
   * @throws IllegalArgumentException if a term cannot stand in a line of UTF-8, a weight is too
   *     large for the type, or a note has the name of a key that the model needs
   */
  public static void write(SentimentModel model, Path folder, TensorType type, Map<String, ?> notes)
      throws IOException {
    byte[] config = ConfigFile.bytes(model, notes);
    byte[] vocabulary = VocabularyFile.bytes(model.vocabulary());
    SortedMap<String, Tensor> tensors = ModelTensors.of(model);
    Safetensors.checkRange(tensors, type);
    Files.createDirectories(folder);
    Files.deleteIfExists(folder.resolve(CONFIG));
    Files.deleteIfExists(folder.resolve(ParityFile.NAME));
    Files.write(folder.resolve(VOCABULARY), vocabulary);
    Safetensors.write(folder.resolve(WEIGHTS), tensors, type);
    Files.write(folder.resolve(CONFIG), config);
  }
}
