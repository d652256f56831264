package io.github.relevista.runs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Which files the published results of one model and settings hold, and so which files of an input
 * are new. It is what the records of the results say and nothing else: a result and its record are
 * published together, so that a run that died leaves no file in it that is in no table.
 */
public final class Ledger {
  private final Map<LocalDate, RunRecord> results = new TreeMap<>();

  /** By path and by the date of the result that holds it: a file of rows by date is in several. */
  private final Map<String, NavigableMap<LocalDate, SeenFile>> files = new HashMap<>();

  /** By what file systems said of files: the fingerprints of those that were only touched. */
  private final Map<List<Object>, String> fingerprints = new HashMap<>();

  private Ledger() {}

  /**
   * The ledger of a model and settings.
   *
   * @param ids as {@link RunRecord#ids} gives them
   * @param records the records of all published results
   */
  public static Ledger of(String ids, List<RunRecord> records) {
    Ledger ledger = new Ledger();
    for (RunRecord record : records) {
      if (record.ids().equals(ids)) {
        ledger.results.put(record.date(), record);
        record.filesByDate().forEach(ledger::add);
        for (SeenFile file : record.touched()) {
          file.sha256().ifPresent(sha256 -> ledger.fingerprints.put(file.state(), sha256));
        }
      }
    }
    return ledger;
  }

  private void add(LocalDate date, List<SeenFile> filed) {
    for (SeenFile file : filed) {
      files.computeIfAbsent(file.path(), added -> new TreeMap<>()).put(date, file);
    }
  }

  /** The result that a day became a part of, if days before it and behind it did too. */
  private Optional<RunRecord> compacted(LocalDate date) {
    return results.values().stream()
        .filter(record -> record.compacted().filter(days -> days.holds(date)).isPresent())
        .findFirst();
  }

  /**
   * What there is to do, date by date, with files that are filed as a whole. A new file goes to its
   * own date; a new version of a file to the date that holds the old one, wherever the file now
   * says that it belongs.
   *
   * @param found the files of the input, each with its date
   */
  public List<DatePlan> plan(Map<SeenFile, LocalDate> found) {
    Work work = new Work(found.keySet());
    found.forEach(
        (file, date) -> {
          NavigableMap<LocalDate, SeenFile> known = known(file);
          if (known.isEmpty()) {
            work.fresh(date, file);
          }
          known.forEach((held, before) -> work.changedIfDiffers(held, file, before));
        });
    return work.plans();
  }

  /**
   * What there is to do, date by date, with files whose rows have dates of their own. Every date of
   * a new file has its rows; a new version of a file changes the dates that hold the old one, and
   * comes to those that it has beside them.
   *
   * @param found the files of the input, each with the dates of its rows
   */
  public List<DatePlan> planByRow(Collection<SeenFile> found) {
    Work work = new Work(found);
    for (SeenFile file : found) {
      NavigableMap<LocalDate, SeenFile> known = known(file);
      known.forEach((held, before) -> work.changedIfDiffers(held, file, before));
      for (LocalDate date : file.dates()) {
        if (!known.containsKey(date)) {
          work.fresh(date, file);
        }
      }
    }
    return work.plans();
  }

  /**
   * The dates of a file's rows, where a result holds this version of it and says them; so it need
   * not be read to know them.
   */
  public Optional<SortedSet<LocalDate>> datesOfRows(SeenFile file) {
    return known(file).values().stream()
        .filter(before -> before.isByRow() && !file.differsFrom(before))
        .map(SeenFile::dates)
        .findFirst();
  }

  /** What results hold of a table: its spans, each once. */
  public List<SnapshotSpan> spans(String table) {
    return results.values().stream()
        .flatMap(record -> record.snapshots().stream())
        .filter(span -> span.table().equals(table))
        .distinct()
        .toList();
  }

  /** By the dates of their results, the tables that were read without a word of snapshots. */
  public SortedMap<LocalDate, String> tablesReadWhole() {
    SortedMap<LocalDate, String> tables = new TreeMap<>();
    for (RunRecord record : results.values()) {
      for (Map.Entry<LocalDate, JsonNode> read : record.inputs().entrySet()) {
        JsonNode input = read.getValue();
        if (RunRecord.files(input).isEmpty() && input.hasNonNull("paths")) {
          String folder = input.path("paths").path(0).asText();
          tables.put(read.getKey(), input.path("table").asText(folder));
        }
      }
    }
    return tables;
  }

  /** The files that results hold. */
  public Collection<String> paths() {
    return Collections.unmodifiableSet(files.keySet());
  }

  /** The same file, with its fingerprint where a run worked it out when it found it like this. */
  public SeenFile recognized(SeenFile file) {
    String sha256 = fingerprints.get(file.state());
    return sha256 == null ? file : file.withFingerprint(sha256);
  }

  /** The paths of those files of which only their content tells whether they have changed. */
  public List<String> touched(Collection<SeenFile> found) {
    return found.stream()
        .map(this::recognized)
        .filter(file -> known(file).values().stream().anyMatch(file::isTouched))
        .map(SeenFile::path)
        .toList();
  }

  private NavigableMap<LocalDate, SeenFile> known(SeenFile file) {
    return files.getOrDefault(file.path(), Collections.emptyNavigableMap());
  }

  /**
   * The date of a result that holds a file the other way: as a whole where its rows have dates now,
   * or the reverse. Some of its rows would count twice or never.
   *
   * @param byRow whether its rows have dates now
   */
  public Optional<LocalDate> filedOtherwise(SeenFile file, boolean byRow) {
    return known(file).entrySet().stream()
        .filter(held -> held.getValue().isByRow() != byRow)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** What is new and what has changed, collected by date. */
  private final class Work {
    private final Map<String, SeenFile> present = new HashMap<>();
    private final TreeMap<LocalDate, List<SeenFile>> fresh = new TreeMap<>();
    private final TreeMap<LocalDate, List<SeenFile>> changed = new TreeMap<>();

    Work(Collection<SeenFile> found) {
      found.forEach(file -> present.put(file.path(), file));
    }

    void fresh(LocalDate date, SeenFile file) {
      fresh.computeIfAbsent(date, day -> new ArrayList<>()).add(file);
    }

    void changedIfDiffers(LocalDate date, SeenFile file, SeenFile before) {
      if (file.differsFrom(before)) {
        changed.computeIfAbsent(date, day -> new ArrayList<>()).add(file);
      }
    }

    List<DatePlan> plans() {
      TreeMap<LocalDate, DatePlan> plans = new TreeMap<>();
      changed.forEach(
          (date, versions) ->
              plans.put(
                  date,
                  compacted(date)
                      .map(record -> late(date, versions, fresh.remove(date), record))
                      .orElseGet(() -> replacing(date, versions, fresh.remove(date), present))));
      fresh.forEach(
          (date, files) ->
              plans.put(
                  date,
                  compacted(date)
                      .map(record -> late(date, List.of(), files, record))
                      .orElseGet(() -> adding(date, files))));
      return List.copyOf(plans.values());
    }
  }

  /** What comes too late for a date, since it became a part of another result. */
  private static DatePlan late(
      LocalDate date, List<SeenFile> versions, List<SeenFile> added, RunRecord result) {
    List<SeenFile> all = new ArrayList<>(versions);
    all.addAll(added == null ? List.of() : added);
    return new DatePlan(
        date,
        DatePlan.Deed.TOO_LATE,
        sorted(all),
        sorted(versions),
        List.of(),
        Optional.of(result));
  }

  private DatePlan adding(LocalDate date, List<SeenFile> added) {
    Optional<RunRecord> result = Optional.ofNullable(results.get(date));
    return new DatePlan(
        date,
        result.isPresent() ? DatePlan.Deed.ADD : DatePlan.Deed.MAKE,
        sorted(added),
        List.of(),
        List.of(),
        result);
  }

  /** Extremes and quantiles cannot be taken back: who takes a file out reads the others again. */
  private DatePlan replacing(
      LocalDate date,
      List<SeenFile> versions,
      List<SeenFile> added,
      Map<String, SeenFile> present) {
    RunRecord result = results.get(date);
    List<SeenFile> all = new ArrayList<>(added == null ? List.of() : added);
    List<SeenFile> missing = new ArrayList<>();
    for (SeenFile file : result.files()) {
      SeenFile now = present.get(file.path());
      if (now == null) {
        missing.add(file);
      } else {
        all.add(now);
      }
    }
    return new DatePlan(
        date, DatePlan.Deed.REPLACE, sorted(all), sorted(versions), missing, Optional.of(result));
  }

  private static List<SeenFile> sorted(List<SeenFile> files) {
    return files.stream().sorted(Comparator.comparing(SeenFile::path)).toList();
  }
}
