package io.github.relevista.spark.explain;

import io.github.relevista.runs.DatePlan;
import io.github.relevista.runs.Ledger;
import io.github.relevista.runs.SeenFile;
import io.github.relevista.runs.SnapshotSpan;
import io.github.relevista.settings.ExplainSettings;
import io.github.relevista.spark.job.Increment;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has arrived in an input, file by file or span by span of a table's snapshots. */
interface Arrivals {
  /** What there is to do, date by date, by what results hold. */
  List<DatePlan> plans(Ledger ledger) throws Exception;

  /** The settings that read what a date gets. */
  ExplainSettings settings(DatePlan date);

  /** The spans of a table that a date gets; none where files are read. */
  List<SnapshotSpan> spans(DatePlan date);

  /** The SHA-256 of the content of every file that a date gets, by its path. */
  Map<String, String> fingerprints(DatePlan date) throws Exception;

  /** Files that were only touched since they were read, with their fingerprints, to be noted. */
  List<SeenFile> touched(Ledger ledger);

  /** How rows are filed, if that is one by one. */
  Optional<Increment.ByRow> byRow();

  /** What there is of a date, for people: {@code 3 new files}. */
  String what(DatePlan date);

  /** What to tell where nothing is new. */
  String nothing();
}
