package io.github.relevista.evaluate;

import io.github.relevista.aggregate.ReviewTerms;
import io.github.relevista.aggregate.Tally;
import io.github.relevista.aggregate.TallySink;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.Target;
import io.github.relevista.stats.OccurrenceStatistic;
import io.github.relevista.stats.RelevanceStatistic;
import io.github.relevista.stats.ReviewStatistic;
import java.util.ArrayList;
import java.util.List;

/**
 * The relevance of every word for every class, by method; in bounded memory, like {@link Tally}. Of
 * random relevances there is none.
 */
public final class WordStatistics {
  /** Takes the relevance of a term; the same key may come again. */
  @FunctionalInterface
  public interface Sink {
    /** Takes a statistic. */
    void accept(int method, Target target, String term, RelevanceStatistic statistic);
  }

  private final List<MethodRuns> methods;
  private final List<Tally> tallies = new ArrayList<>();

  WordStatistics(SentimentModel model, ExperimentPlan plan) {
    methods = plan.methods();
    int entries = Math.max(1, plan.tableEntries() / methods.size());
    methods.forEach(method -> tallies.add(new Tally(model.vocabulary(), model.classes(), entries)));
  }

  void add(Trial trial) {
    String[] forms = trial.text().forms();
    ReviewTerms terms =
        new ReviewTerms(List.of(), null, trial.text().ids(), forms.length == 0 ? null : forms, 0);
    for (int method = 0; method < tallies.size(); method++) {
      if (!methods.get(method).isRandom()) {
        tallies.get(method).add(terms, trial.explanation(method, 0));
      }
    }
  }

  /** Whether it is time to hand on what has been gathered. */
  public boolean isFull() {
    return tallies.stream().anyMatch(Tally::isFull);
  }

  /**
   * Hands on a part of what has been gathered, and forgets it: call it until there is no more
   * before the next batch.
   *
   * @return whether there is more
   */
  public boolean drainPart(Sink sink) {
    for (int method = 0; method < tallies.size(); method++) {
      if (!tallies.get(method).isEmpty()) {
        tallies.get(method).drainPart(new RelevanceOnly(method, sink));
        return true;
      }
    }
    return false;
  }

  /** Passes the relevances of classes on and drops the rest. */
  private record RelevanceOnly(int method, Sink sink) implements TallySink {
    @Override
    public void relevance(
        List<String> slice, Target target, String term, RelevanceStatistic statistic) {
      if (!target.isPolarity()) {
        sink.accept(method, target, term, statistic);
      }
    }

    @Override
    public void occurrences(
        List<String> slice,
        String term,
        String predictedClass,
        String label,
        OccurrenceStatistic statistic) {
      // How often a term occurs stands in its relevance statistic too.
    }

    @Override
    public void reviews(
        List<String> slice,
        Target target,
        String predictedClass,
        String label,
        ReviewStatistic statistic) {
      // The state of the evaluation counts reviews.
    }
  }
}
