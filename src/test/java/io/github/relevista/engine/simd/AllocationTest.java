package io.github.relevista.engine.simd;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.relevista.ChildJvm;
import io.github.relevista.engine.History;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.TargetColumns;
import io.github.relevista.engine.WordGradients;
import io.github.relevista.engine.WordRelevances;
import io.github.relevista.engine.Workspace;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.LayeredModels;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import io.github.relevista.model.SmallModels.OutputBias;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Once compiled, the engine allocates nothing per token. A kernel that grows past what the JIT
 * compiler inlines would make an object of every vector, at a fraction of the speed.
 */
class AllocationTest {
  private static final int VOCABULARY = 200;

  private static final String STACK = "stacks";
  private static final String QUIET = "nothing was allocated";

  /** Sequences of a batch: more than whole vectors take, and few words each. */
  private static final int SEQUENCES = 17;

  private static final int LONGEST = 10;

  /** Views of a batch and of its results, whatever its size; a vector is an object of 96 bytes. */
  private static final long BYTES_PER_BATCH = 1_000;

  private static final int BATCHES_OF_A_PART = 40;

  /** Parts in a row that have to be quiet. */
  private static final int QUIET_PARTS = 3;

  /** Parts after which everything has been compiled many times over. */
  private static final int MOST_PARTS = 500;

  /** In a JVM of its own: what other tests ran decides what a JIT compiler makes of a method. */
  @ParameterizedTest
  @EnumSource(CellKind.class)
  void steadyState_allocatesNothingPerToken(CellKind cell) throws Exception {
    assertThat(ownJvm(cell.name())).contains(QUIET);
  }

  @Test
  void steadyStateOfAStack_allocatesNothingPerToken() throws Exception {
    assertThat(ownJvm(STACK)).contains(QUIET);
  }

  private static String ownJvm(String checked) throws Exception {
    return ChildJvm.run(
        AllocationTest.class, "--add-modules=jdk.incubator.vector", "-Dchecked=" + checked);
  }

  /** Checks a kind of cell, or stacks. */
  public static void main(String[] args) {
    String checked = System.getProperty("checked");
    if (checked.equals(STACK)) {
      checkStacks();
    } else {
      check(CellKind.valueOf(checked));
    }
    System.out.println(QUIET);
  }

  private static void check(CellKind cell) {
    Workspace workspace =
        SimdEngine.of(
                SmallModels.random(cell, 2, 20, 40, 5, VOCABULARY, OutputBias.PRESENT, 2), 1 << 30)
            .newWorkspace();
    SequenceBatch batch = SequenceBatch.ofIds(Agreement.batch(VOCABULARY, SEQUENCES, LONGEST, 3));
    TargetColumns columns = TargetColumns.everyClass(5);
    for (History history : Agreement.histories()) {
      assertAllocatesNothing(
          history,
          () -> {
            workspace.forward(batch, history);
            workspace.relevances(columns);
            workspace.embeddingRelevances(columns);
          });
    }
    assertAllocatesNothing(
        History.forGradients(),
        () -> {
          workspace.forward(batch, History.forGradients());
          WordGradients gradients = workspace.gradients(columns);
          gradients.inputProduct(0, 0, 0);
          gradients.squaredNorm(0, 0, 0);
        });
  }

  private static void checkStacks() {
    for (String name :
        List.of(
            "two layers of lstm",
            "reading mean",
            "dot attention, projected",
            "head of tanh",
            "gru_reset_before, hard_sigmoid_fifth gates, relu states",
            "padding back, READ",
            "padding front, forward layers of lstm")) {
      SentimentModel model = LayeredModels.all(2).get(name);
      Workspace workspace = SimdEngine.of(model, 1 << 30).newWorkspace();
      SequenceBatch batch =
          SequenceBatch.ofIds(Agreement.batch(model.vocabulary().size(), SEQUENCES, LONGEST, 3));
      TargetColumns columns = TargetColumns.everyClass(model.classes().size());
      History history = Agreement.histories().get(0);
      assertAllocatesNothing(
          history,
          () -> {
            workspace.forward(batch, history);
            WordRelevances relevances = workspace.relevances(columns);
            relevances.padding(0, 0);
            relevances.initialStates(0, 0);
          });
    }
  }

  /** Waits for some hundreds of batches in a row that allocate nothing: one may be luck. */
  private static void assertAllocatesNothing(History history, Runnable run) {
    long allocated = Long.MAX_VALUE;
    int quiet = 0;
    for (int part = 0; part < MOST_PARTS && quiet < QUIET_PARTS; part++) {
      long before = allocatedBytes();
      for (int batch = 0; batch < BATCHES_OF_A_PART; batch++) {
        run.run();
      }
      allocated = (allocatedBytes() - before) / BATCHES_OF_A_PART;
      quiet = allocated < BYTES_PER_BATCH ? quiet + 1 : 0;
    }
    assertThat(quiet)
        .as("parts in a row that allocate nothing under %s; the last: %d", history, allocated)
        .isEqualTo(QUIET_PARTS);
  }

  private static long allocatedBytes() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
