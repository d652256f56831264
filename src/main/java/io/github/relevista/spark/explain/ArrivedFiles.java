package io.github.relevista.spark.explain;

import io.github.relevista.runs.DatePlan;
import io.github.relevista.runs.Ledger;
import io.github.relevista.runs.SeenFile;
import io.github.relevista.runs.SnapshotSpan;
import io.github.relevista.runs.WrittenDate;
import io.github.relevista.settings.DateFrom;
import io.github.relevista.settings.ExplainSettings;
import io.github.relevista.settings.IncrementSettings;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.spark.input.Fingerprints;
import io.github.relevista.spark.input.InputFiles;
import io.github.relevista.spark.input.RowDates;
import io.github.relevista.spark.job.Increment;
import io.github.relevista.spark.job.JobSession;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * The files of an input that have arrived, and under which dates they or their rows are filed.
 *
 * @param session the session
 * @param settings what says so
 * @param files the files, with the dates of their rows where these are filed one by one
 */
record ArrivedFiles(JobSession session, ExplainSettings settings, List<SeenFile> files)
    implements Arrivals {
  ArrivedFiles {
    files = List.copyOf(files);
  }

  /**
   * Takes the files that do not change any more, and reads those for the dates of their rows of
   * which no result tells them.
   *
   * @throws InvalidSettingException if a result holds rows of a file by other dates
   */
  static ArrivedFiles of(
      JobSession session, ExplainSettings settings, InputFiles found, Ledger ledger)
      throws Exception {
    List<SeenFile> files =
        lookedInto(session, settled(session, settings.increment(), found), ledger);
    boolean byRow = settings.increment().dateFrom() == DateFrom.COLUMN;
    settings.input().table().ifPresent(table -> refuseRewritten(table, found, ledger));
    for (SeenFile file : files) {
      refuseFiledOtherwise(ledger, file, byRow);
    }
    return new ArrivedFiles(
        session, settings, byRow ? dated(session, settings, files, ledger) : files);
  }

  private static List<SeenFile> settled(
      JobSession session, IncrementSettings increment, InputFiles found) {
    Instant settled = Instant.now().minus(increment.settle());
    List<SeenFile> files = new ArrayList<>();
    int arriving = 0;
    for (FileStatus file : found.files()) {
      if (file.getModificationTime() > settled.toEpochMilli()) {
        arriving++;
      } else {
        files.add(
            new SeenFile(file.getPath().toString(), file.getLen(), file.getModificationTime()));
      }
    }
    if (arriving > 0) {
      session.tell(
          "%d files changed within %d s are left for a later run (settle)"
              .formatted(arriving, increment.settle().toSeconds()));
    }
    return files;
  }

  /** The same files, those with their fingerprints that were touched since a run has read them. */
  private static List<SeenFile> lookedInto(JobSession session, List<SeenFile> files, Ledger ledger)
      throws Exception {
    List<String> touched = ledger.touched(files);
    Map<String, String> fingerprints =
        touched.isEmpty() ? Map.of() : fingerprints(session, touched);
    return files.stream()
        .map(
            file ->
                fingerprints.containsKey(file.path())
                    ? file.withFingerprint(fingerprints.get(file.path()))
                    : ledger.recognized(file))
        .toList();
  }

  /**
   * Those files that were only touched, of which no record tells yet: the next run need not look
   * into them again.
   */
  @Override
  public List<SeenFile> touched(Ledger ledger) {
    Set<String> touched =
        new HashSet<>(ledger.touched(files.stream().map(SeenFile::withoutFingerprint).toList()));
    return files.stream().filter(file -> touched.contains(file.path())).toList();
  }

  private static Map<String, String> fingerprints(JobSession session, List<String> paths)
      throws Exception {
    return session
        .stages()
        .run(
            "fingerprints",
            "read the fingerprints of %d files".formatted(paths.size()),
            () -> Fingerprints.of(session.spark(), paths));
  }

  /**
   * Before the rows are read: should the content change in between, the fingerprint is that of the
   * former, and the file is seen to have changed.
   */
  @Override
  public Map<String, String> fingerprints(DatePlan date) throws Exception {
    return fingerprints(session, date.files().stream().map(SeenFile::path).toList());
  }

  /**
   * A folder of a table in which files took the place of others holds rows that were read before.
   * Folders that are gone as a whole, as old partitions are, have nothing new.
   */
  private static void refuseRewritten(String table, InputFiles found, Ledger ledger) {
    Set<String> present = new HashSet<>();
    Set<Path> folders = new HashSet<>();
    for (FileStatus file : found.files()) {
      present.add(file.getPath().toString());
      folders.add(file.getPath().getParent());
    }
    for (String read : ledger.paths()) {
      if (!present.contains(read) && folders.contains(new Path(read).getParent())) {
        throw new InvalidSettingException(
            "table %s was rewritten: %s, which published runs have read, is gone, and other files beside it may hold its rows; choose another output, which begins with the table as it is, or explain it without new_only"
                .formatted(table, read));
      }
    }
  }

  private static void refuseFiledOtherwise(Ledger ledger, SeenFile file, boolean byRow) {
    Optional<LocalDate> other = ledger.filedOtherwise(file, byRow);
    if (other.isPresent()) {
      throw new InvalidSettingException(
          "the result of %s holds %s %s, which date_from %s would file otherwise; leave date_from as it was, or choose another output"
              .formatted(
                  other.get(),
                  file.path(),
                  byRow ? "as a whole" : "by the dates of its rows",
                  byRow ? "column" : "run or path"));
    }
  }

  private static List<SeenFile> dated(
      JobSession session, ExplainSettings settings, List<SeenFile> files, Ledger ledger)
      throws Exception {
    Map<String, SortedSet<LocalDate>> dates = new HashMap<>();
    List<String> unknown = new ArrayList<>();
    for (SeenFile file : files) {
      Optional<SortedSet<LocalDate>> known = ledger.datesOfRows(file);
      known.ifPresentOrElse(days -> dates.put(file.path(), days), () -> unknown.add(file.path()));
    }
    if (!unknown.isEmpty()) {
      RowDates rows = rowDates(settings);
      RowDates.Found found =
          session
              .stages()
              .run(
                  "dates",
                  "read the dates of the rows of %d files".formatted(unknown.size()),
                  () ->
                      rows.find(
                          session
                              .input(
                                  settings
                                      .forFiles(unknown, rows.undated())
                                      .input()
                                      .slicedAlsoBy(rows.column()),
                                  settings.wishes())
                              .corpus()));
      dates.putAll(found.dates());
      found.tell(rows, session::tell);
    }
    return files.stream()
        .map(file -> file.withDates(dates.getOrDefault(file.path(), new TreeSet<>())))
        .toList();
  }

  private static RowDates rowDates(ExplainSettings settings) {
    return RowDates.of(settings.increment(), settings.output().runDate());
  }

  @Override
  public List<DatePlan> plans(Ledger ledger) {
    return settings.increment().dateFrom() == DateFrom.COLUMN
        ? ledger.planByRow(files)
        : ledger.plan(files.stream().collect(Collectors.toMap(Function.identity(), this::date)));
  }

  private LocalDate date(SeenFile file) {
    if (settings.increment().dateFrom() == DateFrom.RUN) {
      return settings.output().runDate();
    }
    return WrittenDate.ofPath(file.path())
        .orElseThrow(
            () ->
                new InvalidSettingException(
                    "date_from is path, but %s names no date such as 2026-01-31; leave it out of the input, or set date_from: run"
                        .formatted(file.path())));
  }

  @Override
  public ExplainSettings settings(DatePlan date) {
    return settings.forFiles(date.files().stream().map(SeenFile::path).toList(), date.date());
  }

  @Override
  public List<SnapshotSpan> spans(DatePlan date) {
    return List.of();
  }

  @Override
  public String what(DatePlan date) {
    return "%d new files".formatted(date.files().size());
  }

  @Override
  public String nothing() {
    return "no new files among " + files.size();
  }

  @Override
  public Optional<Increment.ByRow> byRow() {
    return settings.increment().dateFrom() == DateFrom.COLUMN
        ? Optional.of(
            new Increment.ByRow(
                rowDates(settings),
                files.stream().collect(Collectors.toMap(SeenFile::path, SeenFile::dates))))
        : Optional.empty();
  }
}
