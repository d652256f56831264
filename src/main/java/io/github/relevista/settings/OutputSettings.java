package io.github.relevista.settings;

import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Where a result is published, and when it is good enough for that.
 *
 * @param path the folder of the tables
 * @param tables where its tables lie
 * @param runDate the date that the result is filed under
 * @param maximumRejectRate the share of rows that may be rejected, in [0, 1]
 * @param publishOnGate whether a result is published though a gate fell short
 * @param allowEmpty whether an input without rows is a result like any other
 */
public record OutputSettings(
    String path,
    TablePlace tables,
    LocalDate runDate,
    double maximumRejectRate,
    boolean publishOnGate,
    boolean allowEmpty) {

  static OutputSettings of(SettingReader reader) {
    return of(reader, TablePlace.of(reader));
  }

  /** Of a command whose tables lie in folders of their own and nowhere else. */
  static OutputSettings inFolders(SettingReader reader) {
    return of(reader, TablePlace.FOLDERS);
  }

  private static OutputSettings of(SettingReader reader, TablePlace tables) {
    return new OutputSettings(
        reader.requiredPath("output"),
        tables,
        reader.date("run_date").orElseGet(() -> LocalDate.now(ZoneOffset.UTC)),
        reader.number(
            "max_reject_rate", 0.5, value -> value >= 0 && value <= 1, "a share in [0, 1]"),
        reader.flag("publish_on_gate", false),
        reader.flag("allow_empty", false));
  }

  /** The same output under another date. */
  OutputSettings withRunDate(LocalDate otherDate) {
    return new OutputSettings(
        path, tables, otherDate, maximumRejectRate, publishOnGate, allowEmpty);
  }
}
