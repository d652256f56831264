package io.github.relevista.settings;

import java.util.List;
import java.util.Optional;

/**
 * Everything that {@code drift} can be told.
 *
 * @param input the output of a run, or of a merge, whose results are compared
 * @param before the rows of the one side
 * @param after the rows of the other
 * @param className the class whose relevances are compared, or the polarity
 * @param minimumReviews reviews with a term that are needed to speak of it, 2 or more
 * @param minimumChange change of a mean relevance that matters, 0 or more
 * @param minimumRatio ratio of frequencies that matters, either way, 1 or more
 * @param confidence of intervals, in (0, 1)
 * @param maximumQ the q-value up to which a change is counted as one, in (0, 1]
 * @param shown terms to show of each kind of change, at most
 * @param master the cluster to run on, where it is not what spark-submit says
 */
public record DriftSettings(
    String input,
    Selection before,
    Selection after,
    String className,
    long minimumReviews,
    double minimumChange,
    double minimumRatio,
    double confidence,
    double maximumQ,
    int shown,
    Optional<String> master) {
  /**
   * Reads and checks a configuration.
   *
   * @throws InvalidSettingException if a key is unknown, missing, or its value not allowed
   */
  public static DriftSettings of(Configuration configuration) {
    SettingReader reader = new SettingReader(configuration);
    DriftSettings settings =
        new DriftSettings(
            reader.requiredPath("input"),
            selection(reader, "before"),
            selection(reader, "after"),
            reader.text("class", "(polarity)"),
            reader.count("min_reviews", 20, 2, Integer.MAX_VALUE),
            reader.number(
                "min_change", 0, value -> value >= 0 && Double.isFinite(value), "0 or more"),
            reader.number(
                "min_ratio", 1, value -> value >= 1 && Double.isFinite(value), "1 or more"),
            reader.number("confidence", 0.95, value -> value > 0 && value < 1, "in (0, 1)"),
            reader.number("max_q", 0.05, value -> value > 0 && value <= 1, "in (0, 1]"),
            (int) reader.count("shown", 20, 0, 100_000),
            reader.text("master"));
    reader.refuseUnknownKeys();
    return settings;
  }

  /** A list, since a single text with commas is one too. */
  private static Selection selection(SettingReader reader, String key) {
    List<String> parts = reader.texts(key);
    if (parts.isEmpty()) {
      throw new InvalidSettingException(
          "%s is not set; name dates, slices or a model such as 2026-01-01..2026-01-31,category=film with --%s"
              .formatted(key, key));
    }
    return Selection.of(key, String.join(",", parts));
  }
}
