package io.github.relevista.spark.explain;

import io.github.relevista.runs.DatePlan;
import io.github.relevista.runs.Ledger;
import io.github.relevista.runs.SeenFile;
import io.github.relevista.runs.SnapshotSpan;
import io.github.relevista.runs.TableHistory;
import io.github.relevista.runs.UnknownSnapshotException;
import io.github.relevista.settings.DateFrom;
import io.github.relevista.settings.ExplainSettings;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.spark.input.RowDates;
import io.github.relevista.spark.input.SnapshotTable;
import io.github.relevista.spark.job.Increment;
import io.github.relevista.spark.job.JobSession;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What came to a table up to the snapshot that was its current one when the run looked; later ones
 * are left for later runs. To the ledger every span of snapshots is a file that never changes.
 */
final class ArrivedSnapshots implements Arrivals {
  private final JobSession session;
  private final ExplainSettings settings;
  private final SnapshotTable table;
  private final TableHistory history;

  /** The spans that were looked at, with the dates of their rows; empty of those without rows. */
  private final Map<SnapshotSpan, Optional<SnapshotSpan>> looked = new HashMap<>();

  private final Map<String, SnapshotSpan> byPath = new HashMap<>();

  private ArrivedSnapshots(
      JobSession session, ExplainSettings settings, SnapshotTable table, TableHistory history) {
    this.session = session;
    this.settings = settings;
    this.table = table;
    this.history = history;
  }

  /**
   * Looks at a table.
   *
   * @throws InvalidSettingException if settings make no sense of it
   */
  static ArrivedSnapshots of(JobSession session, ExplainSettings settings, SnapshotTable table) {
    if (settings.increment().dateFrom() == DateFrom.PATH) {
      throw new InvalidSettingException(
          "date_from is path, but what is new in table %s are rows, which have none; set date_from: run, or column with date_column"
              .formatted(table.name()));
    }
    if (!settings.increment().settle().isZero()) {
      throw new InvalidSettingException(
          "settle waits for files that still arrive, and what table %s holds has arrived as a whole; leave it out"
              .formatted(table.name()));
    }
    return new ArrivedSnapshots(session, settings, table, table.history());
  }

  @Override
  public List<DatePlan> plans(Ledger ledger) throws Exception {
    refuseReadWhole(ledger);
    List<SnapshotSpan> spans = new ArrayList<>(ledger.spans(table.name()));
    for (SnapshotSpan span : unread(spans)) {
      look(span).ifPresent(spans::add);
    }
    spans.forEach(span -> byPath.put(span.asFile().path(), span));
    List<SeenFile> files = spans.stream().map(SnapshotSpan::asFile).toList();
    files.forEach(file -> refuseFiledOtherwise(ledger, file));
    LocalDate date = settings.output().runDate();
    return isByRow()
        ? ledger.planByRow(files)
        : ledger.plan(
            files.stream().distinct().collect(Collectors.toMap(Function.identity(), f -> date)));
  }

  private List<SnapshotSpan> unread(List<SnapshotSpan> read) {
    try {
      return history.unread(read);
    } catch (UnknownSnapshotException e) {
      throw new InvalidSettingException(
          "table %s was read up to its snapshot %s, which is none of those that led to what it holds now: it was made anew, went back, or forgot that snapshot; choose another output, which begins with the table as it is, or explain it without new_only"
              .formatted(table.name(), e.snapshot()));
    }
  }

  /** A result without a word of snapshots may hold rows that would be taken for new. */
  private void refuseReadWhole(Ledger ledger) {
    for (Map.Entry<LocalDate, String> read : ledger.tablesReadWhole().entrySet()) {
      if (table.isNamed(read.getValue())) {
        throw new InvalidSettingException(
            "the result of %s holds rows of table %s, which a run without new_only read: nobody knows which are new since; choose another output"
                .formatted(read.getKey(), table.name()));
      }
    }
  }

  private void refuseFiledOtherwise(Ledger ledger, SeenFile span) {
    Optional<LocalDate> other = ledger.filedOtherwise(span, isByRow());
    if (other.isPresent()) {
      throw new InvalidSettingException(
          "the result of %s holds %s, which date_from %s would file otherwise; leave date_from as it was, or choose another output"
              .formatted(other.get(), span.path(), isByRow() ? "column" : "run"));
    }
  }

  /** What has rows of a span that nobody has read; none does where all that came is compactions. */
  private Optional<SnapshotSpan> look(SnapshotSpan span) throws Exception {
    Optional<SnapshotSpan> found = looked.get(span);
    if (found == null) {
      table.requireAppends(span);
      if (isByRow()) {
        SortedSet<LocalDate> dates = dates(span);
        found = dates.isEmpty() ? Optional.empty() : Optional.of(span.withDates(dates));
      } else {
        found = table.count(span) == 0 ? Optional.empty() : Optional.of(span);
      }
      looked.put(span, found);
    }
    return found;
  }

  private SortedSet<LocalDate> dates(SnapshotSpan span) throws Exception {
    RowDates rows = RowDates.of(settings.increment(), settings.output().runDate());
    RowDates.Found found =
        session
            .stages()
            .run(
                "dates",
                "read the dates of " + span,
                () ->
                    rows.find(
                        session
                            .input(
                                settings.input().slicedAlsoBy(rows.column()),
                                settings.wishes(),
                                List.of(span))
                            .corpus()));
    found.tell(rows, session::tell);
    SortedSet<LocalDate> dates = new TreeSet<>();
    found.dates().values().forEach(dates::addAll);
    return dates;
  }

  private boolean isByRow() {
    return settings.increment().dateFrom() == DateFrom.COLUMN;
  }

  @Override
  public ExplainSettings settings(DatePlan date) {
    return settings.filedUnder(date.date());
  }

  @Override
  public List<SnapshotSpan> spans(DatePlan date) {
    return date.files().stream().map(file -> byPath.get(file.path())).toList();
  }

  @Override
  public Map<String, String> fingerprints(DatePlan date) {
    return Map.of();
  }

  @Override
  public List<SeenFile> touched(Ledger ledger) {
    return List.of();
  }

  @Override
  public Optional<Increment.ByRow> byRow() {
    return isByRow()
        ? Optional.of(
            new Increment.ByRow(
                RowDates.of(settings.increment(), settings.output().runDate()), Map.of()))
        : Optional.empty();
  }

  @Override
  public String what(DatePlan date) {
    return "new rows of "
        + date.files().stream().map(SeenFile::path).collect(Collectors.joining(", "));
  }

  @Override
  public String nothing() {
    return history.snapshots().isEmpty()
        ? "table %s is empty".formatted(table.name())
        : "no new rows in table %s up to snapshot %s"
            .formatted(table.name(), history.snapshots().get(history.snapshots().size() - 1));
  }
}
