package io.github.relevista.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.ToIntFunction;

/**
 * Groups the items of a stream into batches of similar length.
 *
 * <p>It takes items until a window of them is full, orders the window by length (items of the same
 * length stay in the order they came) and cuts it into batches; then it takes the next window. The
 * batches depend on the items, their order and the limits alone. At any time it holds the items of
 * one window, whose tokens exceed {@link BatchLimits#windowTokens} by less than one item.
 *
 * <p>Lazy: an item is taken only when a batch is asked for and the window is empty. For one thread.
 *
 * @param <T> what is batched
 */
public final class LengthBatcher<T> implements Iterator<List<T>> {
  private final Iterator<? extends T> items;
  private final ToIntFunction<? super T> length;
  private final BatchLimits limits;

  private final List<Measured<T>> window = new ArrayList<>();

  /** How many items of the window stand in batches already. */
  private int batched;

  /**
   * Batches of what an iterator yields.
   *
   * @param items taken one by one; no null among them
   * @param length number of tokens of an item, at least 0; asked once for each item
   */
  public LengthBatcher(
      Iterator<? extends T> items, ToIntFunction<? super T> length, BatchLimits limits) {
    this.items = Objects.requireNonNull(items, "items");
    this.length = Objects.requireNonNull(length, "length");
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  @Override
  public boolean hasNext() {
    return batched < window.size() || items.hasNext();
  }

  /**
   * The next batch, shortest item first.
   *
   * @return an immutable list of at least one item
   * @throws NoSuchElementException if all items have been batched
   * @throws IllegalArgumentException if an item has a negative length
   */
  @Override
  public List<T> next() {
    if (batched == window.size()) {
      fillWindow();
    }
    if (window.isEmpty()) {
      throw new NoSuchElementException("all items have been batched");
    }
    List<T> batch = new ArrayList<>();
    long tokens = 0;
    while (batched < window.size() && fits(window.get(batched), batch.size(), tokens)) {
      Measured<T> next = window.get(batched);
      batch.add(next.item());
      tokens += next.length();
      batched++;
    }
    return List.copyOf(batch);
  }

  private boolean fits(Measured<T> next, int sequences, long tokens) {
    boolean first = sequences == 0;
    return first
        || (sequences < limits.maximumSequences()
            && tokens + next.length() <= limits.maximumTokens());
  }

  private void fillWindow() {
    window.clear();
    batched = 0;
    long tokens = 0;
    while (window.size() < limits.windowSequences()
        && tokens < limits.windowTokens()
        && items.hasNext()) {
      T item = items.next();
      Measured<T> next = new Measured<>(item, length.applyAsInt(item));
      window.add(next);
      tokens += next.length();
    }
    // A stable sort: ties stay in the order of arrival.
    window.sort(Comparator.comparingInt(Measured::length));
  }

  private record Measured<T>(T item, int length) {
    Measured {
      if (length < 0) {
        throw new IllegalArgumentException("length must be >= 0, was " + length);
      }
    }
  }
}
