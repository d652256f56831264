package io.github.relevista.spark.publish;

import static io.github.relevista.spark.publish.OutputFixture.DATE;
import static io.github.relevista.spark.publish.OutputFixture.KEY;
import static io.github.relevista.spark.publish.OutputFixture.OTHER_DATE;
import static io.github.relevista.spark.publish.OutputFixture.OTHER_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.spark.publish.KillSwitch.Killed;
import io.github.relevista.spark.publish.KillSwitch.Manner;
import io.github.relevista.spark.publish.OutputFixture.Action;
import io.github.relevista.spark.publish.OutputFixture.Kind;
import io.github.relevista.spark.publish.OutputFixture.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A run that replaces an older result is killed at its first, second, … change to the output, until
 * it is not killed any more. What readers find then, and after the next run has begun, is the whole
 * old result or the whole new one.
 */
class KilledRunTest {
  private static final Result OLD = Result.of("old", 3);
  private static final Result OTHER =
      new Result(
          Map.of("predictions", List.of("other 0", "other 1"), "totals", List.of("other")), "{}");

  /** Who comes after the killed run. */
  private enum Next {
    SAME_KEY,
    OTHER_KEY,
    RECOVER
  }

  @TempDir Path directory;

  private int cases;

  private Result old = OLD;

  /** The files of an output with old results, once it was made by the first case. */
  private final Map<String, byte[]> oldFiles = new TreeMap<>();

  @ParameterizedTest(name = "predictions from three files to {0}, killed {1}")
  @CsvSource({
    "2, BEFORE_IT",
    "2, HALFWAY",
    "1, BEFORE_IT",
    "1, HALFWAY",
    "0, BEFORE_IT",
    "0, HALFWAY"
  })
  void killedRun_leavesTheWholeOldOrTheWholeNew(int predictionFiles, Manner manner)
      throws IOException {
    for (Next next : Next.values()) {
      killAtEveryChange(Kind.MEMORY, Result.of("new", predictionFiles), manner, next);
    }
  }

  @Test
  void killedRunOnDisk_leavesTheWholeOldOrTheWholeNew() throws IOException {
    killAtEveryChange(Kind.LOCAL, Result.of("new", 2), Manner.HALFWAY, Next.RECOVER);
  }

  @Test
  void killedRunOnAFileSystemThatDeletesBeforeItMoves_leavesTheWholeOldOrTheWholeNew()
      throws IOException {
    old = small("old");
    killAtEveryChange(Kind.HADOOP, small("new"), Manner.BEFORE_IT, Next.RECOVER);
  }

  @ParameterizedTest
  @EnumSource(names = {"HDFS", "S3"})
  void killedRunOnAServer_leavesTheWholeOldOrTheWholeNew(Kind kind) throws IOException {
    // Fewer tables, since every operation is a call or several.
    old = small("old");
    killAtEveryChange(kind, small("new"), Manner.HALFWAY, Next.RECOVER);
  }

  private static Result small(String word) {
    return new Result(
        Map.of(
            "predictions", List.of(word + " prediction 0", word + " prediction 1"),
            "totals", List.of(word + " totals")),
        "{\"run\": \"" + word + "\"}");
  }

  private void killAtEveryChange(Kind kind, Result fresh, Manner manner, Next next)
      throws IOException {
    int uncommitted = 0;
    int committed = 0;
    for (int change = 1; ; change++) {
      OutputFixture output = outputWithOldResults(kind);
      Run run = output.run(DATE, KEY);
      Storage storage = storage(output, change, manner);
      if (!killed(() -> output.publish(storage, run, fresh))) {
        assertThat(output.found(DATE, KEY)).isEqualTo(fresh);
        assertThat(output.foundBeside()).isEqualTo(fresh.record());
        break;
      }
      boolean isCommitted = output.storage().exists(run.journal());
      if (isCommitted) {
        committed++;
        assertNoLessThanOneWholeResult(output, fresh);
      } else {
        uncommitted++;
        assertThat(output.found(DATE, KEY)).as("killed at change %d", change).isEqualTo(old);
        assertThat(output.foundBeside()).isEqualTo(old.record());
      }
      assertOthersAreUntouched(output);

      comesAfter(output, next);

      assertThat(output.found(DATE, KEY))
          .as("killed at change %d, then %s", change, next)
          .isEqualTo(isCommitted ? fresh : old);
      assertThat(output.foundBeside()).isEqualTo(isCommitted ? fresh.record() : old.record());
      assertOthersAreUntouched(output);
      assertThat(output.filesBelow("_journal")).isEmpty();
      if (isCommitted || next == Next.SAME_KEY) {
        assertThat(output.filesBelow("_staged")).noneMatch(file -> file.contains(run.id()));
      }
    }
    // The token, two records and the journal at least; two moves and two removals at least.
    assertThat(uncommitted).isGreaterThanOrEqualTo(4);
    assertThat(committed).isGreaterThanOrEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource
  void killedRecovery_isCompletedByTheNext(Manner manner) throws IOException {
    Result fresh = Result.of("new", 2);
    int recoveriesKilled = 0;
    boolean runKilled = true;
    for (int change = 1; runKilled; change++) {
      boolean recoveryKilled = true;
      for (int recoveryChange = 1; recoveryKilled; recoveryChange++) {
        OutputFixture output = outputWithOldResults(Kind.MEMORY);
        Run run = output.run(DATE, KEY);
        Storage forRun = storage(output, change, manner);
        Storage forRecovery = storage(output, recoveryChange, manner);
        runKilled = killed(() -> output.publish(forRun, run, fresh));
        boolean isCommitted = !runKilled || output.storage().exists(run.journal());

        recoveryKilled = killed(() -> Recovery.completeCommitted(forRecovery));
        recoveriesKilled += recoveryKilled ? 1 : 0;
        Recovery.completeCommitted(output.storage());

        assertThat(output.found(DATE, KEY))
            .as("run killed at change %d, recovery at %d", change, recoveryChange)
            .isEqualTo(isCommitted ? fresh : old);
        assertThat(output.filesBelow("_journal")).isEmpty();
        assertOthersAreUntouched(output);
      }
    }
    assertThat(recoveriesKilled).isPositive();
  }

  @Test
  void stagedFilesThatSomebodyRemoved_costNoOldRow() throws IOException {
    OutputFixture output = outputWithOldResults(Kind.LOCAL);
    Run run = output.run(DATE, KEY);
    // The token, the file beside, two records, the journal, its move: then the first table's.
    Storage dying = storage(output, 7, Manner.BEFORE_IT);
    assertThat(killed(() -> output.publish(dying, run, Result.of("new", 2)))).isTrue();
    output.storage().delete(run.staged());

    assertThatThrownBy(() -> Recovery.completeCommitted(output.storage()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(run.journal() + " names " + run.staged() + "/tables/")
        .hasMessageEndingWith(
            "which is gone; nothing more was done, delete it and run 2026-01-31 again for " + KEY);

    assertThat(output.found(DATE, KEY)).isEqualTo(OLD);
  }

  private OutputFixture outputWithOldResults(Kind kind) throws IOException {
    cases++;
    OutputFixture output = new OutputFixture(directory.resolve("case-" + cases), kind);
    if (oldFiles.isEmpty()) {
      output.publish(DATE, OTHER_KEY, OTHER);
      output.publish(OTHER_DATE, KEY, OTHER);
      output.publish(DATE, KEY, old);
      for (String file : output.filesBelow("")) {
        oldFiles.put(file, output.storage().read(file));
      }
    } else {
      output.restore(oldFiles);
    }
    return output;
  }

  private static Storage storage(OutputFixture output, int lastChange, Manner manner) {
    return new HookedStorage(
        output.storage(), new KillSwitch(output.storage(), lastChange, manner));
  }

  private static boolean killed(Action action) throws IOException {
    try {
      action.run();
      return false;
    } catch (Killed e) {
      return true;
    }
  }

  private static void comesAfter(OutputFixture output, Next next) throws IOException {
    switch (next) {
      case SAME_KEY -> output.begin(output.storage(), output.run(DATE, KEY)).close();
      case OTHER_KEY -> output.begin(output.storage(), output.run(OTHER_DATE, OTHER_KEY)).close();
      case RECOVER -> Recovery.completeCommitted(output.storage());
    }
  }

  /** A swap may show rows of both results, but all of one; in one step, all of one and no other. */
  private void assertNoLessThanOneWholeResult(OutputFixture output, Result fresh)
      throws IOException {
    boolean oneStep = output.storage().replacesInOneStep();
    Map<String, List<String>> found = output.found(DATE, KEY).tables();
    for (String table : old.tables().keySet()) {
      List<String> before = old.tables().get(table);
      List<String> now = fresh.tables().getOrDefault(table, List.of());
      List<String> rows = found.getOrDefault(table, List.of());
      if (oneStep && !table.equals("predictions")) {
        assertThat(rows).isIn(before, now);
      } else {
        assertThat(rows.containsAll(before) || rows.containsAll(now))
            .as("%s: %s", table, rows)
            .isTrue();
        assertThat(rows).doesNotHaveDuplicates();
      }
    }
    assertThat(output.foundBeside()).isIn(old.record(), fresh.record());
  }

  private static void assertOthersAreUntouched(OutputFixture output) throws IOException {
    assertThat(output.found(DATE, OTHER_KEY)).isEqualTo(OTHER);
    assertThat(output.found(OTHER_DATE, KEY)).isEqualTo(OTHER);
  }
}
