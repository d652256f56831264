package io.github.relevista.lexicon;

import io.github.relevista.lexicon.ProofRow.Part;
import io.github.relevista.resampling.Estimate;
import io.github.relevista.resampling.PoissonBootstrap;
import io.github.relevista.resampling.Replicated;
import io.github.relevista.resampling.SeededHash;
import io.github.relevista.stats.RankCorrelation;
import io.github.relevista.stats.Ranking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Scores systems against a gold lexicon, all on the same words. Intervals are those of a bootstrap
 * over words.
 *
 * @param replicates of the bootstrap, at least 1
 * @param confidence of the intervals, in (0, 1)
 * @param seed of the bootstrap
 */
public record Proof(int replicates, double confidence, long seed) {
  /** Which half a word is in depends on nothing that anybody sets. */
  private static final long HALVES = 14;

  /** A figure of a sample: what systems say, what gold says. */
  @FunctionalInterface
  private interface Measure {
    double of(Sample sample);
  }

  /**
   * Scored words.
   *
   * @param scores what a system says of each
   * @param gold the gold scores
   * @param classes −1, 0 or 1 of each
   */
  private record Sample(double[] scores, double[] gold, int[] classes) {
    Sample of(int[] indices) {
      return new Sample(
          IntStream.of(indices).mapToDouble(index -> scores[index]).toArray(),
          IntStream.of(indices).mapToDouble(index -> gold[index]).toArray(),
          IntStream.of(indices).map(index -> classes[index]).toArray());
    }

    Sample polar() {
      return of(IntStream.range(0, gold.length).filter(index -> gold[index] != 0).toArray());
    }

    boolean[] positive() {
      boolean[] positive = new boolean[gold.length];
      for (int index = 0; index < gold.length; index++) {
        positive[index] = gold[index] > 0;
      }
      return positive;
    }

    double rocAuc() {
      Sample polar = polar();
      return Ranking.rocAuc(polar.scores, polar.positive());
    }

    double averagePrecision() {
      Sample polar = polar();
      return Ranking.averagePrecision(polar.scores, polar.positive());
    }
  }

  /**
   * The rows of all parts and systems. Only systems that score every word count.
   *
   * @param gold the gold lexicon
   * @param found its words that are entries
   */
  public List<ProofRow> rows(GoldLexicon gold, List<GoldTerm> found) {
    List<ProofRow> rows = new ArrayList<>();
    for (Part part : Part.values()) {
      List<GoldTerm> terms = found.stream().filter(term -> isIn(part, term.term())).toList();
      List<String> words = gold.scores().keySet().stream().filter(w -> isIn(part, w)).toList();
      if (!terms.isEmpty()) {
        int[][] draws = draws(terms);
        for (String system : systems(terms)) {
          rows.add(row(gold, part, system, terms, words, draws));
        }
      }
    }
    return rows;
  }

  /** Whether a word belongs to a part. */
  static boolean isIn(Part part, String word) {
    boolean even = (SeededHash.of(HALVES, word) & 1) == 0;
    return part == Part.ALL || even == (part == Part.CHOICE);
  }

  private static List<String> systems(List<GoldTerm> terms) {
    TreeSet<String> systems = new TreeSet<>(terms.get(0).scores().keySet());
    terms.forEach(term -> systems.retainAll(term.scores().keySet()));
    return List.copyOf(systems);
  }

  /** The words of each replicate, each as often as it was drawn: [replicates][words]. */
  private int[][] draws(List<GoldTerm> terms) {
    PoissonBootstrap bootstrap = new PoissonBootstrap(seed, replicates);
    List<int[]> weights = terms.stream().map(term -> bootstrap.weights(term.term())).toList();
    int[][] draws = new int[replicates][];
    for (int replicate = 0; replicate < replicates; replicate++) {
      int each = replicate;
      draws[replicate] =
          IntStream.range(0, terms.size())
              .flatMap(index -> IntStream.generate(() -> index).limit(weights.get(index)[each]))
              .toArray();
    }
    return draws;
  }

  private ProofRow row(
      GoldLexicon gold,
      Part part,
      String system,
      List<GoldTerm> terms,
      List<String> words,
      int[][] draws) {
    Sample sample = sample(gold, system, terms);
    return new ProofRow(
        gold.name(),
        part,
        system,
        terms.size(),
        sample.polar().gold().length,
        (double) terms.size() / words.size(),
        estimate(sample, draws, Sample::rocAuc),
        estimate(sample, draws, Sample::averagePrecision),
        estimate(sample, draws, each -> RankCorrelation.spearman(each.scores, each.gold)),
        estimate(sample, draws, each -> RankCorrelation.kendallTauB(each.scores, each.gold)),
        estimate(sample, draws, each -> TernaryF1.of(each.scores, each.classes)),
        sample(gold, system, filled(terms, words, system)).rocAuc());
  }

  private static Sample sample(GoldLexicon gold, String system, List<GoldTerm> terms) {
    double[] scores = terms.stream().mapToDouble(term -> term.scores().get(system)).toArray();
    double[] golds = terms.stream().mapToDouble(term -> gold.scores().get(term.term())).toArray();
    return new Sample(scores, golds, Arrays.stream(golds).mapToInt(gold::ternary).toArray());
  }

  /** All words of a part: 0 of those that are no entries. */
  private static List<GoldTerm> filled(List<GoldTerm> terms, List<String> words, String system) {
    Map<String, Double> scores = new HashMap<>();
    terms.forEach(term -> scores.put(term.term(), term.scores().get(system)));
    return words.stream()
        .map(word -> new GoldTerm(word, Map.of(system, scores.getOrDefault(word, 0.0))))
        .toList();
  }

  private Estimate estimate(Sample sample, int[][] draws, Measure measure) {
    double[] values = new double[draws.length];
    for (int replicate = 0; replicate < values.length; replicate++) {
      values[replicate] = measure.of(sample.of(draws[replicate]));
    }
    return Replicated.of(measure.of(sample), values).estimate(confidence);
  }
}
