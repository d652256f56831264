package io.github.relevista.settings;

import io.github.relevista.ids.IdParts;
import io.github.relevista.modelio.TensorType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that {@code train} can be told.
 *
 * @param examples which examples are read
 * @param vocabulary which words the model knows, and what they begin with
 * @param pretraining the corpus that word vectors are made of first, if they are
 * @param network the network's architecture
 * @param recipe how it is trained
 * @param output the folder of the model
 * @param weightType how its weights are written
 * @param resume whether an interrupted run is continued
 * @param threads threads of the products, at least 1
 * @param master the cluster that makes word vectors, where it is not what spark-submit says
 * @param id the hash of what makes two runs over the same examples differ: a run continues only one
 *     of the same hash
 */
public record TrainSettings(
    ExampleSettings examples,
    VocabularySettings vocabulary,
    Optional<PretrainSettings> pretraining,
    NetworkSettings network,
    RecipeSettings recipe,
    String output,
    TensorType weightType,
    boolean resume,
    int threads,
    Optional<String> master,
    String id) {

  private static final List<TensorType> WRITTEN = List.of(TensorType.F32, TensorType.F16);

  /** Keys of the examples, which are hashed themselves, and of what comes after training. */
  private static final Set<String> NO_PART_OF_ID =
      Set.of(
          "train",
          "dev",
          "exclude",
          "format",
          "header",
          "columns",
          "dev_columns",
          "text_column",
          "tokens_column",
          "label_column",
          "encoding",
          "delimiter",
          "escape",
          "null_values",
          "json_layout",
          "trained_on",
          "sentence_column",
          "sentence_weight",
          "weight_column",
          "labels",
          "classes",
          "class_polarity",
          "limit",
          "output",
          "weight_type",
          "resume",
          "master");

  /**
   * Reads and checks a configuration.
   *
   * @throws InvalidSettingException if a key is unknown, missing, or its value not allowed
   */
  public static TrainSettings of(Configuration configuration) {
    SettingReader reader = new SettingReader(configuration);
    Optional<PretrainSettings> pretraining = PretrainSettings.of(reader);
    ExampleSettings examples = ExampleSettings.of(reader);
    VocabularySettings vocabulary = VocabularySettings.of(reader, pretraining);
    NetworkSettings network = NetworkSettings.of(reader);
    RecipeSettings recipe = RecipeSettings.of(reader);
    String output = reader.requiredPath("output");
    TensorType weightType =
        reader.choice("weight_type", WRITTEN, TensorType::wireName, TensorType.F32);
    boolean resume = reader.flag("resume", false);
    int threads = (int) reader.count("threads", 1, 1, 1_024);
    Optional<String> master = reader.text("master");
    reader.refuseUnknownKeys();
    return new TrainSettings(
        examples,
        vocabulary,
        pretraining,
        network,
        recipe,
        output,
        weightType,
        resume,
        threads,
        master,
        id(reader, pretraining));
  }

  /** What makes two runs over the same examples differ; how these are read shows in them. */
  private static String id(SettingReader reader, Optional<PretrainSettings> pretraining) {
    IdParts parts = new IdParts();
    reader
        .read()
        .forEach(
            (key, value) -> {
              boolean ofAbsent = key.startsWith(PretrainSettings.PREFIX) && pretraining.isEmpty();
              if (!NO_PART_OF_ID.contains(key) && !ofAbsent) {
                parts.with(key, value);
              }
            });
    return parts.id("train");
  }

  /**
   * These settings once word vectors have been made.
   *
   * @param vectors the file of the vectors
   * @param termCounts the file that says how often each word occurs
   */
  public TrainSettings withVectors(String vectors, String termCounts) {
    return new TrainSettings(
        examples,
        vocabulary.withVectors(Optional.of(vectors), Optional.of(termCounts)),
        pretraining,
        network,
        recipe,
        output,
        weightType,
        resume,
        threads,
        master,
        id);
  }
}
