package io.github.relevista.aggregate;

import io.github.relevista.explain.Explanation;
import io.github.relevista.stats.FixedPoint;
import io.github.relevista.stats.ShiftedSums;
import io.github.relevista.text.Vocabulary;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The relevances, for the polarity, of words in reach of shifters: by shifter and term those that
 * stand in reach of that shifter alone, and by term those in reach of any. All sums are exact and
 * merge, so that what has been gathered can be handed on and forgotten at any time. For one thread.
 */
public final class ShifterTally {
  private final Shifters shifters;
  private final ShifterReach reach;
  private final TermSlots slots;
  private final int maximumEntries;
  private final Map<List<String>, Map<Long, ShiftedSums>> slices = new HashMap<>();

  /** What a review adds: count, units, joint units, by the key of the sums. */
  private final Map<Long, long[]> ofReview = new HashMap<>();

  private int entries;

  /**
   * @param vocabulary the terms of the model
   * @param shifters the words that shift meanings
   * @param maximumEntries number of statistics from which the tally says that it is full
   */
  public ShifterTally(Vocabulary vocabulary, Shifters shifters, int maximumEntries) {
    this.shifters = shifters;
    this.reach = new ShifterReach(vocabulary, shifters);
    this.slots = new TermSlots(vocabulary);
    this.maximumEntries = maximumEntries;
  }

  /**
   * Adds a review, explained for the polarity in the last column of its explanation. One whose
   * relevances are so large that sums with the shifters' own would not fit a long (above two
   * million, where the reach is three) adds nothing.
   */
  public void add(ReviewTerms review, Explanation explanation) {
    if (!holds(explanation)) {
      return;
    }
    int column = explanation.targets() - 1;
    int begin = 0;
    for (int unit = 0; unit < explanation.units(); unit++) {
      int end = explanation.unitEnd(unit);
      int[] places = reach.find(review.ids(), begin, end);
      for (int position = begin; position < end; position++) {
        if (places[position] != ShifterReach.NONE) {
          long units = FixedPoint.units(explanation.relevance(column, position));
          int slot = slots.slot(review, position);
          addTo(shifters.all().size(), slot, units, units);
          if (places[position] != ShifterReach.SEVERAL) {
            int place = places[position];
            long own = FixedPoint.units(explanation.relevance(column, place));
            addTo(reach.shifter(review.ids()[place]), slot, units, units + own);
          }
        }
      }
      begin = end;
    }
    Map<Long, ShiftedSums> slice =
        slices.computeIfAbsent(review.slice(), values -> new HashMap<>());
    ofReview.forEach(
        (key, sums) ->
            slice
                .computeIfAbsent(
                    key,
                    first -> {
                      entries++;
                      return new ShiftedSums();
                    })
                .addReview(sums[0], sums[1], sums[2]));
    ofReview.clear();
  }

  private boolean holds(Explanation explanation) {
    float sum = 0;
    for (int position = 0; position < explanation.length(); position++) {
      sum += Math.abs(explanation.relevance(explanation.targets() - 1, position));
    }
    return FixedPoint.holds(sum * (1 + shifters.reach()));
  }

  private void addTo(int shifter, int slot, long units, long jointUnits) {
    long[] sums = ofReview.computeIfAbsent((long) shifter << Integer.SIZE | slot, k -> new long[3]);
    sums[0]++;
    sums[1] += units;
    sums[2] += jointUnits;
  }

  /** Whether there is nothing to hand on. */
  public boolean isEmpty() {
    return slices.isEmpty();
  }

  /** Whether it is time to hand on what has been gathered. */
  public boolean isFull() {
    return entries >= maximumEntries || slots.surfaces() >= maximumEntries;
  }

  /**
   * Hands on what has been gathered of a slice, and forgets it: call it until there is no more
   * before anything is added again.
   *
   * @return whether there is more
   */
  public boolean drainPart(ShifterSink sink) {
    Iterator<Map.Entry<List<String>, Map<Long, ShiftedSums>>> remaining =
        slices.entrySet().iterator();
    if (remaining.hasNext()) {
      Map.Entry<List<String>, Map<Long, ShiftedSums>> slice = remaining.next();
      slice
          .getValue()
          .forEach(
              (key, sums) -> {
                int shifter = (int) (key >>> Integer.SIZE);
                sink.shifted(
                    slice.getKey(),
                    shifter == shifters.all().size()
                        ? Optional.empty()
                        : Optional.of(shifters.all().get(shifter)),
                    slots.term((int) (long) key),
                    sums.statistic());
              });
      remaining.remove();
    }
    if (slices.isEmpty()) {
      slots.clear();
      entries = 0;
    }
    return !slices.isEmpty();
  }
}
