package io.github.relevista.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.engine.History;
import io.github.relevista.engine.Scores;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.scalar.ScalarEngine;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.ClassScale;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.TextRules;
import io.github.relevista.settings.RecipeSettings;
import io.github.relevista.tensor.FloatMatrix;
import io.github.relevista.text.Casing;
import io.github.relevista.text.TokenizerKind;
import io.github.relevista.text.Vocabulary;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A network that learns how many words of a kind a sequence holds. */
class RegressionTrainerTest {
  private static final NetworkShape SHAPE = new NetworkShape(CellKind.LSTM, 1, 2, 4, 2, true);
  private static final ClassScale CLASSES = ClassScale.even(List.of("left", "right"));
  private static final Vocabulary VOCABULARY = Vocabulary.of(List.of("left", "right"), "left");
  private static final FloatMatrix EMBEDDING = new FloatMatrix(2, 2, new float[] {1, 0, 0.5f, 1});
  private static final int[][] SEQUENCES = {
    {0, 1, 1}, {1, 1}, {0}, {0, 0, 1}, {1, 0, 1, 0}, {1}, {0, 0}
  };

  @BeforeAll
  static void useOneThread() {
    Threads.use(1);
  }

  /** The wanted scores: how often each of the two words occurs. */
  private static double[][] counts() {
    double[][] counts = new double[SEQUENCES.length][2];
    for (int example = 0; example < SEQUENCES.length; example++) {
      for (int id : SEQUENCES[example]) {
        counts[example][id]++;
      }
    }
    return counts;
  }

  /** Enough to see what moves, and what differs. */
  private static SentimentModel train(long seed, double embeddingRateFactor) {
    return train(seed, embeddingRateFactor, 10);
  }

  private static SentimentModel train(long seed, double embeddingRateFactor, int epochs) {
    RecipeSettings recipe =
        new RecipeSettings(
            seed,
            epochs,
            2,
            0.02,
            0,
            embeddingRateFactor,
            0,
            0.9,
            0.999,
            1e-8,
            5,
            0,
            0,
            0,
            0.9,
            1,
            0);
    return new RegressionTrainer(recipe, SHAPE)
        .train(
            new RegressionExamples(SEQUENCES, counts()),
            CLASSES,
            new TextRules(TokenizerKind.WHITESPACE, Casing.KEEP, Integer.MAX_VALUE),
            VOCABULARY,
            EMBEDDING);
  }

  @Test
  void trainedScores_areNearTheWantedOnes() {
    SentimentModel model = train(3, 0, 400);
    Scores scores =
        ScalarEngine.of(model, 0)
            .newWorkspace()
            .forward(SequenceBatch.ofIds(SEQUENCES), History.none());
    double squares = 0;
    for (int example = 0; example < SEQUENCES.length; example++) {
      for (int k = 0; k < 2; k++) {
        double error = scores.at(example, k) - counts()[example][k];
        squares += error * error;
      }
    }
    // Each word occurs 8 times in 7 sequences, with 14 as the sum of its squared counts: always
    // answering the means leaves 2 · (14/7 − (8/7)²) = 1.39 a sequence. Far less shows learning.
    assertThat(squares / SEQUENCES.length).isLessThan(0.01);
  }

  @Test
  void sameSeed_givesTheSameModel_andAnotherSeedAnother() {
    assertThat(train(5, 0).id()).isEqualTo(train(5, 0).id()).isNotEqualTo(train(6, 0).id());
  }

  @Test
  void embeddingsOfRateFactorZero_stayAsTheyAreGiven_othersMove() {
    assertThat(train(3, 0).embedding().values()).isEqualTo(EMBEDDING.values());
    assertThat(train(3, 1).embedding().values()).isNotEqualTo(EMBEDDING.values());
  }

  @Test
  void examplesWithoutScoresOrTokens_areRefused() {
    assertThatThrownBy(() -> new RegressionExamples(new int[][] {{1}}, new double[0][]))
        .hasMessageContaining("was given 1 with 0");
    assertThatThrownBy(() -> new RegressionExamples(new int[][] {{}}, new double[1][2]))
        .hasMessageContaining("one token or more");
  }
}
