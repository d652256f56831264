package io.github.relevista.engine.simd;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.engine.History;
import io.github.relevista.engine.ProductRule;
import io.github.relevista.engine.Scores;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.TargetColumns;
import io.github.relevista.engine.WordGradients;
import io.github.relevista.engine.WordRelevances;
import io.github.relevista.engine.Workspace;
import io.github.relevista.engine.scalar.ScalarEngine;
import io.github.relevista.model.SentimentModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** How far the vector engine is from the plain-Java one for a model, which is not at all. */
final class Agreement {
  static final List<EpsilonRule> RULES =
      List.of(
          new EpsilonRule(0.01f, 0, EpsilonSharing.LIKE_BIAS),
          new EpsilonRule(0.01f, 0, EpsilonSharing.ALWAYS),
          new EpsilonRule(0.01f, 1, EpsilonSharing.LIKE_BIAS),
          new EpsilonRule(0.01f, 0, EpsilonSharing.LIKE_BIAS, 0.02f),
          new EpsilonRule(0.01f, 1, EpsilonSharing.LIKE_BIAS, 0.02f));

  private static final long KEEP_ALL = 1L << 30;

  private final SentimentModel model;
  private final Workspace simd;
  private final Workspace scalar;

  Agreement(SentimentModel model) {
    this.model = model;
    simd = SimdEngine.of(model, KEEP_ALL).newWorkspace();
    scalar = ScalarEngine.of(model, KEEP_ALL).newWorkspace();
  }

  /** Relevance by every pair of rules. */
  static List<History> histories() {
    List<History> histories = new ArrayList<>();
    for (EpsilonRule rule : RULES) {
      for (ProductRule products : ProductRule.values()) {
        histories.add(History.forRelevance(rule, products));
      }
    }
    return histories;
  }

  /** Sequences of random words and lengths, from none to the given one. */
  static int[][] batch(int vocabulary, int sequences, int longest, long seed) {
    Random random = new Random(seed);
    int[][] batch = new int[sequences][];
    for (int sequence = 0; sequence < sequences; sequence++) {
      batch[sequence] = random.ints(random.nextInt(longest + 1), 0, vocabulary).toArray();
    }
    return batch;
  }

  /**
   * The largest difference of a score, or of a relevance relative to the largest absolute one of
   * its sequence and column; NaN if there is one.
   */
  double largestDifference(History history, int[][] ids) {
    int classes = model.classes().size();
    Scores scores = simd.forward(SequenceBatch.ofIds(ids), history);
    Scores expectedScores = scalar.forward(SequenceBatch.ofIds(ids), history);
    WordRelevances relevances = simd.relevances(TargetColumns.everyClass(classes));
    WordRelevances expected = scalar.relevances(TargetColumns.everyClass(classes));
    double largest = 0;
    for (int sequence = 0; sequence < ids.length; sequence++) {
      for (int k = 0; k < classes; k++) {
        largest =
            Math.max(largest, Math.abs(scores.at(sequence, k) - expectedScores.at(sequence, k)));
        double magnitude = Math.abs(expected.initialStates(sequence, k));
        double difference =
            Math.abs(relevances.initialStates(sequence, k) - expected.initialStates(sequence, k));
        for (int position = 0; position < ids[sequence].length; position++) {
          float relevance = expected.at(sequence, k, position);
          magnitude = Math.max(magnitude, Math.abs(relevance));
          difference =
              Math.max(difference, Math.abs(relevances.at(sequence, k, position) - relevance));
        }
        largest = difference == 0 ? largest : Math.max(largest, difference / magnitude);
      }
    }
    return largest;
  }

  /**
   * The largest difference of a gradient's component, relative to the root of the largest squared
   * norm of its sequence and column; NaN if there is one.
   */
  double largestDifferenceOfGradients(int[][] ids) {
    int classes = model.classes().size();
    simd.forward(SequenceBatch.ofIds(ids), History.forGradients());
    scalar.forward(SequenceBatch.ofIds(ids), History.forGradients());
    WordGradients gradients = simd.gradients(TargetColumns.everyClass(classes));
    WordGradients expected = scalar.gradients(TargetColumns.everyClass(classes));
    double largest = 0;
    for (int sequence = 0; sequence < ids.length; sequence++) {
      for (int k = 0; k < classes; k++) {
        double magnitude = Double.MIN_NORMAL;
        double difference = 0;
        for (int position = 0; position < ids[sequence].length; position++) {
          magnitude = Math.max(magnitude, Math.sqrt(expected.squaredNorm(sequence, k, position)));
          for (int e = 0; e < model.embeddingSize(); e++) {
            double component = expected.at(sequence, k, position, e);
            difference =
                Math.max(difference, Math.abs(gradients.at(sequence, k, position, e) - component));
          }
        }
        largest = Math.max(largest, difference / magnitude);
      }
    }
    return largest;
  }
}
