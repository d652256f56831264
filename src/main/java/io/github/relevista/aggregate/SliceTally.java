package io.github.relevista.aggregate;

import io.github.relevista.explain.Explanation;
import io.github.relevista.model.Target;
import io.github.relevista.stats.FixedPoint;
import io.github.relevista.stats.OccurrenceStatistic;
import io.github.relevista.stats.RelevanceTable;
import io.github.relevista.stats.ReviewStatistic;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The statistics of one slice. */
final class SliceTally {
  private static final int NO_ROW = -1;

  /** Empty slots that take about the memory of one statistic. */
  private static final int SLOTS_LIKE_A_STATISTIC = 32;

  /** Longs of distributions that take about the memory of one statistic. */
  private static final int LONGS_LIKE_A_STATISTIC = 16;

  /** Terms whose statistics are handed on at a time. */
  private static final int SLOTS_PER_PART = 1024;

  private record Outcome(int predictedClass, String label) {}

  /** Statistics of the reviews of one predicted class and label. */
  private static final class OutcomeTally {
    private final ReviewStatistic[] reviews;
    private OccurrenceStatistic[] terms = new OccurrenceStatistic[0];

    OutcomeTally(int targets) {
      reviews = new ReviewStatistic[targets];
    }
  }

  private final List<Target> targets;
  private final RelevanceTable relevances;

  /** The row of each term in the table: [slots]. */
  private int[] rowOfSlot = new int[0];

  /** The relevances of one term in one review, and their shares. */
  private long[] units = new long[0];

  private long[] shares = new long[0];

  /** The relevances of a review, and their shares: [targets][tokens]. */
  private final long[][] reviewUnits;

  private final long[][] reviewShares;

  private final Map<Outcome, OutcomeTally> outcomes = new HashMap<>();
  private int drained;

  /**
   * @param targets all that can be explained, each at its index
   */
  SliceTally(List<Target> targets) {
    this.targets = targets;
    this.relevances = new RelevanceTable(targets.size());
    this.reviewUnits = new long[targets.size()][0];
    this.reviewShares = new long[targets.size()][0];
  }

  /** Adds a review and returns how many statistics are new, empty slots counted by their memory. */
  int add(ReviewTerms review, Explanation explanation, TermGroups groups, int slotCount) {
    int created = 0;
    OutcomeTally outcome =
        outcomes.computeIfAbsent(
            new Outcome(explanation.predictedClass(), review.label()),
            key -> new OutcomeTally(targets.size()));
    created += addOccurrences(outcome, groups, slotCount);
    created += reserveRows(groups, slotCount);
    long before = relevances.distributionLongs();
    addRelevances(explanation, groups);
    created +=
        (int)
            (relevances.distributionLongs() / LONGS_LIKE_A_STATISTIC
                - before / LONGS_LIKE_A_STATISTIC);
    for (int column = 0; column < explanation.targets(); column++) {
      int target = explanation.target(column).index();
      if (outcome.reviews[target] == null) {
        outcome.reviews[target] = new ReviewStatistic();
        created++;
      }
      outcome.reviews[target].add(
          explanation.units(),
          explanation.length(),
          review.unknown(),
          review.dropped(),
          FixedPoint.units(explanation.targetScore(column)));
      if (explanation.addsUp(column)) {
        outcome.reviews[target].addUp(
            FixedPoint.units(explanation.leakage(column)),
            FixedPoint.units(explanation.padding(column)),
            FixedPoint.units(explanation.amplification(column)));
      }
    }
    return created;
  }

  private static int addOccurrences(OutcomeTally outcome, TermGroups groups, int slotCount) {
    int created = 0;
    if (outcome.terms.length < slotCount) {
      outcome.terms = Arrays.copyOf(outcome.terms, slotCount + slotCount / 4);
      created += slotCount / SLOTS_LIKE_A_STATISTIC;
    }
    for (int group = 0; group < groups.size(); group++) {
      int slot = groups.slot(group);
      if (outcome.terms[slot] == null) {
        outcome.terms[slot] = new OccurrenceStatistic();
        created++;
      }
      outcome.terms[slot].addReview(groups.count(group));
    }
    return created;
  }

  /** Gives rows to the terms that have none, and returns how many statistics that takes. */
  private int reserveRows(TermGroups groups, int slotCount) {
    int created = 0;
    if (rowOfSlot.length < slotCount) {
      int known = rowOfSlot.length;
      rowOfSlot = Arrays.copyOf(rowOfSlot, slotCount + slotCount / 4);
      Arrays.fill(rowOfSlot, known, rowOfSlot.length, NO_ROW);
      created += slotCount / SLOTS_LIKE_A_STATISTIC;
    }
    for (int group = 0; group < groups.size(); group++) {
      int slot = groups.slot(group);
      if (rowOfSlot[slot] == NO_ROW) {
        rowOfSlot[slot] = relevances.newRow();
        created += targets.size();
      }
    }
    return created;
  }

  /** Term by term, since what belongs to a term lies side by side. */
  private void addRelevances(Explanation explanation, TermGroups groups) {
    takeUnits(explanation);
    for (int group = 0; group < groups.size(); group++) {
      int row = rowOfSlot[groups.slot(group)];
      int count = groups.count(group);
      int first = groups.first(group);
      for (int column = 0; column < explanation.targets(); column++) {
        for (int occurrence = 0; occurrence < count; occurrence++) {
          int position = groups.position(first + occurrence);
          units[occurrence] = reviewUnits[column][position];
          shares[occurrence] = reviewShares[column][position];
        }
        relevances.add(row, explanation.target(column).index(), units, shares, count);
      }
    }
  }

  private void takeUnits(Explanation explanation) {
    int length = explanation.length();
    if (units.length < length) {
      units = new long[length + length / 4];
      shares = new long[units.length];
    }
    for (int column = 0; column < explanation.targets(); column++) {
      if (reviewUnits[column].length < length) {
        reviewUnits[column] = new long[length + length / 4];
        reviewShares[column] = new long[reviewUnits[column].length];
      }
      int begin = 0;
      for (int unit = 0; unit < explanation.units(); unit++) {
        takeUnits(explanation, column, begin, explanation.unitEnd(unit));
        begin = explanation.unitEnd(unit);
      }
    }
  }

  private void takeUnits(Explanation explanation, int column, int begin, int end) {
    long sum = 0;
    for (int position = begin; position < end; position++) {
      long relevance = FixedPoint.units(explanation.relevance(column, position));
      reviewUnits[column][position] = relevance;
      sum += Math.abs(relevance);
    }
    for (int position = begin; position < end; position++) {
      reviewShares[column][position] = FixedPoint.share(reviewUnits[column][position], sum);
    }
  }

  /**
   * Hands on the statistics of some more terms, at last those of the reviews; says if there are
   * more.
   */
  boolean drainPart(List<String> slice, TermSlots slots, TallySink sink) {
    int end = Math.min(drained + SLOTS_PER_PART, slots.size());
    for (int slot = drained; slot < end; slot++) {
      drainTerm(slice, slot, slots.term(slot), sink);
    }
    drained = end;
    if (drained < slots.size()) {
      return true;
    }
    outcomes.forEach((key, outcome) -> drainReviews(slice, key, outcome, sink));
    return false;
  }

  private void drainTerm(List<String> slice, int slot, String term, TallySink sink) {
    int row = slot < rowOfSlot.length ? rowOfSlot[slot] : NO_ROW;
    for (int target = 0; row != NO_ROW && target < targets.size(); target++) {
      if (relevances.has(row, target)) {
        sink.relevance(slice, targets.get(target), term, relevances.statistic(row, target));
      }
    }
    outcomes.forEach(
        (key, outcome) -> {
          if (slot < outcome.terms.length && outcome.terms[slot] != null) {
            sink.occurrences(slice, term, predicted(key), key.label, outcome.terms[slot]);
            outcome.terms[slot] = null;
          }
        });
  }

  private void drainReviews(List<String> slice, Outcome key, OutcomeTally outcome, TallySink sink) {
    for (int target = 0; target < targets.size(); target++) {
      if (outcome.reviews[target] != null) {
        sink.reviews(
            slice, targets.get(target), predicted(key), key.label, outcome.reviews[target]);
      }
    }
  }

  private String predicted(Outcome outcome) {
    return targets.get(outcome.predictedClass).name();
  }
}
