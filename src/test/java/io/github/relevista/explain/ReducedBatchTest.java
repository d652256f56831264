package io.github.relevista.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.explain.Method.Occlusion.Removal;
import org.junit.jupiter.api.Test;

class ReducedBatchTest {
  private static final double[] RELEVANCE = {0};

  private static int fill(ReducedBatch batch, int[] sequence) {
    int added = 0;
    while (batch.hasRoomFor(sequence)) {
      batch.add(sequence, added++, RELEVANCE);
    }
    return added;
  }

  @Test
  void aBatch_isBoundedBySequencesAndByTokens_butNeverEmpty() {
    assertThat(fill(new ReducedBatch(Removal.BLANK), new int[100])).isEqualTo(24);
    assertThat(fill(new ReducedBatch(Removal.REMOVE), new int[2_000])).isEqualTo(3);
    assertThat(fill(new ReducedBatch(Removal.BLANK), new int[20_000])).isEqualTo(1);
  }

  @Test
  void aSequence_lacksItsWord_byAMaskOrByItsPosition() {
    ReducedBatch blank = new ReducedBatch(Removal.BLANK);
    blank.add(new int[] {5, 6, 7}, 1, RELEVANCE);
    SequenceBatch masked = blank.take();
    assertThat(masked.ids(0)).containsExactly(5, 6, 7);
    assertThat(new boolean[] {masked.isBlank(0, 0), masked.isBlank(0, 1), masked.isBlank(0, 2)})
        .containsExactly(false, true, false);
    ReducedBatch removed = new ReducedBatch(Removal.REMOVE);
    removed.add(new int[] {5, 6, 7}, 1, RELEVANCE);
    removed.add(new int[] {5}, 0, RELEVANCE);
    SequenceBatch shorter = removed.take();
    assertThat(shorter.ids(0)).containsExactly(5, 7);
    assertThat(shorter.isBlank(0, 1)).isFalse();
    assertThat(shorter.ids(1)).isEmpty();
  }

  @Test
  void take_leavesNothingBehind() {
    ReducedBatch batch = new ReducedBatch(Removal.BLANK);
    batch.add(new int[6_000], 0, RELEVANCE);
    assertThat(batch.relevances()).containsExactly(RELEVANCE);
    assertThat(batch.take().size()).isEqualTo(1);
    assertThat(batch.relevances()).isEmpty();
    assertThat(batch.hasRoomFor(new int[6_000])).isTrue();
    assertThat(batch.take().size()).isZero();
  }
}
