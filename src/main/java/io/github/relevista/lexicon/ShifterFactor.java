package io.github.relevista.lexicon;

import io.github.relevista.stats.ClusteredMean;
import io.github.relevista.stats.Normal;
import io.github.relevista.stats.ReviewSums;
import io.github.relevista.stats.ShiftedStatistic;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Which part of the relevance that a word has elsewhere it keeps in reach of a shifter: 1 where the
 * shifter does nothing, 0 where it silences, below 0 where it turns round, above 1 where it
 * strengthens. What a word has elsewhere counts as known.
 *
 * @param factor the part
 * @param low lower end of its interval; NaN where there is no error
 * @param high upper end; NaN likewise
 */
public record ShifterFactor(double factor, double low, double high) {

  /** What is told of: the word, or the word and its shifter together. */
  public enum Of {
    /** The relevance of the word itself. */
    WORD(ShiftedStatistic::word, ShiftedStatistic::mean),
    /** With that of the shifter added. */
    JOINT(ShiftedStatistic::joint, ShiftedStatistic::jointMean);

    private final Function<ShiftedStatistic, ReviewSums> sums;
    private final Function<ShiftedStatistic, ClusteredMean> mean;

    Of(
        Function<ShiftedStatistic, ReviewSums> sums,
        Function<ShiftedStatistic, ClusteredMean> mean) {
      this.sums = sums;
      this.mean = mean;
    }
  }

  /** Fewer clusters say nothing of an error. */
  private static final int LEAST_CLUSTERS = 2;

  /**
   * The factor of one term: the ratio of its mean in reach to that elsewhere. Its error is that of
   * the mean in reach, clustered by review, over the magnitude of the other.
   *
   * @param confidence in (0, 1)
   */
  public static ShifterFactor ofTerm(ShiftedTerm term, Of what, double confidence) {
    ClusteredMean mean = what.mean.apply(term.inReach());
    double error = mean.standardError() / Math.abs(term.elsewhere());
    return of(mean.mean() / term.elsewhere(), error, confidence);
  }

  /**
   * The factor of several terms: the slope of the regression through the origin of every
   * occurrence's relevance R in reach on the mean m of its term elsewhere, f = Σ m R / Σ m², so
   * that a strong term weighs more than a weak one, of which hardly a part can be told. Terms
   * differ in what a shifter does to them, and occurrences of one term resemble each other in
   * whatever review they stand, so that the error is clustered by term: √(G / (G − 1) · Σ (Σ m (R −
   * f m))²) / Σ m², the inner sum over a term's occurrences, the outer over all G terms (Liang and
   * Zeger 1986, with the usual correction for few clusters). That different terms of one review
   * resemble each other is left out of it.
   *
   * @param terms one or more; one that several shifters reach comes once for each
   * @param confidence in (0, 1)
   */
  public static ShifterFactor ofTerms(List<ShiftedTerm> terms, Of what, double confidence) {
    double products = 0;
    double squares = 0;
    for (ShiftedTerm term : terms) {
      products += term.elsewhere() * sum(term, what);
      squares += weight(term);
    }
    double factor = products / squares;
    Map<String, Double> residuals = new TreeMap<>();
    for (ShiftedTerm term : terms) {
      double residual = term.elsewhere() * sum(term, what) - factor * weight(term);
      residuals.merge(term.term(), residual, Double::sum);
    }
    double residualSquares = residuals.values().stream().mapToDouble(each -> each * each).sum();
    int clusters = residuals.size();
    double error =
        clusters < LEAST_CLUSTERS
            ? Double.NaN
            : Math.sqrt(residualSquares * clusters / (clusters - 1)) / squares;
    return of(factor, error, confidence);
  }

  private static double sum(ShiftedTerm term, Of what) {
    return what.sums.apply(term.inReach()).sum().doubleValue();
  }

  private static double weight(ShiftedTerm term) {
    return term.elsewhere() * term.elsewhere() * term.inReach().occurrences();
  }

  private static ShifterFactor of(double factor, double error, double confidence) {
    double margin = Normal.quantile((1 + confidence) / 2) * error;
    return new ShifterFactor(factor, factor - margin, factor + margin);
  }
}
