package io.github.relevista.spark.publish;

import static io.github.relevista.spark.publish.OutputFixture.DATE;
import static io.github.relevista.spark.publish.OutputFixture.KEY;
import static io.github.relevista.spark.publish.OutputFixture.OTHER_DATE;
import static io.github.relevista.spark.publish.OutputFixture.OTHER_KEY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.spark.publish.HookedStorage.Operation;
import io.github.relevista.spark.publish.KillSwitch.Killed;
import io.github.relevista.spark.publish.KillSwitch.Manner;
import io.github.relevista.spark.publish.OutputFixture.Action;
import io.github.relevista.spark.publish.OutputFixture.Kind;
import io.github.relevista.spark.publish.OutputFixture.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs at once, in every order of their operations. */
class OverlappingRunsTest {
  private static final Result OLD = Result.of("old", 1);
  private static final Result FIRST = Result.of("first", 1);
  private static final Result SECOND = Result.of("second", 1);

  /** Of few tables, for all orders of operations: tables are none of those by which runs meet. */
  private static final Result FEW_OLD = few("old");

  private static final Result FEW_FIRST = few("first");
  private static final Result FEW_SECOND = few("second");

  private static final int MORE_THAN_ALL_OPERATIONS = 60;

  /** Lets another process act before one operation. */
  private static final class Interruption implements HookedStorage.Hook {
    private int operationsLeft;
    private Action action;
    private boolean fired;

    /** Acts before the n-th operation from now, from 1. */
    void arm(int operation, Action what) {
      operationsLeft = operation;
      action = what;
    }

    @Override
    public void before(Operation operation, String name) throws IOException {
      operationsLeft--;
      // The one moment that nothing guards: a published file's deletion, once decided.
      boolean guarded = operation != Operation.DELETE || name.startsWith("_");
      if (operationsLeft == 0 && guarded) {
        fired = true;
        action.run();
      }
    }
  }

  @TempDir Path directory;

  private OutputFixture output;
  private Interruption interruption;
  private HookedStorage interrupted;

  @Test
  void commit_whileTheSameResultIsBegun_isWholeOrRefused() throws IOException {
    Set<Boolean> outcomes = new HashSet<>();
    int orders =
        Interleaving.tryAll(
            OverlappingRunsTest::isShared,
            order -> {
              newOutput(FEW_OLD);
              Publication first = output.begin(hooked(order.hook(0)), output.run(DATE, KEY));
              output.stage(first, FEW_FIRST);
              boolean[] committed = {false};
              Publication[] second = {null};

              order.run(
                  () -> committed[0] = commits(first, FEW_FIRST),
                  () -> second[0] = output.begin(hooked(order.hook(1)), output.run(DATE, KEY)));

              outcomes.add(committed[0]);
              assertThat(output.found(DATE, KEY)).isEqualTo(committed[0] ? FEW_FIRST : FEW_OLD);
              output.stage(second[0], FEW_SECOND);
              assertThat(commits(second[0], FEW_SECOND)).isTrue();
              assertThat(output.found(DATE, KEY)).isEqualTo(FEW_SECOND);
              assertNothingIsLeft();
            });
    // Five operations of either, at the least: 10 over 5.
    assertThat(orders).isGreaterThanOrEqualTo(252);
    assertThat(outcomes).containsExactlyInAnyOrder(true, false);
  }

  @Test
  void twoBegins_ofTheSameResult_leaveOneAtMost() throws IOException {
    Set<Boolean> outcomes = new HashSet<>();
    Interleaving.tryAll(
        OverlappingRunsTest::isShared,
        order -> {
          newOutput(FEW_OLD);
          Publication[] begun = {null, null};

          order.run(
              () -> begun[0] = output.begin(hooked(order.hook(0)), output.run(DATE, KEY)),
              () -> begun[1] = output.begin(hooked(order.hook(1)), output.run(DATE, KEY)));

          output.stage(begun[0], FEW_FIRST);
          output.stage(begun[1], FEW_SECOND);
          boolean first = commits(begun[0], FEW_FIRST);
          boolean second = commits(begun[1], FEW_SECOND);
          assertThat(first && second).isFalse();
          outcomes.add(first || second);
          Result one = first ? FEW_FIRST : FEW_SECOND;
          assertThat(output.found(DATE, KEY)).isEqualTo(first || second ? one : FEW_OLD);
          assertNothingIsLeft();
        });
    assertThat(outcomes).contains(true);
  }

  @Test
  void begin_completesWhatIsCommittedAndKilledMeanwhile() throws IOException {
    Set<Boolean> outcomes = new HashSet<>();
    for (int operation = 1; operation <= MORE_THAN_ALL_OPERATIONS; operation++) {
      newOutput();
      // The token, two records, the staged journal, its move: then the first table's move kills.
      KillSwitch kill = new KillSwitch(output.storage(), 6, Manner.BEFORE_IT);
      Run firstRun = output.run(DATE, KEY);
      Publication first = output.begin(hooked(kill), firstRun);
      output.stage(first, FIRST);
      boolean[] committed = {false};
      interruption.arm(operation, () -> committed[0] = isKilledAfterItsCommit(first, firstRun));

      Publication second = output.begin(interrupted, output.run(DATE, KEY));
      second.close();

      outcomes.add(committed[0]);
      assertThat(output.storage().exists(firstRun.journal())).isFalse();
      assertThat(output.found(DATE, KEY))
          .as("killed before operation %d", operation)
          .isEqualTo(committed[0] ? FIRST : OLD);
    }
    assertThat(interruption.fired).isFalse();
    assertThat(outcomes).contains(true);
  }

  @Test
  void commit_thatAnotherRunCompletesMeanwhile_publishesOnce() throws IOException {
    for (int operation = 1; operation <= MORE_THAN_ALL_OPERATIONS; operation++) {
      newOutput();
      Publication first = output.begin(interrupted, output.run(DATE, KEY));
      output.stage(first, FIRST);
      interruption.arm(operation, () -> Recovery.completeCommitted(output.storage()));

      assertThat(commits(first, FIRST)).isTrue();

      assertThat(output.found(DATE, KEY))
          .as("completed before operation %d", operation)
          .isEqualTo(FIRST);
      assertNothingIsLeft();
    }
    assertThat(interruption.fired).isFalse();
  }

  @Test
  void commit_thatIsOvertakenByAWholeRun_doesNotUndoIt() throws IOException {
    // The plan moves one table, then deletes the only file of the next: a name that is used again.
    Result slow =
        new Result(Map.of("totals", List.of("slow"), "words", List.of("slow 0", "slow 1")), "{}");
    Result fast = new Result(Map.of("totals", List.of("fast"), "words", List.of("fast")), "{}");
    int overtaken = 0;
    for (int operation = 1; operation <= MORE_THAN_ALL_OPERATIONS; operation++) {
      newOutput();
      output.publish(DATE, KEY, fast);
      Publication publication = output.begin(interrupted, output.run(DATE, KEY));
      output.stage(publication, slow);
      interruption.arm(operation, () -> output.publish(DATE, KEY, fast));

      boolean committed = commits(publication, slow);

      overtaken += interruption.fired ? 1 : 0;
      assertThat(output.found(DATE, KEY))
          .as("overtaken before operation %d", operation)
          .isEqualTo(interruption.fired || !committed ? fast : slow);
      assertNothingIsLeft();
    }
    assertThat(overtaken).isGreaterThan(10);
    assertThat(interruption.fired).isFalse();
  }

  @Test
  void runsOfDifferentDates_mayOverlap() throws IOException {
    newOutput();
    Publication first = output.begin(output.storage(), output.run(DATE, KEY));
    output.stage(first, FIRST);
    Publication second = output.begin(output.storage(), output.run(OTHER_DATE, KEY));
    output.stage(second, SECOND);

    assertThat(commits(first, FIRST)).isTrue();
    assertThat(commits(second, SECOND)).isTrue();

    assertThat(output.found(DATE, KEY)).isEqualTo(FIRST);
    assertThat(output.found(OTHER_DATE, KEY)).isEqualTo(SECOND);
    assertNothingIsLeft();
  }

  private static Result few(String word) {
    return new Result(
        Map.of("predictions", List.of(word + " prediction"), "totals", List.of(word + " totals")),
        "{\"run\": \"" + word + "\"}");
  }

  private void newOutput() throws IOException {
    newOutput(OLD);
  }

  private void newOutput(Result old) throws IOException {
    output = new OutputFixture(directory, Kind.MEMORY);
    output.publish(DATE, KEY, old);
    interruption = new Interruption();
    interrupted = hooked(interruption);
  }

  private HookedStorage hooked(HookedStorage.Hook hook) {
    return new HookedStorage(output.storage(), hook);
  }

  /** Whether a file is one by which runs find out about each other. */
  private static boolean isShared(String name) {
    return (name.startsWith(Run.STAGED) || name.startsWith(Run.JOURNALS))
        && !name.contains("/tables/")
        && !name.contains("/records/");
  }

  /** Commits and closes; whether the commit took effect. */
  private static boolean commits(Publication publication, Result result) {
    try (publication) {
      publication.commit(result.record().getBytes(UTF_8));
      return true;
    } catch (PublishException e) {
      assertThat(e).hasMessageContaining("let one run end before the next");
      return false;
    }
  }

  /** Commits until killed; whether the commit took effect before. */
  private boolean isKilledAfterItsCommit(Publication publication, Run run) throws IOException {
    try {
      publication.commit(FIRST.record().getBytes(UTF_8));
      throw new AssertionError("neither refused nor killed");
    } catch (PublishException | Killed e) {
      return output.storage().exists(run.journal());
    }
  }

  private void assertNothingIsLeft() throws IOException {
    assertThat(output.filesBelow(Run.STAGED)).isEmpty();
    assertThat(output.filesBelow(Run.JOURNALS)).isEmpty();
  }

  @Test
  void runsThatShareOutFiles_existOneAtATime_whateverTheirDates() throws IOException {
    newOutput();
    Publication first = begin(RunScope.KEY, DATE, KEY);
    Publication plain = begin(RunScope.RESULT, OTHER_DATE, KEY);
    Publication otherKey = begin(RunScope.KEY, DATE, OTHER_KEY);

    Publication second = begin(RunScope.KEY, OTHER_DATE.minusDays(1), KEY);

    output.stage(second, SECOND);
    assertThat(commits(second, SECOND)).isTrue();
    assertThat(commits(first, FIRST)).isFalse();
    output.stage(plain, FIRST);
    assertThat(commits(plain, FIRST)).isTrue();
    output.stage(otherKey, FIRST);
    assertThat(commits(otherKey, FIRST)).isTrue();
  }

  private Publication begin(RunScope scope, LocalDate date, String key) throws IOException {
    return Publication.begin(output.storage(), output.hadoopPath(), output.run(date, key), scope);
  }
}
