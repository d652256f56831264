package io.github.relevista.settings;

/**
 * Everything that {@code verify} can be told.
 *
 * @param model the folder of the model
 * @param files where the texts lie to compare on; without paths, random sequences are
 * @param seed of the random sequences
 * @param method how predictions are explained
 * @param scoreTolerance largest difference of a score, > 0
 * @param relevanceTolerance largest difference of a relevance in 99.9% of sequences, as a share of
 *     the sequence's largest absolute one, > 0
 * @param largestRelevanceTolerance the same in all sequences, > 0
 */
public record VerifySettings(
    String model,
    FileSettings files,
    long seed,
    MethodSettings method,
    double scoreTolerance,
    double relevanceTolerance,
    double largestRelevanceTolerance) {

  /**
   * Reads and checks a configuration.
   *
   * @throws InvalidSettingException if a key is unknown, missing, or its value not allowed
   */
  public static VerifySettings of(Configuration configuration) {
    SettingReader reader = new SettingReader(configuration);
    VerifySettings settings =
        new VerifySettings(
            reader.requiredPath("model"),
            FileSettings.of(reader),
            reader.count("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE),
            MethodSettings.ofRelevance(reader),
            tolerance(reader, "score_tolerance", 1e-4),
            tolerance(reader, "relevance_tolerance", 1e-4),
            tolerance(reader, "largest_relevance_tolerance", 1e-3));
    reader.refuseUnknownKeys();
    return settings;
  }

  private static double tolerance(SettingReader reader, String key, double otherwise) {
    return reader.number(
        key, otherwise, value -> value > 0 && value <= Double.MAX_VALUE, "> 0 and finite");
  }
}
