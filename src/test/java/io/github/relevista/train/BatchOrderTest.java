package io.github.relevista.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BatchOrderTest {
  /** Examples of the given lengths; token t of example n is 100·n + t. */
  private static ExampleSet examples(int... lengths) {
    int[][] ids = new int[lengths.length][];
    float[] weights = new float[lengths.length];
    for (int n = 0; n < lengths.length; n++) {
      ids[n] = new int[lengths[n]];
      for (int t = 0; t < lengths[n]; t++) {
        ids[n][t] = 100 * n + t;
      }
      weights[n] = n + 1;
    }
    return new ExampleSet(ids, new int[lengths.length], weights);
  }

  @Test
  void batchesInOrder_areOfOneLengthEach_theShortestFirst() {
    assertThat(BatchOrder.inOrder(examples(2, 1, 2, 2, 1).ids(), 2))
        .containsExactly(new int[] {1, 4}, new int[] {0, 2}, new int[] {3});
  }

  @Test
  void shuffledBatches_holdEveryExampleOnce_inAnotherOrderForEveryGenerator() {
    int[] lengths = new int[200];
    Arrays.setAll(lengths, n -> 1 + n % 7);
    ExampleSet examples = examples(lengths);
    List<int[]> batches = BatchOrder.shuffled(examples.ids(), 8, new SplittableRandom(1));
    assertThat(batches).hasSameSizeAs(BatchOrder.inOrder(examples.ids(), 8));
    for (int[] batch : batches) {
      assertThat(Arrays.stream(batch).map(n -> lengths[n]).distinct().count()).isEqualTo(1);
    }
    int[] all = batches.stream().flatMapToInt(Arrays::stream).sorted().toArray();
    assertThat(all).hasSize(200).doesNotHaveDuplicates();
    assertThat(BatchOrder.shuffled(examples.ids(), 8, new SplittableRandom(1)))
        .usingRecursiveComparison()
        .isEqualTo(batches);
    assertThat(BatchOrder.shuffled(examples.ids(), 8, new SplittableRandom(2)))
        .usingRecursiveComparison()
        .isNotEqualTo(batches);
  }

  @Test
  void aBatch_standsStepByStep_itsRestWithoutWeight() {
    Batch batch = Batch.of(examples(2, 2), new int[] {1, 0}, 3);
    assertThat(batch.ids()).isDeepEqualTo(new int[][] {{100, 0, 0}, {101, 1, 1}});
    assertThat(batch.flatIds()).containsExactly(100, 0, 0, 101, 1, 1);
    assertThat(batch.weights()).containsExactly(2, 1, 0);
    assertThat(batch.weight()).isEqualTo(3);
  }
}
