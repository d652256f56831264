package io.github.relevista.engine.simd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.network.BatchSteps;
import io.github.relevista.engine.network.PaddedBatch;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SmallModels;
import org.junit.jupiter.api.Test;

class BatchPlanTest {
  /** Lengths 2, 0, 3, 2: the rows are the sequences 2, 0, 3, 1. */
  private static BatchPlan plan() {
    BatchPlan plan = new BatchPlan();
    plan.arrange(steps(new int[2], new int[0], new int[3], new int[2]));
    return plan;
  }

  private static BatchSteps steps(int[]... ids) {
    PaddedBatch batch = new PaddedBatch(SmallModels.random(CellKind.LSTM, 1));
    batch.take(SequenceBatch.ofIds(ids));
    BatchSteps steps = new BatchSteps();
    steps.arrange(batch);
    return steps;
  }

  @Test
  void rows_areTheSequencesByLength_longestFirst() {
    BatchPlan plan = plan();
    assertThat(new int[] {plan.row(0), plan.row(1), plan.row(2), plan.row(3)})
        .containsExactly(1, 3, 0, 2);
    assertThat(plan.steps()).isEqualTo(3);
    assertThat(new int[] {plan.active(0), plan.active(1), plan.active(2)}).containsExactly(3, 3, 1);
  }

  @Test
  void states_lieInBlocks_oneBeforeAnyStepAndOneAfterEach() {
    BatchPlan plan = plan();
    // 4 rows before any step, then 3, 3 and 1.
    assertThat(new int[] {plan.firstRow(0), plan.firstRow(1), plan.firstRow(2), plan.firstRow(3)})
        .containsExactly(0, 4, 7, 10);
    assertThat(plan.stateRows()).isEqualTo(11);
    assertThat(plan.finalState(0)).isEqualTo(10);
    assertThat(plan.finalState(2)).isEqualTo(9);
    assertThat(plan.finalState(3)).isEqualTo(3);
  }

  @Test
  void tokens_areReadFromEitherEnd() {
    BatchPlan plan = plan();
    assertThat(plan.tokens()).isEqualTo(7);
    assertThat(plan.token(2, 1)).isEqualTo(3);
    // Row 0 is sequence 2, whose tokens are 2, 3 and 4.
    assertThat(plan.tokenRead(0, 0, 0)).isEqualTo(2);
    assertThat(plan.tokenRead(1, 0, 0)).isEqualTo(4);
    assertThat(plan.tokenRead(1, 0, 2)).isEqualTo(2);
  }

  @Test
  void arrangingASmallerBatch_forgetsTheLargerOne() {
    BatchPlan plan = plan();
    plan.arrange(steps(new int[1]));
    assertThat(plan.tokens()).isEqualTo(1);
    assertThat(plan.steps()).isEqualTo(1);
    assertThat(plan.stateRows()).isEqualTo(2);
  }
}
