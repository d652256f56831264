package io.github.relevista.settings;

import java.util.Optional;

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
 */
public record TrainSettings(
    ExampleSettings examples,
    VocabularySettings vocabulary,
    Optional<PretrainSettings> pretraining,
    NetworkSettings network,
    RecipeSettings recipe,
    String output,
    WeightType weightType,
    boolean resume,
    int threads,
    Optional<String> master) {

  /** How the numbers of weights are written. */
  public enum WeightType {
    /** As they are. */
    F32,
    /** In half the room, rounded to 11 significant bits. */
    F16
  }

  /**
   * Reads and checks a configuration.
   *
   * @throws InvalidSettingException if a key is unknown, missing, or its value not allowed
   */
  public static TrainSettings of(Configuration configuration) {
    SettingReader reader = new SettingReader(configuration);
    Optional<PretrainSettings> pretraining = PretrainSettings.of(reader);
    TrainSettings settings =
        new TrainSettings(
            ExampleSettings.of(reader),
            VocabularySettings.of(reader, pretraining),
            pretraining,
            NetworkSettings.of(reader),
            RecipeSettings.of(reader),
            reader.required("output"),
            reader.choice("weight_type", WeightType.class).orElse(WeightType.F32),
            reader.flag("resume", false),
            (int) reader.count("threads", 1, 1, 1_024),
            reader.text("master"));
    reader.refuseUnknownKeys();
    return settings;
  }

  /**
   * The hash of what makes two runs over the same examples differ: a run continues only one of the
   * same hash.
   *
   * @return 16 hexadecimal digits
   */
  public String id() {
    // Pre-trained vectors are told by how they were made, not by where they lie.
    VocabularySettings words =
        pretraining.isPresent()
            ? vocabulary.withVectors(Optional.empty(), Optional.empty())
            : vocabulary;
    return SettingsHash.of(
        "vocabulary",
        words,
        "pretraining",
        pretraining,
        "network",
        network,
        "recipe",
        recipe,
        "threads",
        threads);
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
        master);
  }
}
