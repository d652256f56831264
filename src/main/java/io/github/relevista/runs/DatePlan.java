package io.github.relevista.runs;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a run has to do for a date.
 *
 * @param date the date
 * @param deed what becomes of the result that is there
 * @param files the files to read
 * @param changed those of them that are new versions of files that the result holds
 * @param missing files that the result holds and nobody finds any more
 * @param result the record of the result that is there, or that the date became a part of
 */
public record DatePlan(
    LocalDate date,
    Deed deed,
    List<SeenFile> files,
    List<SeenFile> changed,
    List<SeenFile> missing,
    Optional<RunRecord> result) {
  /** What becomes of the result of a date. */
  public enum Deed {
    /** There is none yet. */
    MAKE,
    /** The new files are added to it. */
    ADD,
    /** A file of it has changed: all files of the date are read again. */
    REPLACE,
    /** It became a part of the result of a period, to which nothing can be added. */
    TOO_LATE
  }

  /** Copies the lists. */
  public DatePlan {
    files = List.copyOf(files);
    changed = List.copyOf(changed);
    missing = List.copyOf(missing);
  }
}
