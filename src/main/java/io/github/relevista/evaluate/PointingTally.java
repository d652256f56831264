package io.github.relevista.evaluate;

import java.io.Serializable;

/** How often methods point at a sentence of the right class. Merges exactly. */
public final class PointingTally implements Serializable {
  /** For which class a method is asked to point. */
  enum Basis {
    /** The class that is predicted for the document. */
    PREDICTED,
    /** Every class that some sentences of the document are of, and others not. */
    PRESENT
  }

  private final BootstrapSums[] questions = new BootstrapSums[Basis.values().length];
  private final BootstrapSums[][] hits;

  /** Σ over questions of the share of words that would be hits, in 10⁻⁹. */
  private final long[] chances = new long[Basis.values().length];

  private static final double CHANCE_UNITS = 1e9;

  /** The tally before any document. */
  public PointingTally(EvaluationPlan plan) {
    hits = new BootstrapSums[plan.methods().size()][Basis.values().length];
    for (Basis basis : Basis.values()) {
      questions[basis.ordinal()] = new BootstrapSums(plan.replicates());
      for (BootstrapSums[] bases : hits) {
        bases[basis.ordinal()] = new BootstrapSums(plan.replicates());
      }
    }
  }

  /**
   * Adds a question.
   *
   * @param chance the share of words that would be hits, in (0, 1)
   */
  void addQuestion(Basis basis, double chance, int[] weights) {
    questions[basis.ordinal()].add(1, weights);
    chances[basis.ordinal()] += Math.round(chance * CHANCE_UNITS);
  }

  /**
   * Adds the runs in which a method hits.
   *
   * @param runs how many runs of the method
   */
  void addHits(int method, Basis basis, int runs, int[] weights) {
    hits[method][basis.ordinal()].add(runs, weights);
  }

  /** Adds what another tally of the same plan holds, and returns this one. */
  public PointingTally merged(PointingTally other) {
    for (Basis basis : Basis.values()) {
      int place = basis.ordinal();
      questions[place].merge(other.questions[place]);
      chances[place] += other.chances[place];
      for (int method = 0; method < hits.length; method++) {
        hits[method][place].merge(other.hits[method][place]);
      }
    }
    return this;
  }

  /** Number of questions: documents, or documents and classes. */
  long questions(Basis basis) {
    return questions[basis.ordinal()].total();
  }

  /** The accuracy that a word chosen evenly by lot would have; NaN where there is no question. */
  double chance(Basis basis) {
    return chances[basis.ordinal()] / CHANCE_UNITS / questions(basis);
  }

  /**
   * The share of hits.
   *
   * @param runs runs of the method
   */
  Replicated accuracy(int method, Basis basis, int runs) {
    return Replicated.share(hits[method][basis.ordinal()], questions[basis.ordinal()], runs);
  }
}
