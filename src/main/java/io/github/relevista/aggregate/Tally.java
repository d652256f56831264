package io.github.relevista.aggregate;

import io.github.relevista.explain.Explanation;
import io.github.relevista.model.ClassScale;
import io.github.relevista.model.Target;
import io.github.relevista.stats.FixedPoint;
import io.github.relevista.text.Vocabulary;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The statistics of a part of a corpus: term by class, kept apart by slice. What it has gathered
 * can be handed on and forgotten at any time, since every statistic merges exactly: that keeps its
 * memory bounded and changes no figure.
 *
 * <pre>
 *   tally.add(terms, explanation);
 *   if (tally.isFull()) {
 *     while (tally.drainPart(sink)) {}
 *   }
 * </pre>
 *
 * <p>Once it has begun to hand on it takes no review until it has handed on everything. For one
 * thread.
 */
public final class Tally {
  private final TermSlots slots;
  private final TermGroups groups = new TermGroups();
  private final List<Target> targets;
  private final int maximumEntries;
  private final Map<List<String>, SliceTally> slices = new HashMap<>();
  private int entries;
  private boolean draining;

  /**
   * @param vocabulary the terms of the model
   * @param classes the classes of the model
   * @param maximumEntries number of statistics from which the tally says that it is full
   */
  public Tally(Vocabulary vocabulary, ClassScale classes, int maximumEntries) {
    this.slots = new TermSlots(vocabulary);
    this.targets = classes.targets();
    this.maximumEntries = maximumEntries;
  }

  /**
   * Whether everything in an explanation is a number that the statistics hold: finite, and of a
   * magnitude that fits, a review's sums included. What does not hold must not be added.
   */
  public static boolean holds(Explanation explanation) {
    for (int column = 0; column < explanation.targets(); column++) {
      float sum = 0;
      for (int position = 0; position < explanation.length(); position++) {
        sum += Math.abs(explanation.relevance(column, position));
      }
      // A sum of magnitudes holds only if each of them does; NaN and infinity stay in it.
      if (!FixedPoint.holds(sum)
          || !FixedPoint.holds(explanation.targetScore(column))
          || (explanation.addsUp(column)
              && !(FixedPoint.holds(explanation.leakage(column))
                  && FixedPoint.holds(explanation.padding(column))))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Adds a review whose explanation {@linkplain #holds holds}.
   *
   * @throws IllegalStateException if it has handed on a part of what it has, and not all
   */
  public void add(ReviewTerms review, Explanation explanation) {
    if (draining) {
      throw new IllegalStateException(
          "a tally that has begun to hand on takes no review until drainPart says that there is no"
              + " more");
    }
    groups.group(review, slots);
    SliceTally slice = slices.computeIfAbsent(review.slice(), key -> new SliceTally(targets));
    entries += slice.add(review, explanation, groups, slots.size());
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
   * Hands on a part of what has been gathered, and forgets it: call it until there is no more
   * before anything is added again. Parts are small, however much there is.
   *
   * @return whether there is more
   */
  public boolean drainPart(TallySink sink) {
    Iterator<Map.Entry<List<String>, SliceTally>> remaining = slices.entrySet().iterator();
    if (remaining.hasNext()) {
      Map.Entry<List<String>, SliceTally> slice = remaining.next();
      if (!slice.getValue().drainPart(slice.getKey(), slots, sink)) {
        remaining.remove();
      }
    }
    if (slices.isEmpty()) {
      slots.clear();
      entries = 0;
    }
    draining = !slices.isEmpty();
    return draining;
  }
}
