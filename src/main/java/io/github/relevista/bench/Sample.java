package io.github.relevista.bench;

import io.github.relevista.text.BatchLimits;
import io.github.relevista.text.LengthBatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The batches that every kind of work goes through in a pass, ordered by the length of their texts.
 *
 * @param batches one or more, each of one text or more
 */
record Sample(List<List<BenchText>> batches) {
  /** Full batches among which texts of similar length are looked for, as {@code explain} does. */
  private static final int BATCHES_PER_WINDOW = 16;

  Sample {
    batches =
        batches.stream().sorted(Comparator.comparingInt(batch -> batch.get(0).length())).toList();
  }

  /** The batches of texts, planned as {@code explain} plans them. */
  static Sample of(List<BenchText> texts, int batchSequences, int batchTokens) {
    List<List<BenchText>> batches = new ArrayList<>();
    new LengthBatcher<>(
            texts.iterator(),
            BenchText::length,
            new BatchLimits(batchSequences, batchTokens, BATCHES_PER_WINDOW))
        .forEachRemaining(batches::add);
    return new Sample(batches);
  }

  /**
   * As many of the batches as have about the given number of tokens, at least one, evenly chosen by
   * length; all where there are no more than that.
   */
  Sample ofTokens(double wanted) {
    int size = batches.size();
    int chosen = (int) Math.max(1, Math.min(size, Math.round(size * wanted / tokens())));
    List<List<BenchText>> spread = new ArrayList<>();
    for (int index = 0; index < chosen; index++) {
      spread.add(batches.get((int) ((2L * index + 1) * size / (2L * chosen))));
    }
    return new Sample(spread);
  }

  /** The texts of all batches. */
  List<BenchText> texts() {
    return batches.stream().flatMap(List::stream).toList();
  }

  /** Number of tokens of all batches. */
  long tokens() {
    return batches.stream().flatMap(List::stream).mapToLong(BenchText::length).sum();
  }
}
