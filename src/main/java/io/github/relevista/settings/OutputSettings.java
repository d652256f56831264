package io.github.relevista.settings;

import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What is written, and when it is good enough to be published.
 *
 * @param path the folder of the tables
 * @param tables where its tables lie
 * @param runDate the date that the result is filed under
 * @param predictions whether every review's own relevances are written too
 * @param maximumRejectRate the share of rows that may be rejected, in [0, 1]
 * @param publishOnGate whether a result is published though a gate fell short
 * @param allowEmpty whether an input without rows is a result like any other
 * @param shownWords words to show of each of two classes at the end
 * @param shownMinimum occurrences that a word needs to be shown
 */
public record OutputSettings(
    String path,
    TablePlace tables,
    LocalDate runDate,
    boolean predictions,
    double maximumRejectRate,
    boolean publishOnGate,
    boolean allowEmpty,
    int shownWords,
    int shownMinimum) {

  static OutputSettings of(SettingReader reader) {
    return new OutputSettings(
        reader.requiredPath("output"),
        TablePlace.of(reader),
        runDate(reader),
        reader.flag("predictions", false),
        maximumRejectRate(reader),
        reader.flag("publish_on_gate", false),
        reader.flag("allow_empty", false),
        (int) reader.count("shown_words", 10, 0, 1_000),
        (int) reader.count("shown_minimum", 20, 1, Integer.MAX_VALUE));
  }

  /** What is written by a command that has neither predictions nor words to show. */
  static OutputSettings ofFigures(SettingReader reader) {
    return new OutputSettings(
        reader.requiredPath("output"),
        TablePlace.FOLDERS,
        runDate(reader),
        false,
        maximumRejectRate(reader),
        reader.flag("publish_on_gate", false),
        reader.flag("allow_empty", false),
        0,
        1);
  }

  /** The same output under another date. */
  OutputSettings withRunDate(LocalDate otherDate) {
    return new OutputSettings(
        path,
        tables,
        otherDate,
        predictions,
        maximumRejectRate,
        publishOnGate,
        allowEmpty,
        shownWords,
        shownMinimum);
  }

  private static double maximumRejectRate(SettingReader reader) {
    return reader.number(
        "max_reject_rate", 0.5, value -> value >= 0 && value <= 1, "a share in [0, 1]");
  }

  private static LocalDate runDate(SettingReader reader) {
    return reader.date("run_date").orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
  }
}
