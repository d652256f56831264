package io.github.relevista.evaluate;

import io.github.relevista.resampling.BootstrapSums;
import io.github.relevista.resampling.Replicated;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How often methods point at a sentence of the right class. Merges exactly. */
final class PointingTally implements Serializable {
  /** For which class a method is asked to point. */
  enum Basis {
    /** The class that is predicted for the document. */
    PREDICTED,
    /** Every class that some sentences of the document are of, and others not. */
    PRESENT
  }

  private static final double CHANCE_UNITS = 1e9;

  /** What is known of the questions on one basis. */
  private static final class Answers implements Serializable {
    private final BootstrapSums questions;
    private final List<BootstrapSums> hitsOfMethods = new ArrayList<>();

    /** Σ over questions of the share of words that would be hits, in 10⁻⁹. */
    private long chance;

    Answers(int methods, int replicates) {
      questions = new BootstrapSums(replicates);
      for (int method = 0; method < methods; method++) {
        hitsOfMethods.add(new BootstrapSums(replicates));
      }
    }

    void merge(Answers other) {
      questions.merge(other.questions);
      chance += other.chance;
      for (int method = 0; method < hitsOfMethods.size(); method++) {
        hitsOfMethods.get(method).merge(other.hitsOfMethods.get(method));
      }
    }
  }

  private final Map<Basis, Answers> answers = new EnumMap<>(Basis.class);

  /**
   * The tally before any document.
   *
   * @param methods number of methods
   * @param replicates replicates of the bootstrap
   */
  PointingTally(int methods, int replicates) {
    for (Basis basis : Basis.values()) {
      answers.put(basis, new Answers(methods, replicates));
    }
  }

  /**
   * Adds a question.
   *
   * @param chance the share of words that would be hits, in (0, 1)
   */
  void addQuestion(Basis basis, double chance, int[] weights) {
    Answers added = answers.get(basis);
    added.questions.add(1, weights);
    added.chance += Math.round(chance * CHANCE_UNITS);
  }

  /**
   * Adds the runs in which a method hits.
   *
   * @param runs how many runs of the method
   */
  void addHits(int method, Basis basis, int runs, int[] weights) {
    answers.get(basis).hitsOfMethods.get(method).add(runs, weights);
  }

  /** Adds what another tally of the same plan holds. */
  void merge(PointingTally other) {
    answers.forEach((basis, sums) -> sums.merge(other.answers.get(basis)));
  }

  /** Number of questions: documents, or documents and classes. */
  long questions(Basis basis) {
    return answers.get(basis).questions.total();
  }

  /** The accuracy that a word chosen evenly by lot would have; NaN where there is no question. */
  double chance(Basis basis) {
    return answers.get(basis).chance / CHANCE_UNITS / questions(basis);
  }

  /**
   * The share of hits.
   *
   * @param runs runs of the method
   */
  Replicated accuracy(int method, Basis basis, int runs) {
    Answers sums = answers.get(basis);
    return Replicated.share(sums.hitsOfMethods.get(method), sums.questions, runs);
  }
}
