package io.github.relevista.runs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which files the published results of one model and settings hold, and so which files of an input
 * are new. It is what the records of the results say and nothing else: a result and its record are
 * published together, so that a run that died leaves no file in it that is in no table.
 */
public final class Ledger {
  private final Map<LocalDate, RunRecord> results = new TreeMap<>();
  private final Map<String, Entry> files = new HashMap<>();

  private record Entry(LocalDate date, SeenFile file) {}

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
        record
            .files()
            .forEach(file -> ledger.files.put(file.path(), new Entry(record.date(), file)));
      }
    }
    return ledger;
  }

  /**
   * What there is to do, date by date. A new file goes to its own date; a new version of a file to
   * the date that holds the old one, wherever the file now says that it belongs.
   *
   * @param found the files of the input, each with its date
   */
  public List<DatePlan> plan(Map<SeenFile, LocalDate> found) {
    Map<String, SeenFile> present = new HashMap<>();
    found.keySet().forEach(file -> present.put(file.path(), file));
    TreeMap<LocalDate, List<SeenFile>> fresh = new TreeMap<>();
    TreeMap<LocalDate, List<SeenFile>> changed = new TreeMap<>();
    found.forEach(
        (file, date) -> {
          Entry known = files.get(file.path());
          if (known == null) {
            fresh.computeIfAbsent(date, day -> new ArrayList<>()).add(file);
          } else if (file.differsFrom(known.file)) {
            changed.computeIfAbsent(known.date, day -> new ArrayList<>()).add(file);
          }
        });
    TreeMap<LocalDate, DatePlan> plans = new TreeMap<>();
    changed.forEach(
        (date, versions) ->
            plans.put(date, replacing(date, versions, fresh.remove(date), present)));
    fresh.forEach((date, files) -> plans.put(date, adding(date, files)));
    return List.copyOf(plans.values());
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
