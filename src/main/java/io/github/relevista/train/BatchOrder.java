package io.github.relevista.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Cuts examples into batches of one length each: the indices of the examples of every batch. */
final class BatchOrder {
  private BatchOrder() {}

  /**
   * Batches of examples in their own order, the shortest first.
   *
   * @param ids [examples][tokens]
   */
  static List<int[]> inOrder(int[][] ids, int size) {
    int[] order = new int[ids.length];
    Arrays.setAll(order, index -> index);
    return cut(ids, order, size);
  }

  /** Batches of shuffled examples, themselves shuffled; as many as {@link #inOrder}. */
  static List<int[]> shuffled(int[][] ids, int size, SplittableRandom random) {
    int[] order = new int[ids.length];
    Arrays.setAll(order, index -> index);
    for (int last = order.length - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      int swapped = order[last];
      order[last] = order[other];
      order[other] = swapped;
    }
    List<int[]> batches = cut(ids, order, size);
    for (int last = batches.size() - 1; last > 0; last--) {
      batches.set(last, batches.set(random.nextInt(last + 1), batches.get(last)));
    }
    return batches;
  }

  private static List<int[]> cut(int[][] ids, int[] order, int size) {
    Map<Integer, List<Integer>> byLength = new TreeMap<>();
    for (int index : order) {
      byLength.computeIfAbsent(ids[index].length, length -> new ArrayList<>()).add(index);
    }
    List<int[]> batches = new ArrayList<>();
    for (List<Integer> alike : byLength.values()) {
      for (int begin = 0; begin < alike.size(); begin += size) {
        int end = Math.min(begin + size, alike.size());
        batches.add(alike.subList(begin, end).stream().mapToInt(index -> index).toArray());
      }
    }
    return batches;
  }
}
