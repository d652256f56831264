package io.github.relevista.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LengthBatcherTest {
  /** An item that knows when it came. */
  private record Item(int arrival, int length) {}

  @Test
  void batches_ofOneWindow_areCutInOrderOfLength() {
    // Sorted: 1 2 2 3 5 9. At most 3 sequences and 6 tokens: 1+2+2 (three), 3 (3+5 > 6), 5, 9
    // alone.
    List<List<Item>> batches = batches(items(5, 2, 9, 2, 1, 3), new BatchLimits(3, 6, 10));

    assertThat(batches.stream().map(LengthBatcherTest::lengths))
        .containsExactly(List.of(1, 2, 2), List.of(3), List.of(5), List.of(9));
  }

  @Test
  void ties_stayInTheOrderTheyCame() {
    List<List<Item>> batches = batches(items(2, 1, 2, 1, 2), new BatchLimits(5, 100, 1));

    assertThat(batches).hasSize(1);
    assertThat(batches.get(0).stream().map(Item::arrival)).containsExactly(1, 3, 0, 2, 4);
  }

  @Test
  void window_isBoundedBySequences() {
    // A window of 2 × 2 sequences: the short item that comes fifth is not seen in time.
    List<List<Item>> batches = batches(items(4, 3, 4, 3, 1), new BatchLimits(2, 100, 2));

    assertThat(batches.stream().map(LengthBatcherTest::lengths))
        .containsExactly(List.of(3, 3), List.of(4, 4), List.of(1));
  }

  @Test
  void window_isBoundedByTokens() {
    // A window is full from 2 × 10 tokens on: 15 + 6 = 21 fill the first.
    List<List<Item>> batches = batches(items(15, 6, 1, 2), new BatchLimits(5, 10, 2));

    assertThat(batches.stream().map(LengthBatcherTest::lengths))
        .containsExactly(List.of(6), List.of(15), List.of(1, 2));
  }

  @Test
  void batches_ofAnyStream_loseNothingAndKeepTheLimits() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      BatchLimits limits =
          new BatchLimits(1 + random.nextInt(24), 1 + random.nextInt(500), 1 + random.nextInt(8));
      List<Item> items =
          items(random.ints(random.nextInt(400), 0, 1 + random.nextInt(300)).toArray());

      List<List<Item>> batches = batches(items, limits);

      List<Item> batched = new ArrayList<>();
      batches.forEach(batched::addAll);
      assertThat(batched).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(items);
      for (List<Item> batch : batches) {
        int tokens = batch.stream().mapToInt(Item::length).sum();
        assertThat(batch.size()).as("seed %d", seed).isBetween(1, limits.maximumSequences());
        assertThat(batch.size() == 1 || tokens <= limits.maximumTokens())
            .as("seed %d: %d items of %d tokens within %s", seed, batch.size(), tokens, limits)
            .isTrue();
        assertThat(lengths(batch)).as("seed %d", seed).isSorted();
      }
      assertThat(batches(items, limits)).as("seed %d, again", seed).isEqualTo(batches);
    }
  }

  @Test
  void items_areTakenOneWindowAtATime() {
    // Windows of 4 sequences or 40 tokens; each item has 4 tokens: 4 items, whatever waits behind.
    List<Item> taken = new ArrayList<>();
    Iterator<Item> endless =
        IntStream.iterate(0, i -> i + 1).mapToObj(i -> new Item(i, 4)).peek(taken::add).iterator();
    LengthBatcher<Item> batcher =
        new LengthBatcher<>(endless, Item::length, new BatchLimits(2, 20, 2));

    batcher.next();
    batcher.next();

    // The stream's iterator may hold one item more that was not asked for.
    assertThat(taken).hasSizeBetween(4, 5);
  }

  @Test
  void batches_ofNothing_areNone() {
    LengthBatcher<Item> batcher =
        new LengthBatcher<>(
            Collections.emptyIterator(), Item::length, new BatchLimits(24, 8_000, 8));

    assertThat(batcher.hasNext()).isFalse();
    assertThatThrownBy(batcher::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void next_behindTheLastBatch_fails() {
    LengthBatcher<Item> batcher =
        new LengthBatcher<>(items(1).iterator(), Item::length, new BatchLimits(1, 1, 1));
    batcher.next();

    assertThat(batcher.hasNext()).isFalse();
    assertThatThrownBy(batcher::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void next_refusesANegativeLength() {
    LengthBatcher<Item> batcher =
        new LengthBatcher<>(items(-1).iterator(), Item::length, new BatchLimits(1, 1, 1));

    assertThatThrownBy(batcher::next)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("length must be >= 0, was -1");
  }

  @Test
  void limits_mustBePositive() {
    assertThatThrownBy(() -> new BatchLimits(0, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maximumSequences must be >= 1, was 0");
    assertThatThrownBy(() -> new BatchLimits(1, -5, 1))
        .hasMessage("maximumTokens must be >= 1, was -5");
    assertThatThrownBy(() -> new BatchLimits(1, 1, 0))
        .hasMessage("windowBatches must be >= 1, was 0");
  }

  private static List<Item> items(int... lengths) {
    return IntStream.range(0, lengths.length).mapToObj(i -> new Item(i, lengths[i])).toList();
  }

  private static List<List<Item>> batches(List<Item> items, BatchLimits limits) {
    List<List<Item>> batches = new ArrayList<>();
    new LengthBatcher<>(items.iterator(), Item::length, limits).forEachRemaining(batches::add);
    return batches;
  }

  private static List<Integer> lengths(List<Item> batch) {
    return batch.stream().map(Item::length).toList();
  }
}
