package io.github.relevista.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which files of an input a run reads when it is one of many.
 *
 * @param newOnly whether only those that no published run has seen
 * @param dateFrom under which date new files are filed
 * @param dateColumn the column of the dates of rows, for {@link DateFrom#COLUMN}
 * @param settle how long a file must not have changed to be read
 * @param expect a file that has to be there before anything is read, a mark or a glob
 * @param expectFiles how many files of that glob there have to be, 1 or more
 * @param expectWait how long to wait for it
 * @param planBackfill whether the plan of new files is printed and nothing done
 */
public record IncrementSettings(
    boolean newOnly,
    DateFrom dateFrom,
    Optional<String> dateColumn,
    Duration settle,
    Optional<String> expect,
    long expectFiles,
    Duration expectWait,
    boolean planBackfill) {
  static IncrementSettings of(SettingReader reader) {
    boolean planBackfill = reader.flag("plan_backfill", false);
    return new IncrementSettings(
        reader.flag("new_only", false) || planBackfill,
        reader.choice("date_from", List.of(DateFrom.values()), DateFrom::wireName, DateFrom.RUN),
        reader.text("date_column"),
        reader.duration("settle", Duration.ZERO),
        reader.path("expect"),
        reader.count("expect_files", 1, 1, Integer.MAX_VALUE),
        reader.duration("expect_wait", Duration.ZERO),
        planBackfill);
  }

  /** Refuses what does not go with it. */
  void check(InputSettings input) {
    if (dateFrom == DateFrom.COLUMN && dateColumn.isEmpty()) {
      throw new InvalidSettingException(
          "date_from is column, but date_column is not set; name the column of the dates with"
              + " --date-column");
    }
    if (dateFrom == DateFrom.COLUMN && !newOnly) {
      throw new InvalidSettingException(
          "date_from: column files new rows under their dates; set new_only, or leave it out");
    }
    if (!newOnly) {
      return;
    }
    if (input.limit() != FileSettings.NO_LIMIT) {
      throw new InvalidSettingException(
          "new_only reads all that is new, limit %d a part; leave one of them out"
              .formatted(input.limit()));
    }
  }
}
