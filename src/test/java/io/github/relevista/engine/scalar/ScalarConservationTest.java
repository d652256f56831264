package io.github.relevista.engine.scalar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.engine.reference.ReferenceNetwork;
import io.github.relevista.engine.reference.ReferenceRelevance;
import io.github.relevista.explain.LrpExplainer;
import io.github.relevista.explain.Sequences;
import io.github.relevista.explain.Targets;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.LocalModelSource;
import io.github.relevista.modelio.ModelFolder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Bias factor 1 with a trained model: relevances of words and initial states sum to the score,
 * within 1e-3 of it in float and 1e-9 in double, scores next to zero included.
 */
class ScalarConservationTest {
  private static final long SEED = 8;
  private static final SentimentModel MODEL =
      ModelFolder.read(new LocalModelSource(Path.of("sample-data/model")));

  private static int[][] sequences() {
    Random random = new Random(SEED);
    int[][] sequences = new int[200][];
    for (int index = 0; index < sequences.length; index++) {
      sequences[index] = random.ints(1 + random.nextInt(60), 0, 3000).toArray();
    }
    return sequences;
  }

  @Test
  void relevances_addUpToTheScore_inFloat() {
    int[][] sequences = sequences();
    new LrpExplainer(
            ScalarEngine.of(MODEL, 1L << 30),
            new EpsilonRule(0.001f, 1, EpsilonSharing.LIKE_BIAS),
            new Targets.All())
        .explain(
            Sequences.of(sequences),
            (sequence, explanation) -> {
              for (int column = 0; column < explanation.targets(); column++) {
                double score = Math.abs(explanation.targetScore(column));
                assertThat(Math.abs(explanation.leakage(column)) / score)
                    .as("seed %d, sequence %d, column %d", SEED, sequence, column)
                    .isLessThan(1e-3);
              }
            });
  }

  @Test
  void relevances_addUpToTheScore_inDouble() {
    ReferenceNetwork network = new ReferenceNetwork(MODEL);
    ReferenceRelevance relevance = new ReferenceRelevance(MODEL, 0.001, 1, 1);
    for (int[] ids : Arrays.copyOf(sequences(), 20)) {
      double[] scores = network.scores(network.embeddings(ids));
      for (int k = 0; k < scores.length; k++) {
        relevance.explain(ids, k);
        double sum = Arrays.stream(relevance.words()).sum() + relevance.initialStates();
        assertThat(Math.abs(sum - scores[k]) / Math.abs(scores[k])).isLessThan(1e-9);
      }
    }
  }
}
