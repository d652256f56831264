package io.github.relevista.engine.simd;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The vector engine against the double-precision reference, on small random models of every kind.
 * The tolerance is what float arithmetic leaves behind the divisions by stabilised sums: 1e-4 of
 * the largest absolute relevance with an epsilon of 0.01.
 */
class SimdEngineTest {
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
    SentimentModel model = SmallModels.random(one.cell, one.directions, 5, 7, 3, 10, one.bias, 11);
    assertEqualsReference(model, new EpsilonRule(EPSILON, one.biasFactor, one.share));
  }

  record Shape(int embedding, int hidden, int classes) {}

  /** Just below, at and above whole vectors, whole column blocks and a block of classes. */
  static List<Shape> shapes() {
    List<Shape> shapes = new ArrayList<>();
    for (int hidden : new int[] {1, 3, 4, 5, 15, 16, 17, 63, 64, 65}) {
      shapes.add(new Shape(6, hidden, 3));
    }
    shapes.add(new Shape(1, 9, 2));
    shapes.add(new Shape(33, 9, 65));
    return shapes;
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void scoresAndRelevances_equalTheReference_whateverTheSizes(Shape shape) {
    for (CellKind cell : CellKind.values()) {
      SentimentModel model =
          SmallModels.random(
              cell,
              2,
              shape.embedding,
              shape.hidden,
              shape.classes,
              10,
              OutputBias.PRESENT,
              shape.hidden);
      assertEqualsReference(model, new EpsilonRule(EPSILON, 0, EpsilonSharing.LIKE_BIAS));
      assertEqualsReference(model, new EpsilonRule(EPSILON, 1, EpsilonSharing.LIKE_BIAS));
    }
  }

  private static void assertEqualsReference(SentimentModel model, EpsilonRule rule) {
    int classes = model.classes().size();
    ReferenceNetwork network = new ReferenceNetwork(model);
    ReferenceRelevance reference =
        new ReferenceRelevance(model, rule.epsilon(), rule.biasFactor(), rule.epsilonShare());
    Workspace workspace = SimdEngine.of(model, KEEP_ALL).newWorkspace();
    Scores scores = workspace.forward(SequenceBatch.ofIds(SEQUENCES), History.forRelevance(rule));
    WordRelevances relevances = workspace.relevances(Columns.everyClass(classes));
    for (int sequence = 0; sequence < SEQUENCES.length; sequence++) {
      int[] ids = SEQUENCES[sequence];
      double[] expectedScores = network.scores(network.embeddings(ids));
      for (int k = 0; k < classes; k++) {
        assertThat((double) scores.at(sequence, k)).isCloseTo(expectedScores[k], within(1e-5));
        reference.explain(ids, k);
        double largest = Math.max(1e-3, Math.abs(reference.initialStates()));
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
    Workspace workspace = SimdEngine.of(model, KEEP_ALL).newWorkspace();
    int[] ids = new Random(5).ints(40, 0, 30).toArray();
    Scores scores = workspace.forward(SequenceBatch.ofIds(ids), History.forRelevance(rule));
    WordRelevances relevances = workspace.relevances(Columns.everyClass(4));
    for (int k = 0; k < 4; k++) {
      double sum = relevances.initialStates(0, k);
      for (int position = 0; position < ids.length; position++) {
        sum += relevances.at(0, k, position);
      }
      // The conservation that is asked for in float: 1e-3 of the score.
      assertThat(sum).isCloseTo(scores.at(0, k), within(1e-3 * Math.abs(scores.at(0, k))));
    }
  }

  @Test
  void columns_areLinearInTheirCoefficients() {
    SentimentModel model = SmallModels.random(CellKind.LSTM, 1);
    Workspace workspace = SimdEngine.of(model, KEEP_ALL).newWorkspace();
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
  void columnsOfEachSequence_areItsOwn() {
    SentimentModel model = SmallModels.random(CellKind.LSTM, 1);
    Workspace workspace = SimdEngine.of(model, KEEP_ALL).newWorkspace();
    // The second sequence is the longer one: rows are not in the order of sequences.
    int[][] ids = {{2, 5}, {4, 1, 6}};
    workspace.forward(
        SequenceBatch.ofIds(ids),
        History.forRelevance(new EpsilonRule(EPSILON, 0, EpsilonSharing.LIKE_BIAS)));
    float[] first = column(workspace.relevances(Columns.everyClass(3)), 0, 2, 2);
    float[] second = column(workspace.relevances(Columns.everyClass(3)), 1, 0, 3);
    WordRelevances each =
        workspace.relevances(TargetColumns.each(new float[][][] {{{0, 0, 1}}, {{1, 0, 0}}}));
    assertThat(column(each, 0, 0, 2)).isEqualTo(first);
    assertThat(column(each, 1, 0, 3)).isEqualTo(second);
  }

  private static float[] column(WordRelevances relevances, int sequence, int column, int length) {
    float[] result = new float[length];
    for (int position = 0; position < length; position++) {
      result[position] = relevances.at(sequence, column, position);
    }
    return result;
  }

  @Test
  void relevances_withoutHistory_areRefused() {
    Workspace workspace =
        SimdEngine.of(SmallModels.random(CellKind.LSTM, 1), KEEP_ALL).newWorkspace();
    workspace.forward(SequenceBatch.ofIds(new int[] {1}), History.none());
    assertThatThrownBy(() -> workspace.relevances(Columns.everyClass(3)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the last forward pass kept no history for relevances");
  }

  @Test
  void batchWithoutSequences_isNothing() {
    Workspace workspace =
        SimdEngine.of(SmallModels.random(CellKind.LSTM, 1), KEEP_ALL).newWorkspace();
    EpsilonRule rule = new EpsilonRule(EPSILON, 0, EpsilonSharing.LIKE_BIAS);
    assertThat(workspace.forward(SequenceBatch.ofIds(), History.forRelevance(rule))).isNotNull();
    assertThat(workspace.relevances(Columns.everyClass(3))).isNotNull();
  }
}
