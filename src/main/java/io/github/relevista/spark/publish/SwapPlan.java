package io.github.relevista.spark.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.relevista.runs.RunRecord;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** From what a run staged, and what is there, to the steps that replace the one by the other. */
final class SwapPlan {
  private final Storage storage;
  private final Run run;
  private final Set<LocalDate> others;
  private final List<Step> steps = new ArrayList<>();

  private SwapPlan(Storage storage, Run run, Set<LocalDate> others) {
    this.storage = storage;
    this.run = run;
    this.others = others;
  }

  /**
   * The steps that publish a run: table by table, the new files in before the old ones go, so that
   * no reader ever finds less than one whole result, and the run records last, since they tell
   * readers that all before them is done.
   *
   * @param others other dates, whose results of the same key go with that of the run's own
   * @param tables the tables that the run has staged
   * @param beside the files that the run has staged to lie beside them
   * @throws IOException if a table was staged in another form than plain Parquet files, or not at
   *     all
   */
  static List<Step> of(
      Storage storage, Run run, Set<LocalDate> others, Set<String> tables, Set<String> beside)
      throws IOException {
    SwapPlan plan = new SwapPlan(storage, run, others);
    NavigableSet<String> all = new TreeSet<>(tables);
    // A table that this run does not write may hold what a former run of the same key wrote.
    if (storage.tables().isPresent()) {
      all.addAll(storage.tables().get().names());
    } else {
      storage.directories("").stream().filter(Run::isVisible).forEach(all::add);
    }
    for (String table : all) {
      List<String> staged = tables.contains(table) ? plan.stagedFiles(table) : List.of();
      if (storage.tables().isPresent()) {
        plan.steps.add(new Step.Rows(table, named(run, table, staged)));
      } else {
        plan.replace(table, staged);
      }
    }
    for (String file : new TreeSet<>(beside)) {
      plan.steps.add(new Step.Move(run.stagedBeside(file), file));
    }
    plan.steps.add(new Step.Move(run.stagedRecord(), run.record()));
    plan.steps.add(new Step.Move(run.stagedLatestRecord(), run.latestRecord()));
    for (LocalDate other : new TreeSet<>(others)) {
      plan.removeRecord(other);
    }
    return List.copyOf(plan.steps);
  }

  private static List<String> named(Run run, String table, List<String> files) {
    return files.stream().map(file -> run.stagedTable(table) + "/" + file).toList();
  }

  private void replace(String table, List<String> staged) throws IOException {
    String partition = run.partition(table);
    // Only where one file takes another's place in one step may both have one name.
    boolean single = staged.size() == 1 && storage.replacesInOneStep();
    List<String> old = storage.files(partition);
    for (int number = 0; number < staged.size(); number++) {
      String name = single ? run.onlyFile() : run.numberedFile(number);
      steps.add(
          new Step.Move(run.stagedTable(table) + "/" + staged.get(number), partition + "/" + name));
    }
    for (String file : old) {
      boolean overwritten = single && file.equals(run.onlyFile());
      if (run.ownsFile(file) && !overwritten) {
        steps.add(new Step.Delete(partition + "/" + file));
      }
    }
    for (LocalDate other : new TreeSet<>(others)) {
      String former = Run.partition(table, other);
      for (String file : storage.files(former)) {
        if (run.ownsFile(file)) {
          steps.add(new Step.Delete(former + "/" + file));
        }
      }
    }
  }

  /** The latest record of a date is then that of a result which stays, if there is one. */
  private void removeRecord(LocalDate date) throws IOException {
    String latest = Run.latestRecord(date);
    Optional<byte[]> staying = staying(date);
    boolean isOwn =
        storage.exists(latest)
            && Arrays.equals(storage.read(latest), storage.read(run.record(date)));
    if (isOwn && staying.isPresent()) {
      storage.write(run.stagedLatestRecord(date), staying.get());
      steps.add(new Step.Move(run.stagedLatestRecord(date), latest));
    } else if (isOwn) {
      steps.add(new Step.Delete(latest));
    }
    steps.add(new Step.Delete(run.record(date)));
  }

  private Optional<byte[]> staying(LocalDate date) throws IOException {
    Map<Instant, byte[]> byStart = new TreeMap<>();
    String folder = Run.partition(Run.RECORDS, date);
    for (String file : storage.files(folder)) {
      if (Run.keyOfRecord(file).filter(key -> !key.equals(run.key())).isPresent()) {
        byte[] record = storage.read(folder + "/" + file);
        Optional<RunRecord> parsed = RunRecord.parse(new String(record, UTF_8));
        byStart.put(parsed.map(RunRecord::started).orElse(Instant.MIN), record);
      }
    }
    return byStart.values().stream().reduce((former, later) -> later);
  }

  private List<String> stagedFiles(String table) throws IOException {
    String directory = run.stagedTable(table);
    if (storage.directories(directory).stream().anyMatch(Run::isVisible)) {
      throw new IOException("table %s was staged with partitions of its own".formatted(table));
    }
    List<String> files = storage.files(directory).stream().filter(Run::isVisible).toList();
    if (files.isEmpty()) {
      // Spark writes a file even for a table without rows, so its absence is no empty result.
      throw new IOException(
          ("the driver finds no staged file of table %s; the output must be a path that the driver"
                  + " and all executors share")
              .formatted(table));
    }
    for (String file : files) {
      if (!file.endsWith(".parquet")) {
        throw new IOException("staged file %s of table %s is not Parquet".formatted(file, table));
      }
    }
    return files;
  }
}
