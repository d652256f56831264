package io.github.relevista.evaluate;

import io.github.relevista.explain.Method.Occlusion.Removal;
import io.github.relevista.text.BatchLimits;
import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * Which experiments are made with which methods, and how.
 *
 * @param methods the methods, one or more
 * @param experiments the experiments, one or more
 * @param deletion how words are deleted
 * @param pointing of what hybrid documents are made
 * @param replicates replicates of the bootstrap, at least 1
 * @param seed by which lots are drawn
 * @param batchSequences texts of one batch at most
 * @param batchTokens tokens of one batch at most, unless a single text has more
 * @param tableEntries statistics of words that are kept before a part of them is handed on
 */
public record ExperimentPlan(
    List<MethodRuns> methods,
    Set<Experiment> experiments,
    DeletionPlan deletion,
    PointingPlan pointing,
    int replicates,
    long seed,
    int batchSequences,
    int batchTokens,
    int tableEntries)
    implements Serializable {
  private static final int BATCHES_PER_WINDOW = 16;

  /**
   * How words are deleted.
   *
   * @param deletions most words that are deleted, at least 1
   * @param minimumWords fewest words of a text, more than are deleted
   * @param removal what becomes of deleted words
   * @param ranking when relevances are computed
   */
  public record DeletionPlan(int deletions, int minimumWords, Removal removal, RankingTime ranking)
      implements Serializable {
    /**
     * @throws IllegalArgumentException if a text could lose all its words
     */
    public DeletionPlan {
      if (deletions < 1 || minimumWords <= deletions) {
        throw new IllegalArgumentException(
            "texts must have more words than the 1 or more that are deleted, was %d of %d"
                .formatted(deletions, minimumWords));
      }
    }
  }

  /** When the relevances are computed by which words are deleted. */
  public enum RankingTime {
    /** Once, of the whole text. */
    ONCE,
    /** Anew after each deletion, of what is left. */
    ANEW
  }

  /**
   * Of what hybrid documents are made.
   *
   * @param documents how many there are at most, at least 1
   * @param sentences of how many sentences each is made, at least 2
   */
  public record PointingPlan(int documents, int sentences) implements Serializable {
    /**
     * @throws IllegalArgumentException if there are too few of either
     */
    public PointingPlan {
      if (documents < 1 || sentences < 2) {
        throw new IllegalArgumentException(
            "there must be 1 document or more of 2 sentences or more, was %d of %d"
                .formatted(documents, sentences));
      }
    }

    /** Sentences of all documents. */
    int allSentences() {
      return Math.multiplyExact(documents, sentences);
    }
  }

  /** Copies the collections. */
  public ExperimentPlan {
    methods = List.copyOf(methods);
    experiments = Set.copyOf(experiments);
    if (methods.isEmpty() || experiments.isEmpty()) {
      throw new IllegalArgumentException(
          "an evaluation needs a method and an experiment, was given %s and %s"
              .formatted(methods, experiments));
    }
  }

  /** The limits of batches. */
  public BatchLimits batchLimits() {
    return new BatchLimits(batchSequences, batchTokens, BATCHES_PER_WINDOW);
  }

  /** Whether an experiment is made. */
  public boolean has(Experiment experiment) {
    return experiments.contains(experiment);
  }
}
