package io.github.relevista.settings;

/**
 * Everything that {@code train} can be told.
 *
 * @param examples which examples are read
 * @param vocabulary which words the model knows, and what they begin with
 * @param network the network's architecture
 * @param recipe how it is trained
 * @param output the folder of the model
 * @param resume whether an interrupted run is continued
 * @param threads threads of the products, at least 1
 */
public record TrainSettings(
    ExampleSettings examples,
    VocabularySettings vocabulary,
    NetworkSettings network,
    RecipeSettings recipe,
    String output,
    boolean resume,
    int threads) {

  /**
   * Reads and checks a configuration.
   *
   * @throws InvalidSettingException if a key is unknown, missing, or its value not allowed
   */
  public static TrainSettings of(Configuration configuration) {
    SettingReader reader = new SettingReader(configuration);
    TrainSettings settings =
        new TrainSettings(
            ExampleSettings.of(reader),
            VocabularySettings.of(reader),
            NetworkSettings.of(reader),
            RecipeSettings.of(reader),
            reader.required("output"),
            reader.flag("resume", false),
            (int) reader.count("threads", 1, 1, 1_024));
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
    return SettingsHash.of(
        "vocabulary", vocabulary, "network", network, "recipe", recipe, "threads", threads);
  }
}
