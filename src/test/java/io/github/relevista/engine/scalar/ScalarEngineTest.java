package io.github.relevista.engine.scalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.engine.History;
import io.github.relevista.engine.ReferenceNetwork;
import io.github.relevista.engine.ReferenceRelevance;
import io.github.relevista.engine.Scores;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.TargetColumns;
import io.github.relevista.engine.WordRelevances;
import io.github.relevista.engine.Workspace;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import io.github.relevista.model.SmallModels.OutputBias;
import io.github.relevista.tensor.FloatMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The plain-Java engine against the double-precision reference, on small random models of every
 * kind. The tolerance is what float arithmetic leaves behind the divisions by stabilised sums: 1e-4
 * of the largest absolute relevance with an epsilon of 0.01.
 */
class ScalarEngineTest {
  private static final float EPSILON = 0.01f;
  private static final double TOLERANCE = 1e-4;
  private static final long KEEP_ALL = 1L << 30;
  private static final int[][] SEQUENCES = {{3}, {1, 4, 2, 9, 4, 0, 3}, {5, 5}, {}, {8, 2, 6, 7}};

  record Case(
      CellKind cell, int directions, OutputBias bias, float biasFactor, EpsilonSharing share) {}

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (CellKind cell : CellKind.values()) {
      for (int directions = 1; directions <= 2; directions++) {
        for (OutputBias bias : OutputBias.values()) {
          cases.add(new Case(cell, directions, bias, 0, EpsilonSharing.LIKE_BIAS));
          cases.add(new Case(cell, directions, bias, 0, EpsilonSharing.ALWAYS));
          cases.add(new Case(cell, directions, bias, 0.5f, EpsilonSharing.LIKE_BIAS));
          cases.add(new Case(cell, directions, bias, 1, EpsilonSharing.LIKE_BIAS));
        }
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void scoresAndRelevances_equalTheReference(Case one) {
    // Sizes that are no multiple of four take every way through the kernels.
    SentimentModel model = SmallModels.random(one.cell, one.directions, 5, 7, 3, 10, one.bias, 11);
    ReferenceNetwork network = new ReferenceNetwork(model);
    EpsilonRule rule = new EpsilonRule(EPSILON, one.biasFactor, one.share);
    ReferenceRelevance reference =
        new ReferenceRelevance(model, EPSILON, one.biasFactor, rule.epsilonShare());
    Workspace workspace = ScalarEngine.of(model, KEEP_ALL).newWorkspace();
    Scores scores = workspace.forward(SequenceBatch.ofIds(SEQUENCES), History.forRelevance(rule));
    WordRelevances relevances = workspace.relevances(everyClass(3));
    for (int sequence = 0; sequence < SEQUENCES.length; sequence++) {
      int[] ids = SEQUENCES[sequence];
      double[] expectedScores = network.scores(network.embeddings(ids));
      for (int k = 0; k < 3; k++) {
        assertThat((double) scores.at(sequence, k)).isCloseTo(expectedScores[k], within(1e-5));
        reference.explain(ids, k);
        double largest = 1e-3;
        for (double relevance : reference.words()) {
          largest = Math.max(largest, Math.abs(relevance));
        }
        for (int position = 0; position < ids.length; position++) {
          assertThat((double) relevances.at(sequence, k, position))
              .isCloseTo(reference.words()[position], within(TOLERANCE * largest));
        }
        assertThat((double) relevances.initialStates(sequence, k))
            .isCloseTo(reference.initialStates(), within(TOLERANCE * largest));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(CellKind.class)
  void relevances_withBiasFactorOne_addUpToTheScore(CellKind cell) {
    SentimentModel model = SmallModels.random(cell, 2, 6, 9, 4, 30, OutputBias.PRESENT, 3);
    EpsilonRule rule = new EpsilonRule(0.001f, 1, EpsilonSharing.LIKE_BIAS);
    Workspace workspace = ScalarEngine.of(model, KEEP_ALL).newWorkspace();
    int[] ids = new Random(5).ints(40, 0, 30).toArray();
    Scores scores = workspace.forward(SequenceBatch.ofIds(ids), History.forRelevance(rule));
    WordRelevances relevances = workspace.relevances(everyClass(4));
    for (int k = 0; k < 4; k++) {
      double sum = relevances.initialStates(0, k);
      for (int position = 0; position < ids.length; position++) {
        sum += relevances.at(0, k, position);
      }
      // The conservation that is asked for in float: 1e-3 of the score.
      assertThat(sum).isCloseTo(scores.at(0, k), within(1e-3 * Math.abs(scores.at(0, k))));
    }
  }

  @ParameterizedTest
  @EnumSource(CellKind.class)
  void relevances_areTheSameBits_whateverTheBatchAndTheTable(CellKind cell) {
    SentimentModel model = SmallModels.random(cell, 2, 6, 9, 4, 30, OutputBias.ABSENT, 3);
    History history = History.forRelevance(new EpsilonRule(0.001f, 0, EpsilonSharing.LIKE_BIAS));
    int[] ids = {4, 17, 2, 29, 4};
    Workspace alone = ScalarEngine.of(model, 0).newWorkspace();
    Workspace together = ScalarEngine.of(model, KEEP_ALL).newWorkspace();
    Random random = new Random(9);
    for (int trial = 0; trial < 20; trial++) {
      int[][] batch = new int[1 + random.nextInt(6)][];
      for (int sequence = 0; sequence < batch.length; sequence++) {
        batch[sequence] = random.ints(random.nextInt(12), 0, 30).toArray();
      }
      int place = random.nextInt(batch.length);
      batch[place] = ids;
      alone.forward(SequenceBatch.ofIds(ids), history);
      WordRelevances expected = alone.relevances(everyClass(4));
      together.forward(SequenceBatch.ofIds(batch), history);
      WordRelevances actual = together.relevances(everyClass(4));
      for (int k = 0; k < 4; k++) {
        for (int position = 0; position < ids.length; position++) {
          assertThat(actual.at(place, k, position)).isEqualTo(expected.at(0, k, position));
        }
      }
    }
  }

  @Test
  void embeddings_giveWhatTheirIdsGive_andABlankIsAZeroRow() {
    SentimentModel model = SmallModels.random(CellKind.LSTM, 1);
    Workspace workspace = ScalarEngine.of(model, KEEP_ALL).newWorkspace();
    int[] ids = {2, 5, 1};
    int width = model.embeddingSize();
    FloatMatrix rows = FloatMatrix.zeros(3, width);
    for (int position : new int[] {0, 2}) {
      System.arraycopy(
          model.embedding().values(),
          model.embedding().offset(ids[position]),
          rows.values(),
          rows.offset(position),
          width);
    }
    boolean[][] blank = {{false, true, false}};
    float byRows = workspace.forward(SequenceBatch.ofEmbeddings(rows), History.none()).at(0, 1);
    float byIds =
        workspace
            .forward(SequenceBatch.ofIdsBlanked(new int[][] {ids}, blank), History.none())
            .at(0, 1);
    assertThat(byIds).isEqualTo(byRows);
  }

  @Test
  void columns_areLinearInTheirCoefficients() {
    SentimentModel model = SmallModels.random(CellKind.LSTM, 1);
    Workspace workspace = ScalarEngine.of(model, KEEP_ALL).newWorkspace();
    workspace.forward(
        SequenceBatch.ofIds(new int[] {2, 5, 1, 6}),
        History.forRelevance(new EpsilonRule(EPSILON, 0, EpsilonSharing.LIKE_BIAS)));
    float[][] columns = {{1, 0, 0}, {0, 0, 1}, {0, 0, 0}, {-1, 0, 0.5f}};
    WordRelevances relevances = workspace.relevances(TargetColumns.same(columns));
    for (int position = 0; position < 4; position++) {
      double combined = -relevances.at(0, 0, position) + 0.5 * relevances.at(0, 1, position);
      assertThat((double) relevances.at(0, 3, position)).isCloseTo(combined, within(1e-5));
      assertThat(relevances.at(0, 2, position)).isZero();
    }
  }

  @Test
  void relevances_withoutHistory_areRefused() {
    Workspace workspace =
        ScalarEngine.of(SmallModels.random(CellKind.LSTM, 1), KEEP_ALL).newWorkspace();
    workspace.forward(SequenceBatch.ofIds(new int[] {1}), History.none());
    assertThatThrownBy(() -> workspace.relevances(everyClass(3)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the last forward pass kept no history for relevances");
  }

  @Test
  void longSequences_stayFinite() {
    SentimentModel model = SmallModels.random(CellKind.LSTM, 2, 6, 9, 4, 30, OutputBias.ABSENT, 3);
    Workspace workspace = ScalarEngine.of(model, KEEP_ALL).newWorkspace();
    int[] ids = new Random(1).ints(20_000, 0, 30).toArray();
    workspace.forward(
        SequenceBatch.ofIds(ids),
        History.forRelevance(new EpsilonRule(0.001f, 0, EpsilonSharing.LIKE_BIAS)));
    WordRelevances relevances = workspace.relevances(everyClass(4));
    for (int position = 0; position < ids.length; position++) {
      assertThat(relevances.at(0, 2, position)).isFinite();
    }
  }

  private static TargetColumns everyClass(int classes) {
    float[][] columns = new float[classes][classes];
    for (int k = 0; k < classes; k++) {
      columns[k][k] = 1;
    }
    return TargetColumns.same(columns);
  }
}
