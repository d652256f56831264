package io.github.relevista.settings;

import io.github.relevista.explain.EngineKind;
import io.github.relevista.settings.MethodSettings.Method;
import java.util.List;

/**
 * Everything that {@code bench} can be told.
 *
 * @param files where the texts lie
 * @param model the folder of the model
 * @param method how predictions are explained
 * @param methods the methods of explanation that are measured beside it
 * @param engine the engine that computes
 * @param threads how many threads work at a time, at least 1
 * @param seconds how long each kind of work is measured, > 0
 * @param batchSequences texts of one batch at most
 * @param batchTokens tokens of one batch at most, unless a single text has more
 * @param tableEntries statistics that a thread keeps before it hands on a part of them
 * @param projectionTableLimit bytes up to which the projections of words are kept
 */
public record BenchSettings(
    FileSettings files,
    String model,
    MethodSettings method,
    List<Method> methods,
    EngineKind engine,
    int threads,
    double seconds,
    int batchSequences,
    int batchTokens,
    int tableEntries,
    long projectionTableLimit) {
  private static final double LONGEST_SECONDS = 3600;

  /**
   * Reads and checks a configuration.
   *
   * @throws InvalidSettingException if a key is unknown, missing, or its value not allowed
   */
  public static BenchSettings of(Configuration configuration) {
    SettingReader reader = new SettingReader(configuration);
    BenchSettings settings =
        new BenchSettings(
            FileSettings.ofNamed(reader),
            reader.requiredPath("model"),
            MethodSettings.ofRelevance(reader),
            reader.choices("methods", List.of(Method.values()), Method::wireName),
            reader.choice(
                "engine", List.of(EngineKind.values()), EngineKind::wireName, EngineKind.AUTO),
            (int) reader.count("threads", 1, 1, 1_024),
            reader.number(
                "seconds",
                5,
                value -> value > 0 && value <= LONGEST_SECONDS,
                "> 0 and at most 3600"),
            (int) reader.count("batch_sequences", 24, 1, 10_000),
            (int) reader.count("batch_tokens", 6_000, 1, 10_000_000),
            (int) reader.count("table_entries", 500_000, 1, 100_000_000),
            reader.count("projection_table_limit", 512L << 20, 0, Long.MAX_VALUE));
    reader.refuseUnknownKeys();
    return settings;
  }
}
