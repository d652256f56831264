package io.github.relevista.settings;

import io.github.relevista.explain.EngineKind;
import java.util.List;
import java.util.Optional;

/**
 * How the work is done: nothing here changes a figure.
 *
 * @param engine the engine that computes
 * @param partitions into how many parts the rows are dealt; 0 for as many as the input and the
 *     cluster suggest
 * @param batchSequences reviews of one batch at most
 * @param batchTokens tokens of one batch at most, unless a single review has more
 * @param tableEntries statistics that a task keeps before it hands on a part of them
 * @param projectionTableLimit bytes up to which the projections of words are kept
 * @param master the cluster to run on, where it is not what spark-submit says
 */
public record RunSettings(
    EngineKind engine,
    int partitions,
    int batchSequences,
    int batchTokens,
    int tableEntries,
    long projectionTableLimit,
    Optional<String> master) {

  static RunSettings of(SettingReader reader) {
    return new RunSettings(
        reader.choice(
            "engine", List.of(EngineKind.values()), EngineKind::wireName, EngineKind.AUTO),
        (int) reader.count("partitions", 0, 0, 1_000_000),
        (int) reader.count("batch_sequences", 24, 1, 10_000),
        (int) reader.count("batch_tokens", 6_000, 1, 10_000_000),
        (int) reader.count("table_entries", 500_000, 1, 100_000_000),
        reader.count("projection_table_limit", 512L << 20, 0, Long.MAX_VALUE),
        reader.text("master"));
  }
}
