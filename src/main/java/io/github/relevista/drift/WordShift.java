package io.github.relevista.drift;

import io.github.relevista.stats.RelevanceStatistic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How much each term moved the mean score of a review, because it is used more or less and because
 * it means more or less.
 *
 * <p>A score is the sum of the relevances of its words and of what these leave. So the mean score
 * is Σ f·m + l over terms, with f the occurrences of a term for each review, m its mean relevance
 * and l the mean of what is left; and its change is, without remainder,
 *
 * <pre>
 *   Σ (f₂ − f₁)·(m₁ + m₂)/2  +  Σ (m₂ − m₁)·(f₁ + f₂)/2  +  (l₂ − l₁)
 * </pre>
 *
 * which is the generalised word shift of Gallagher et al. (Generalized Word Shift Graphs, 2021)
 * with occurrences for each review as weights and 0, a word without effect, as the reference score.
 * A term that one side lacks means there what it means on the other.
 *
 * @param before the mean score before
 * @param after the mean score after
 * @param left what the change owes to what relevances leave of scores
 * @param terms the parts of the terms, the largest in magnitude first
 */
public record WordShift(double before, double after, double left, List<Part> terms) {
  /**
   * The part of a term.
   *
   * @param term the term
   * @param use what the change owes to its being used more or less
   * @param meaning what it owes to its meaning more or less
   */
  public record Part(String term, double use, double meaning) {
    /** Both. */
    public double total() {
      return use + meaning;
    }
  }

  /** Copies the list. */
  public WordShift {
    terms = List.copyOf(terms);
  }

  /** The shift between two sets of reviews. */
  public static WordShift of(Side before, Side after) {
    Set<String> names = new TreeSet<>(before.terms().keySet());
    names.addAll(after.terms().keySet());
    List<Part> parts = new ArrayList<>();
    for (String name : names) {
      RelevanceStatistic was = before.terms().get(name);
      RelevanceStatistic is = after.terms().get(name);
      double meanWas = TermDrift.mean(was == null ? is : was);
      double meanIs = TermDrift.mean(is == null ? was : is);
      double useWas = (double) TermDrift.occurrences(was) / before.reviews();
      double useIs = (double) TermDrift.occurrences(is) / after.reviews();
      parts.add(
          new Part(
              name,
              (useIs - useWas) * (meanWas + meanIs) / 2,
              (meanIs - meanWas) * (useWas + useIs) / 2));
    }
    parts.sort(
        Comparator.comparingDouble((Part part) -> -Math.abs(part.total()))
            .thenComparing(Part::term));
    return new WordShift(before.meanScore(), after.meanScore(), left(after) - left(before), parts);
  }

  private static double left(Side side) {
    double relevances =
        side.terms().values().stream()
            .mapToDouble(statistic -> statistic.relevance().sum().doubleValue())
            .sum();
    return (side.scoreSum() - relevances) / side.reviews();
  }
}
