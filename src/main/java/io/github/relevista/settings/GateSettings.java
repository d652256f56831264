package io.github.relevista.settings;

import java.util.Optional;

/**
 * What a result has to pass beside its share of rejects; a gate that has no value is open.
 *
 * @param maximumUnknownRate the share of words that the model may not know, in [0, 1]
 * @param maximumLeakage what relevances may leave of the scores of a class: the root of the mean
 *     square over reviews, above 0
 * @param maximumAmplification how many times what they explain relevances may come to, in the mean
 *     of reviews; above 0
 * @param minimumRowsRatio rows over the mean of former accepted runs, at least; above 0
 * @param maximumRowsRatio the same at most
 * @param baselineRuns how many of the latest accepted runs make that mean
 */
public record GateSettings(
    Optional<Double> maximumUnknownRate,
    Optional<Double> maximumLeakage,
    Optional<Double> maximumAmplification,
    Optional<Double> minimumRowsRatio,
    Optional<Double> maximumRowsRatio,
    int baselineRuns) {
  private static final int MOST_RUNS = 1_000;

  static GateSettings of(SettingReader reader) {
    return new GateSettings(
        reader.number("max_unknown_rate", rate -> rate >= 0 && rate <= 1, "a share in [0, 1]"),
        positive(reader, "max_leakage"),
        positive(reader, "max_amplification"),
        positive(reader, "min_rows_ratio"),
        positive(reader, "max_rows_ratio"),
        (int) reader.count("baseline_runs", 7, 1, MOST_RUNS));
  }

  private static Optional<Double> positive(SettingReader reader, String key) {
    return reader.number(key, value -> value > 0 && Double.isFinite(value), "a number above 0");
  }
}
