package io.github.relevista.drift;

import io.github.relevista.stats.FalseDiscovery;
import io.github.relevista.stats.RelevanceStatistic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which terms have changed, the largest effects first. All terms that were tested at once share
 * their q-values (Benjamini and Hochberg, 1995); the effects that are too small to matter are left
 * out after the test, not before.
 *
 * @param minimumReviews reviews with the term that either side needs for a mean, and both together
 *     for a frequency; 2 or more
 * @param confidence of the intervals, in (0, 1)
 */
public record TermDrift(long minimumReviews, double confidence) {
  private static final double HALF = 0.5;

  /** Checks the bounds. */
  public TermDrift {
    if (minimumReviews < 2) {
      throw new IllegalArgumentException("min_reviews must be 2 or more, was " + minimumReviews);
    }
  }

  /**
   * Terms whose occurrences mean something else: the difference of the mean relevances. Its error
   * knows that occurrences of one review are alike ({@link RelevanceStatistic#standardError}).
   *
   * @param minimumChange of the mean, on either side of zero, to be named
   */
  public List<TermChange> means(Side before, Side after, double minimumChange) {
    List<TermChange> changes = new ArrayList<>();
    for (String term : terms(before, after)) {
      RelevanceStatistic was = before.terms().get(term);
      RelevanceStatistic is = after.terms().get(term);
      if (was != null
          && is != null
          && was.reviews() >= minimumReviews
          && is.reviews() >= minimumReviews) {
        double error = Math.hypot(was.standardError(), is.standardError());
        changes.add(change(term, was, is, Effect.of(mean(is) - mean(was), error, confidence)));
      }
    }
    return named(changes, minimumChange);
  }

  /**
   * Terms that are used more or less often: the natural logarithm of the ratio of the shares of
   * reviews that hold the term, after over before. With a of n reviews and b of m its squared error
   * is 1/a − 1/n + 1/b − 1/m (Katz, Baptista, Azen and Pike: Obtaining Confidence Intervals for the
   * Risk Ratio in Cohort Studies, 1978), each number with a half added so that a term that one side
   * lacks has a ratio too.
   *
   * @param minimumChange of the logarithm, on either side of zero, to be named
   */
  public List<TermChange> frequencies(Side before, Side after, double minimumChange) {
    List<TermChange> changes = new ArrayList<>();
    for (String term : terms(before, after)) {
      RelevanceStatistic was = before.terms().get(term);
      RelevanceStatistic is = after.terms().get(term);
      double a = (was == null ? 0 : was.reviews()) + HALF;
      double b = (is == null ? 0 : is.reviews()) + HALF;
      if (a + b - 1 >= minimumReviews) {
        double n = before.reviews() + HALF;
        double m = after.reviews() + HALF;
        double error = Math.sqrt(Math.max(0, 1 / a - 1 / n + 1 / b - 1 / m));
        changes.add(
            change(term, was, is, Effect.of(Math.log(b / m) - Math.log(a / n), error, confidence)));
      }
    }
    return named(changes, minimumChange);
  }

  private static Set<String> terms(Side before, Side after) {
    Set<String> terms = new TreeSet<>(before.terms().keySet());
    terms.addAll(after.terms().keySet());
    return terms;
  }

  private static TermChange change(
      String term, RelevanceStatistic was, RelevanceStatistic is, Effect effect) {
    return new TermChange(
        term, occurrences(was), occurrences(is), mean(was), mean(is), effect, Double.NaN);
  }

  static long occurrences(RelevanceStatistic statistic) {
    return statistic == null ? 0 : statistic.occurrences();
  }

  static double mean(RelevanceStatistic statistic) {
    return statistic == null ? Double.NaN : statistic.meanAndDeviation().mean();
  }

  private static List<TermChange> named(List<TermChange> tested, double minimumChange) {
    double[] q =
        FalseDiscovery.qValues(
            tested.stream().mapToDouble(change -> change.effect().p()).toArray());
    List<TermChange> changes = new ArrayList<>();
    for (int index = 0; index < q.length; index++) {
      TermChange change = tested.get(index);
      if (Math.abs(change.effect().value()) >= minimumChange) {
        changes.add(
            new TermChange(
                change.term(),
                change.before(),
                change.after(),
                change.meanBefore(),
                change.meanAfter(),
                change.effect(),
                q[index]));
      }
    }
    changes.sort(
        Comparator.comparingDouble((TermChange change) -> -Math.abs(change.effect().value()))
            .thenComparing(TermChange::term));
    return changes;
  }
}
