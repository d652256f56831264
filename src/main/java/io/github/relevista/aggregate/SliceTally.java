package io.github.relevista.aggregate;

import io.github.relevista.explain.Explanation;
import io.github.relevista.stats.FixedPoint;
import io.github.relevista.stats.OccurrenceStatistic;
import io.github.relevista.stats.RelevanceStatistic;
import io.github.relevista.stats.ReviewStatistic;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The statistics of one slice. Targets are numbered by class, the polarity comes behind them. */
final class SliceTally {
  /** Empty slots that take about the memory of one statistic. */
  private static final int SLOTS_LIKE_A_STATISTIC = 32;

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

  private final int classes;
  private final RelevanceStatistic[][] relevances;

  /** Those of the terms of the review that is being added. */
  private RelevanceStatistic[] ofGroups = new RelevanceStatistic[0];

  private final Map<Outcome, OutcomeTally> outcomes = new HashMap<>();
  private int drained;

  SliceTally(int classes) {
    this.classes = classes;
    this.relevances = new RelevanceStatistic[classes + 1][0];
  }

  /** Adds a review and returns how many statistics are new, empty slots counted by their memory. */
  int add(ReviewTerms review, Explanation explanation, TermGroups groups, int slotCount) {
    int created = 0;
    OutcomeTally outcome =
        outcomes.computeIfAbsent(
            new Outcome(explanation.predictedClass(), review.label()),
            key -> new OutcomeTally(classes + 1));
    created += addOccurrences(outcome, groups, slotCount);
    for (int column = 0; column < explanation.columns(); column++) {
      int target = index(explanation.target(column));
      created += addRelevances(target, explanation, column, groups, slotCount);
      if (outcome.reviews[target] == null) {
        outcome.reviews[target] = new ReviewStatistic();
        created++;
      }
      outcome.reviews[target].add(
          explanation.length(),
          review.unknown(),
          FixedPoint.units(explanation.targetScore(column)),
          FixedPoint.units(explanation.leakage(column)));
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

  private int addRelevances(
      int target, Explanation explanation, int column, TermGroups groups, int slotCount) {
    int created = 0;
    if (relevances[target].length < slotCount) {
      relevances[target] = Arrays.copyOf(relevances[target], slotCount + slotCount / 4);
      created += slotCount / SLOTS_LIKE_A_STATISTIC;
    }
    RelevanceStatistic[] statistics = relevances[target];
    if (ofGroups.length < groups.size()) {
      ofGroups = new RelevanceStatistic[groups.size() + groups.size() / 4];
    }
    for (int group = 0; group < groups.size(); group++) {
      int slot = groups.slot(group);
      if (statistics[slot] == null) {
        statistics[slot] = new RelevanceStatistic();
        created++;
      }
      ofGroups[group] = statistics[slot];
    }
    long[] sums = groups.clearedSums();
    for (int position = 0; position < explanation.length(); position++) {
      long units = FixedPoint.units(explanation.relevance(column, position));
      int group = groups.groupAt(position);
      sums[group] += units;
      ofGroups[group].addOccurrence(units);
    }
    for (int group = 0; group < groups.size(); group++) {
      ofGroups[group].addReview(groups.count(group), sums[group]);
    }
    return created;
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
    for (int target = 0; target <= classes; target++) {
      if (slot < relevances[target].length && relevances[target][slot] != null) {
        sink.relevance(slice, targetClass(target), term, relevances[target][slot]);
        relevances[target][slot] = null;
      }
    }
    outcomes.forEach(
        (key, outcome) -> {
          if (slot < outcome.terms.length && outcome.terms[slot] != null) {
            sink.occurrences(slice, term, key.predictedClass, key.label, outcome.terms[slot]);
            outcome.terms[slot] = null;
          }
        });
  }

  private void drainReviews(List<String> slice, Outcome key, OutcomeTally outcome, TallySink sink) {
    for (int target = 0; target <= classes; target++) {
      if (outcome.reviews[target] != null) {
        sink.reviews(
            slice, targetClass(target), key.predictedClass, key.label, outcome.reviews[target]);
      }
    }
  }

  private int index(int target) {
    return target == Explanation.POLARITY ? classes : target;
  }

  private int targetClass(int index) {
    return index == classes ? Explanation.POLARITY : index;
  }
}
