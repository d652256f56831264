package io.github.relevista.spark.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.runs.DatePlan;
import io.github.relevista.runs.Ledger;
import io.github.relevista.runs.RunRecord;
import io.github.relevista.runs.SeenFile;
import io.github.relevista.spark.publish.OutputFixture.Kind;
import io.github.relevista.spark.publish.OutputFixture.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * A month of nightly runs that read new files alone, by the ledger and the publish protocol as they
 * are: what a table holds is the list of the files that were added up in it, each with its version,
 * so that one that is missing, old or twice shows. Runs are killed, overlap, are repeated; files
 * come late and change; the model does too. In the end every date holds what one run over all its
 * files would have written.
 */
class SimulatedMonthTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final int NIGHTS = 30;
  private static final int NEW_MODEL_FROM = 20;
  private static final String TABLE = "totals";
  private static final int OPERATIONS_OF_A_NIGHT = 60;

  @TempDir Path directory;

  private final Map<SeenFile, LocalDate> input = new HashMap<>();
  private Random random;
  private OutputFixture output;
  private int killed;
  private int overtaken;

  @RepeatedTest(20)
  void aMonthOfTroubledNights_endsAsOneRunOverEverything(RepetitionInfo repetition)
      throws IOException {
    random = new Random(repetition.getCurrentRepetition());
    output = new OutputFixture(directory, Kind.MEMORY);
    for (int night = 0; night < NIGHTS; night++) {
      arrive(night);
      String model = night < NEW_MODEL_FROM ? "aaaaaaaa" : "bbbbbbbb";
      switch (night) {
        case 5, 17, 24 -> killedNight(night, model);
        case 8 -> overlappingNights(night, model);
        case 11 -> rerun(FIRST.plusDays(3), model);
        default -> {
          // The schedule's own retry of a run that failed.
        }
      }
      night(output.storage(), night, model);
    }
    assertThat(killed).as("nights that were killed").isPositive();
    assertThat(tables("bbbbbbbb")).isEqualTo(oneRunOverEverything());
    // A night without anything new changes nothing.
    night(output.storage(), NIGHTS, "bbbbbbbb");
    assertThat(tables("bbbbbbbb")).isEqualTo(oneRunOverEverything());
    // The old model saw what had come until it was replaced.
    assertThat(tables("aaaaaaaa").keySet())
        .isEqualTo(
            FIRST
                .datesUntil(FIRST.plusDays(NEW_MODEL_FROM))
                .filter(date -> !date.equals(FIRST.plusDays(13)))
                .collect(Collectors.toSet()));
  }

  /** Two files a night; one night none, one night a late one, one night one that has changed. */
  private void arrive(int night) {
    LocalDate date = FIRST.plusDays(night);
    if (night != 13) {
      input.put(file(night + "-a", 1), date);
      input.put(file(night + "-b", 1), date);
    }
    if (night == 15) {
      input.put(file("late", 1), FIRST.plusDays(9));
    }
    if (night == 18) {
      input.remove(file("4-a", 1));
      input.put(file("4-a", 2), FIRST.plusDays(4));
      input.put(file("late-too", 1), FIRST.plusDays(4));
    }
  }

  private static SeenFile file(String name, int version) {
    return new SeenFile(name, 10 + version, 1_000 + version);
  }

  /** A run dies at any of its changes; whatever is left, the night's next run has to do with it. */
  private void killedNight(int night, String model) throws IOException {
    KillSwitch.Manner manner =
        random.nextBoolean() ? KillSwitch.Manner.BEFORE_IT : KillSwitch.Manner.HALFWAY;
    Storage storage = output.storage();
    Storage dying =
        new HookedStorage(storage, new KillSwitch(storage, 1 + random.nextInt(8), manner));
    try {
      night(dying, night, model);
    } catch (KillSwitch.Killed e) {
      killed++;
    }
  }

  /** A second scheduler starts the same night at any moment of the first one. */
  private void overlappingNights(int night, String model) throws IOException {
    int[] left = {1 + random.nextInt(OPERATIONS_OF_A_NIGHT)};
    Storage interrupted =
        new HookedStorage(
            output.storage(),
            (operation, name) -> {
              // The one moment that nothing guards: a published file's deletion, once decided.
              boolean guarded = operation != HookedStorage.Operation.DELETE || name.startsWith("_");
              if (--left[0] == 0 && guarded) {
                night(output.storage(), night, model);
              }
            });
    try {
      night(interrupted, night, model);
    } catch (PublishException e) {
      overtaken++;
    }
    assertThat(overtaken).isLessThanOrEqualTo(1);
  }

  /** A whole date again, as a person would ask for it. */
  private void rerun(LocalDate date, String model) throws IOException {
    List<SeenFile> files =
        input.entrySet().stream()
            .filter(entry -> entry.getValue().equals(date))
            .map(Map.Entry::getKey)
            .toList();
    try (Publication publication =
        Publication.begin(
            output.storage(), output.hadoopPath(), output.run(date, key(model)), RunScope.RESULT)) {
      publish(publication, date, model, files, List.of());
    }
  }

  /** What {@code explain --new-only --date-from path} does, its tables being lists of files. */
  private void night(Storage on, int night, String model) throws IOException {
    Recovery.completeCommitted(on);
    List<LocalDate> done = new ArrayList<>();
    while (true) {
      List<RunRecord> known = records(on, model);
      DatePlan next =
          Ledger.of(model + " " + model, known).plan(input).stream()
              .filter(plan -> !done.contains(plan.date()))
              .findFirst()
              .orElse(null);
      if (next == null) {
        return;
      }
      done.add(next.date());
      assertThat(next.missing()).as("night %d", night).isEmpty();
      try (Publication publication =
          Publication.begin(
              on, output.hadoopPath(), output.run(next.date(), key(model)), RunScope.KEY)) {
        if (!records(on, model).equals(known)) {
          throw PublishException.overtaken(key(model));
        }
        List<String> earlier =
            next.deed() == DatePlan.Deed.ADD ? rows(on, next.date(), model) : List.of();
        List<SeenFile> files = new ArrayList<>(next.files());
        if (next.deed() == DatePlan.Deed.ADD) {
          files.addAll(next.result().orElseThrow().files());
        }
        publish(publication, next.date(), model, next.files(), earlier, files);
      }
    }
  }

  private void publish(
      Publication publication,
      LocalDate date,
      String model,
      List<SeenFile> read,
      List<String> earlier)
      throws IOException {
    publish(publication, date, model, read, earlier, read);
  }

  private void publish(
      Publication publication,
      LocalDate date,
      String model,
      List<SeenFile> read,
      List<String> earlier,
      List<SeenFile> files)
      throws IOException {
    List<String> rows = new ArrayList<>(earlier);
    read.forEach(file -> rows.add(row(file)));
    Collections.sort(rows);
    output.stage(publication, new Result(Map.of(TABLE, List.of(String.join("\n", rows))), ""));
    String list =
        files.stream()
            .map(
                file ->
                    "{\"path\": \"%s\", \"bytes\": %d, \"modified\": %d}"
                        .formatted(file.path(), file.bytes(), file.modified()))
            .collect(Collectors.joining(", "));
    publication.commit(
        """
        {"run_date": "%s", "command": "explain", "started": "2026-02-01T00:00:00Z",
         "model_id": "%s", "settings_id": "%s", "input": {"files": [%s]}}
        """
            .formatted(date, model, model, list)
            .getBytes(UTF_8));
  }

  private static String row(SeenFile file) {
    return file.path() + " of " + file.bytes();
  }

  private static String key(String model) {
    return Run.key(model, model);
  }

  private List<RunRecord> records(Storage on, String model) throws IOException {
    List<RunRecord> records = new ArrayList<>();
    for (String partition : on.directories(Run.RECORDS)) {
      String file = Run.RECORDS + "/" + partition + "/" + key(model) + ".json";
      if (on.exists(file)) {
        records.add(RunRecord.parse(new String(on.read(file), UTF_8)).orElseThrow());
      }
    }
    return records;
  }

  private List<String> rows(Storage on, LocalDate date, String model) throws IOException {
    String folder = TABLE + "/" + Run.PARTITION + date;
    List<String> rows = new ArrayList<>();
    for (String file : on.files(folder)) {
      if (file.startsWith(key(model))) {
        rows.addAll(new String(on.read(folder + "/" + file), UTF_8).lines().toList());
      }
    }
    Collections.sort(rows);
    return rows;
  }

  private Map<LocalDate, List<String>> tables(String model) throws IOException {
    Map<LocalDate, List<String>> tables = new TreeMap<>();
    for (LocalDate date = FIRST; !date.isAfter(FIRST.plusDays(NIGHTS)); date = date.plusDays(1)) {
      List<String> rows = rows(output.storage(), date, model);
      if (!rows.isEmpty()) {
        tables.put(date, rows);
      }
    }
    return tables;
  }

  private Map<LocalDate, List<String>> oneRunOverEverything() {
    Map<LocalDate, List<String>> tables = new TreeMap<>();
    input.forEach(
        (file, date) -> tables.computeIfAbsent(date, day -> new ArrayList<>()).add(row(file)));
    tables.values().forEach(Collections::sort);
    return tables;
  }
}
