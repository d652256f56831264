package io.github.relevista.settings;

import io.github.relevista.runs.MergePeriod;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Everything that {@code merge} can be told.
 *
 * @param inputs the outputs whose results are added up, one or more
 * @param from the first date, or as early as there is one
 * @param to the last date, or as late as there is one
 * @param by which days make one sum
 * @param windowDays instead: a sum for every day, of so many days up to it, 1 or more
 * @param addUp the slice columns whose values are not kept apart any more
 * @param predictions whether the rows of single reviews are taken over too
 * @param compact whether the days of every month become one result of the very output that holds
 *     them, in their place
 * @param output the folder of the sums; of a compaction the input
 * @param tables where its tables lie
 * @param master the cluster to run on, where it is not what spark-submit says
 */
public record MergeSettings(
    List<String> inputs,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    MergePeriod by,
    OptionalInt windowDays,
    List<String> addUp,
    boolean predictions,
    boolean compact,
    String output,
    TablePlace tables,
    Optional<String> master) {
  private static final int MOST_DAYS = 3_660;

  /** Copies the lists. */
  public MergeSettings {
    inputs = List.copyOf(inputs);
    addUp = List.copyOf(addUp);
  }

  /**
   * Reads and checks a configuration.
   *
   * @throws InvalidSettingException if a key is unknown, missing, or its value not allowed
   */
  public static MergeSettings of(Configuration configuration) {
    SettingReader reader = new SettingReader(configuration);
    boolean compact = reader.flag("compact", false);
    List<String> inputs = reader.paths("input");
    MergeSettings settings =
        new MergeSettings(
            inputs,
            reader.date("from"),
            reader.date("to"),
            reader.choice(
                "by",
                List.of(MergePeriod.values()),
                MergePeriod::wireName,
                compact ? MergePeriod.MONTH : MergePeriod.ALL),
            reader.days("window", MOST_DAYS),
            reader.texts("add_up"),
            reader.flag("predictions", false) || compact,
            compact,
            compact ? inPlace(inputs, reader.path("output")) : reader.requiredPath("output"),
            TablePlace.of(reader),
            reader.text("master"));
    reader.refuseUnknownKeys();
    settings.check();
    return settings;
  }

  private static String inPlace(List<String> inputs, Optional<String> output) {
    if (inputs.size() != 1) {
      throw new InvalidSettingException(
          "compact works on one output; name it alone with --input, was %s".formatted(inputs));
    }
    if (output.isPresent() && !output.get().equals(inputs.get(0))) {
      throw new InvalidSettingException(
          "compact replaces days in %s itself; leave out output, was %s"
              .formatted(inputs.get(0), output.get()));
    }
    return inputs.get(0);
  }

  private void checkCompaction() {
    if (to.isEmpty()) {
      throw new InvalidSettingException(
          "compact needs to; name the last day for which nothing more is to come with --to");
    }
    if (by != MergePeriod.MONTH || windowDays.isPresent()) {
      throw new InvalidSettingException(
          "compact makes one result of the days of a month; set by: month and no window");
    }
    if (!addUp.isEmpty()) {
      throw new InvalidSettingException(
          "compact changes no figure, and add_up %s would; leave one of them out".formatted(addUp));
    }
  }

  private void check() {
    if (inputs.isEmpty()) {
      throw new InvalidSettingException(
          "input is not set; name the outputs to merge in the configuration or with --input");
    }
    if (compact) {
      checkCompaction();
    }
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      throw new InvalidSettingException(
          "to must be a date from %s (from) on, was %s".formatted(from.get(), to.get()));
    }
    if (windowDays.isPresent() && by != MergePeriod.ALL) {
      throw new InvalidSettingException(
          "window makes a sum for every day, by one for every %s; leave one of them out"
              .formatted(by.wireName()));
    }
  }
}
