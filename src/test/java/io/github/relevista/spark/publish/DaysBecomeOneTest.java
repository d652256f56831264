package io.github.relevista.spark.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.runs.Period;
import io.github.relevista.spark.publish.KillSwitch.Killed;
import io.github.relevista.spark.publish.KillSwitch.Manner;
import io.github.relevista.spark.publish.OutputFixture.Kind;
import io.github.relevista.spark.publish.OutputFixture.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that makes one result of those of several days, killed at every step and overtaken. */
class DaysBecomeOneTest {
  private static final String KEY = "00000000-aaaaaaaa";
  private static final String OTHER_KEY = "11111111-aaaaaaaa";
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 3);
  private static final LocalDate SECOND = LocalDate.of(2026, 1, 20);
  private static final LocalDate LAST = LocalDate.of(2026, 1, 31);
  private static final LocalDate LATER = LocalDate.of(2026, 2, 1);
  private static final Period MONTH = new Period(LocalDate.of(2026, 1, 1), LAST);
  private static final Result NONE = new Result(Map.of(), "");
  private static final Result SUM =
      new Result(
          Map.of("predictions", List.of("sum 0", "sum 1"), "totals", List.of("sum")),
          "{\"run\": \"sum\"}");

  @TempDir Path directory;

  private final Map<String, byte[]> oldFiles = new TreeMap<>();
  private int cases;
  private OutputFixture output;

  @ParameterizedTest
  @CsvSource({
    "MEMORY, BEFORE_IT, true",
    "MEMORY, HALFWAY, true",
    "MEMORY, HALFWAY, false",
    "LOCAL, HALFWAY, true",
    "HADOOP, BEFORE_IT, false",
    "S3, HALFWAY, true"
  })
  void killedAnywhere_theDaysAreThere_orTheirSumIs(Kind kind, Manner manner, boolean hasLast)
      throws IOException {
    int committed = 0;
    for (int change = 1; ; change++) {
      newOutput(kind, hasLast);
      Run run = output.run(LAST, KEY);
      Storage dying =
          new HookedStorage(output.storage(), new KillSwitch(output.storage(), change, manner));
      boolean isKilled = true;
      try {
        publish(dying, run);
        isKilled = false;
      } catch (Killed e) {
        committed += output.storage().exists(run.journal()) ? 1 : 0;
      }
      boolean isDone = !isKilled || output.storage().exists(run.journal());

      Recovery.completeCommitted(output.storage());

      if (isDone) {
        assertThat(output.found(LAST, KEY)).isEqualTo(SUM);
        assertThat(output.found(FIRST, KEY)).isEqualTo(NONE);
        assertThat(output.found(SECOND, KEY)).isEqualTo(NONE);
        assertThat(output.seen().exists("_run/run_date=2026-01-03/run.json")).isFalse();
        assertThat(output.seen().read("_run/run_date=2026-01-20/run.json"))
            .asString(UTF_8)
            .isEqualTo(result("other").record());
        assertThat(output.storage().directories("totals")).doesNotContain("run_date=2026-01-03");
      } else {
        assertThat(output.found(FIRST, KEY)).isEqualTo(result("first"));
        assertThat(output.found(SECOND, KEY)).isEqualTo(result("second"));
        assertThat(output.found(LAST, KEY)).isEqualTo(hasLast ? result("last") : NONE);
      }
      assertThat(output.found(SECOND, OTHER_KEY)).isEqualTo(result("other"));
      assertThat(output.found(LATER, KEY)).isEqualTo(result("later"));
      assertThat(output.filesBelow(Run.JOURNALS)).isEmpty();
      if (!isKilled) {
        break;
      }
    }
    assertThat(committed).isGreaterThan(8);
  }

  @Test
  void runOfADay_andTheSum_neverBothCommit() throws IOException {
    newOutput(Kind.MEMORY, true);
    Publication day = begin(SECOND, KEY, RunScope.KEY);
    Publication otherKey = begin(SECOND, OTHER_KEY, RunScope.RESULT);
    Publication later = begin(LATER, KEY, RunScope.KEY);
    Publication sum = begin(LAST, KEY, RunScope.over(MONTH));
    assertRefused(day);
    assertCommits(sum);
    assertCommits(otherKey);
    assertCommits(later);

    newOutput(Kind.MEMORY, true);
    Publication overtaken = begin(LAST, KEY, RunScope.over(MONTH));
    Publication late = begin(FIRST, KEY, RunScope.RESULT);
    assertRefused(overtaken);
    assertCommits(late);
  }

  @Test
  void journalThatNamesNoOtherDates_mayNotTouchThem() throws IOException {
    newOutput(Kind.MEMORY, true);
    Run run = output.run(LAST, KEY);
    Journal journal =
        new Journal(
            run,
            Set.of(),
            List.of(new Step.Delete("totals/run_date=2026-01-03/" + run.onlyFile())));
    assertThatThrownBy(() -> journal.requireBounds(output.storage()))
        .hasMessageContaining("which its run may not change");
    assertThat(RunScope.parse(RunScope.over(MONTH).bytes())).isEqualTo(RunScope.over(MONTH));
    assertThat(RunScope.parse("period of".getBytes(UTF_8))).isEqualTo(RunScope.RESULT);
  }

  /** An output with old results; they are made once, in memory, since servers take their time. */
  private void newOutput(Kind kind, boolean hasLast) throws IOException {
    if (oldFiles.isEmpty()) {
      output = new OutputFixture(directory.resolve("old"), Kind.MEMORY);
      output.publish(FIRST, KEY, result("first"));
      output.publish(SECOND, OTHER_KEY, result("other"));
      output.publish(SECOND, KEY, result("second"));
      output.publish(LATER, KEY, result("later"));
      if (hasLast) {
        output.publish(LAST, KEY, result("last"));
      }
      for (String file : output.filesBelow("")) {
        oldFiles.put(file, output.storage().read(file));
      }
    }
    output = new OutputFixture(directory.resolve("case-" + cases++), kind);
    output.restore(oldFiles);
  }

  private static Result result(String word) {
    return new Result(
        Map.of("totals", List.of(word), "rejects", List.of(word)), "{\"run\": \"" + word + "\"}");
  }

  private Publication begin(LocalDate date, String key, RunScope scope) throws IOException {
    return Publication.begin(output.storage(), output.hadoopPath(), output.run(date, key), scope);
  }

  private void publish(Storage storage, Run run) throws IOException {
    Publication publication =
        Publication.begin(storage, output.hadoopPath(), run, RunScope.over(MONTH));
    output.stage(publication, SUM);
    publication.commit(SUM.record().getBytes(UTF_8));
    publication.close();
  }

  private void assertCommits(Publication publication) throws IOException {
    output.stage(publication, SUM);
    publication.commit(SUM.record().getBytes(UTF_8));
  }

  private void assertRefused(Publication publication) throws IOException {
    output.stage(publication, SUM);
    assertThatThrownBy(() -> publication.commit(SUM.record().getBytes(UTF_8)))
        .isInstanceOf(PublishException.class);
  }
}
