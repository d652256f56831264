package io.github.relevista.sampledata;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Draws without replacement until everything was drawn once, then starts afresh; never the same
 * element twice in a row, unless it is the only one. Readers notice a repeated phrase long before
 * an unlikely one, so plain random draws would look less varied than they are.
 */
final class Bag<T> {
  private final List<T> all;
  private final List<T> left = new ArrayList<>();
  private final Random random;
  private T last;

  /**
   * @throws IllegalArgumentException if there is nothing to draw
   */
  Bag(List<T> all, Random random) {
    if (all.isEmpty()) {
      throw new IllegalArgumentException("a bag needs at least one element");
    }
    this.all = List.copyOf(all);
    this.random = random;
  }

  int size() {
    return all.size();
  }

  T draw() {
    int index;
    if (left.isEmpty()) {
      left.addAll(all);
      do {
        index = random.nextInt(left.size());
      } while (left.size() > 1 && left.get(index).equals(last));
    } else {
      index = random.nextInt(left.size());
    }
    last = left.remove(index);
    return last;
  }
}
