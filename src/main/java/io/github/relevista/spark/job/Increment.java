package io.github.relevista.spark.job;

import io.github.relevista.runs.RunRecord;
import io.github.relevista.runs.SeenFile;
import io.github.relevista.runs.SnapshotSpan;
import io.github.relevista.spark.input.RowDates;
import io.github.relevista.spark.publish.PublishException;
import io.github.relevista.spark.publish.PublishedOutput;
import io.github.relevista.spark.publish.PublishedRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What a run that reads new files alone goes by.
 *
 * @param known the records of the same model and settings by which the files were found to be new
 * @param adds the record of the result that the run adds to, if it does
 * @param byRow how rows are filed, if that is not by files
 * @param fingerprints the SHA-256 of the content of every file that is read, by its path
 * @param touched files that were only touched since a published run has read them, with their
 *     fingerprints, for the next run to know
 * @param spans the spans of a table's snapshots whose rows are read; empty where files are read
 */
public record Increment(
    List<PublishedRecord> known,
    Optional<RunRecord> adds,
    Optional<ByRow> byRow,
    Map<String, String> fingerprints,
    List<SeenFile> touched,
    List<SnapshotSpan> spans) {
  /**
   * How rows are filed each under its own date.
   *
   * @param dates what says the date of a row
   * @param ofFiles the dates of the rows of every file, by its path
   */
  public record ByRow(RowDates dates, Map<String, SortedSet<LocalDate>> ofFiles) {
    /** Copies the map. */
    public ByRow {
      ofFiles = Map.copyOf(ofFiles);
    }
  }

  /** Copies the lists and the map. */
  public Increment {
    fingerprints = Map.copyOf(fingerprints);
    known = List.copyOf(known);
    touched = List.copyOf(touched);
    spans = List.copyOf(spans);
  }

  /** The records of a model and settings. */
  public static List<PublishedRecord> known(PublishedOutput output, String key) {
    return output.records().stream().filter(record -> record.key().equals(key)).toList();
  }

  /**
   * Refuses to go on once another run has published a result of the same model and settings: a file
   * that was new may be no more. Asked after the run has begun, from when on no other run that
   * reads new files can commit.
   *
   * @throws PublishException if there is such a result
   */
  void requireUnchanged(PublishedOutput output, String key) {
    if (!known(output, key).equals(known)) {
      throw PublishException.overtaken(key);
    }
  }
}
