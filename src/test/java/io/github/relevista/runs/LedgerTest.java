package io.github.relevista.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.runs.DatePlan.Deed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final String IDS = "m s";
  private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
  private static final LocalDate SECOND = LocalDate.parse("2026-01-02");

  @Test
  void aNewFile_isReadOnce_underItsDate() {
    Map<SeenFile, LocalDate> found = new LinkedHashMap<>();
    found.put(file("a", 1, 10), FIRST);
    found.put(file("b", 1, 10), SECOND);
    List<RunRecord> records = new ArrayList<>();

    List<DatePlan> plans = Ledger.of(IDS, records).plan(found);
    assertThat(plans).extracting(DatePlan::date).containsExactly(FIRST, SECOND);
    assertThat(plans).extracting(DatePlan::deed).containsOnly(Deed.MAKE);

    // The run dies after the first date: only the second is left.
    records.add(record(FIRST, IDS, file("a", 1, 10)));
    assertThat(Ledger.of(IDS, records).plan(found))
        .extracting(DatePlan::date)
        .containsExactly(SECOND);
    records.add(record(SECOND, IDS, file("b", 1, 10)));
    assertThat(Ledger.of(IDS, records).plan(found)).isEmpty();
  }

  @Test
  void aLateFile_isAddedToItsDate() {
    List<DatePlan> plans =
        Ledger.of(IDS, List.of(record(FIRST, IDS, file("a", 1, 10))))
            .plan(Map.of(file("a", 1, 10), FIRST, file("late", 5, 20), FIRST));
    assertThat(plans).hasSize(1);
    assertThat(plans.get(0).deed()).isEqualTo(Deed.ADD);
    assertThat(plans.get(0).files()).containsExactly(file("late", 5, 20));
    assertThat(plans.get(0).result().orElseThrow().date()).isEqualTo(FIRST);
  }

  @Test
  void aChangedFile_hasItsOldDateExplainedAgain_withNewFilesOfThatDate() {
    List<DatePlan> plans =
        Ledger.of(IDS, List.of(record(FIRST, IDS, file("a", 1, 10), file("b", 1, 10))))
            .plan(
                Map.of(file("a", 2, 20), SECOND, file("b", 1, 10), FIRST, file("c", 1, 20), FIRST));
    assertThat(plans).hasSize(1);
    DatePlan plan = plans.get(0);
    assertThat(plan.date()).isEqualTo(FIRST);
    assertThat(plan.deed()).isEqualTo(Deed.REPLACE);
    assertThat(plan.files()).containsExactly(file("a", 2, 20), file("b", 1, 10), file("c", 1, 20));
    assertThat(plan.changed()).containsExactly(file("a", 2, 20));
    assertThat(plan.missing()).isEmpty();
  }

  @Test
  void aFileThatIsGone_matters_onlyWhereItsDateIsExplainedAgain() {
    Ledger ledger = Ledger.of(IDS, List.of(record(FIRST, IDS, file("a", 1, 10), file("b", 1, 10))));
    assertThat(ledger.plan(Map.of(file("a", 1, 10), FIRST))).isEmpty();
    assertThat(ledger.plan(Map.of(file("a", 2, 20), FIRST)).get(0).missing())
        .containsExactly(file("b", 1, 10));
  }

  @Test
  void anotherModel_hasSeenNothing() {
    List<RunRecord> records = List.of(record(FIRST, "other s", file("a", 1, 10)));
    assertThat(Ledger.of(IDS, records).plan(Map.of(file("a", 1, 10), FIRST))).hasSize(1);
    assertThat(Ledger.of("other s", records).plan(Map.of(file("a", 1, 10), FIRST))).isEmpty();
  }

  @Test
  void aTimeThatNobodyKnows_isNoChange_anotherSizeIs() {
    Ledger ledger = Ledger.of(IDS, List.of(record(FIRST, IDS, file("a", 1, 0))));
    assertThat(ledger.plan(Map.of(file("a", 1, 30), FIRST))).isEmpty();
    assertThat(ledger.plan(Map.of(file("a", 2, 30), FIRST))).hasSize(1);
  }

  @Test
  void rowsByDate_areReadOnceForEachOfTheirDates() {
    SeenFile file = byRow(file("a", 1, 10), FIRST, SECOND);
    List<RunRecord> records = new ArrayList<>();
    assertThat(Ledger.of(IDS, records).planByRow(List.of(file)))
        .extracting(DatePlan::date)
        .containsExactly(FIRST, SECOND);

    // The run dies after the first date: its record tells the other one.
    records.add(record(FIRST, IDS, file));
    Ledger ledger = Ledger.of(IDS, records);
    assertThat(ledger.datesOfRows(file("a", 1, 10)).orElseThrow()).containsExactly(FIRST, SECOND);
    assertThat(ledger.datesOfRows(file("a", 2, 20))).isEmpty();
    List<DatePlan> plans = ledger.planByRow(List.of(file));
    assertThat(plans).extracting(DatePlan::date).containsExactly(SECOND);
    assertThat(plans.get(0).files()).containsExactly(file);
    records.add(record(SECOND, IDS, file));
    assertThat(Ledger.of(IDS, records).planByRow(List.of(file))).isEmpty();
  }

  @Test
  void aChangedFileOfRowsByDate_changesItsOldDates_andComesToItsNewOnes() {
    SeenFile before = byRow(file("a", 1, 10), FIRST);
    SeenFile beside = byRow(file("b", 1, 10), FIRST);
    SeenFile now = byRow(file("a", 2, 20), SECOND);
    List<DatePlan> plans =
        Ledger.of(IDS, List.of(record(FIRST, IDS, before, beside))).planByRow(List.of(now, beside));
    assertThat(plans).extracting(DatePlan::date).containsExactly(FIRST, SECOND);
    assertThat(plans).extracting(DatePlan::deed).containsExactly(Deed.REPLACE, Deed.MAKE);
    assertThat(plans.get(0).files()).containsExactly(now, beside);
    assertThat(plans.get(1).files()).containsExactly(now);
  }

  @Test
  void aFileThatIsFiledOtherwise_isKnownAsSuch() {
    SeenFile file = file("a", 1, 10);
    Ledger whole = Ledger.of(IDS, List.of(record(FIRST, IDS, file)));
    assertThat(whole.filedOtherwise(file, true)).contains(FIRST);
    assertThat(whole.filedOtherwise(file, false)).isEmpty();
    Ledger byRow = Ledger.of(IDS, List.of(record(FIRST, IDS, byRow(file, FIRST))));
    assertThat(byRow.filedOtherwise(file, false)).contains(FIRST);
    assertThat(byRow.filedOtherwise(file("new", 1, 10), false)).isEmpty();
  }

  @Test
  void aFileOfAnotherTime_isTheSame_whereItsContentIs() {
    SeenFile before = file("a", 1, 10).withFingerprint("0a");
    Ledger ledger = Ledger.of(IDS, List.of(record(FIRST, IDS, before)));
    SeenFile touched = file("a", 1, 20);
    assertThat(ledger.touched(List.of(touched, file("b", 1, 20)))).containsExactly("a");
    assertThat(ledger.touched(List.of(file("a", 1, 10), file("a", 2, 20)))).isEmpty();
    assertThat(ledger.plan(Map.of(touched.withFingerprint("0a"), FIRST))).isEmpty();
    assertThat(ledger.plan(Map.of(touched.withFingerprint("0b"), FIRST))).hasSize(1);
    assertThat(ledger.plan(Map.of(touched, FIRST))).hasSize(1);
  }

  @Test
  void aTouchedFile_thatARecordNotes_isKnownWithoutALookAtItsContent() {
    SeenFile before = file("a", 1, 10).withFingerprint("0a");
    String noted =
        """
        {"run_date": "%s", "started": "2026-01-20T00:00:00Z", "model_id": "m", "settings_id": "s",
         "input": {"touched": [{"path": "a", "bytes": 1, "modified": 20, "sha256": "0a"}]}}\
        """
            .formatted(SECOND);
    Ledger ledger =
        Ledger.of(IDS, List.of(record(FIRST, IDS, before), RunRecord.parse(noted).orElseThrow()));

    SeenFile touched = file("a", 1, 20);
    assertThat(ledger.touched(List.of(touched))).isEmpty();
    assertThat(ledger.plan(Map.of(ledger.recognized(touched), FIRST))).isEmpty();
    // Touched again, or changed: nobody has looked into it.
    assertThat(ledger.touched(List.of(file("a", 1, 30)))).containsExactly("a");
    assertThat(ledger.recognized(file("a", 2, 20)).sha256()).isEmpty();
  }

  private static SeenFile byRow(SeenFile file, LocalDate... dates) {
    return file.withDates(new TreeSet<>(List.of(dates)));
  }

  private static SeenFile file(String path, long bytes, long modified) {
    return new SeenFile(path, bytes, modified);
  }

  private static RunRecord record(LocalDate date, String ids, SeenFile... files) {
    StringBuilder list = new StringBuilder();
    for (SeenFile file : files) {
      list.append(list.isEmpty() ? "" : ", ")
          .append(
              "{\"path\": \"%s\", \"bytes\": %d, \"modified\": %d, \"dates\": [%s]%s}"
                  .formatted(
                      file.path(),
                      file.bytes(),
                      file.modified(),
                      quoted(file.dates()),
                      file.sha256().map(", \"sha256\": \"%s\""::formatted).orElse("")));
    }
    return RunRecord.parse(
            """
            {"run_date": "%s", "command": "explain", "started": "2026-03-01T00:00:00Z",
             "model_id": "%s", "settings_id": "%s", "rows_read": 7, "input": {"files": [%s]}}
            """
                .formatted(date, ids.split(" ")[0], ids.split(" ")[1], list))
        .orElseThrow();
  }

  private static String quoted(Collection<LocalDate> dates) {
    return dates.stream().map(date -> '"' + date.toString() + '"').collect(Collectors.joining(","));
  }
}
