package io.github.relevista.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.engine.reference.ReferenceNetwork;
import io.github.relevista.engine.reference.ReferenceRelevance;
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
 * What every engine must do, on small random models of every kind; its numbers are those of the
 * double-precision reference. The tolerance is what float arithmetic leaves behind the divisions by
 * stabilised sums: 1e-4 of the largest absolute relevance with an epsilon of 0.01.
 */
public abstract class EngineContract {
  private static final float EPSILON = 0.01f;
  private static final double TOLERANCE = 1e-4;
  private static final int[][] SEQUENCES = {{3}, {1, 4, 2, 9, 4, 0, 3}, {5, 5}, {}, {8, 2, 6, 7}};

  /** The engine that is tested. */
  protected abstract Engine engine(SentimentModel model);

  /** Words of a long sequence. */
  protected int longest() {
    return 20_000;
  }

  /** A kind of model and a rule. */
  public record Case(
      CellKind cell, int directions, OutputBias bias, float biasFactor, EpsilonSharing share) {}

  public static List<Case> cases() {
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
  public void scoresAndRelevances_equalTheReference(Case one) {
    SentimentModel model = SmallModels.random(one.cell, one.directions, 5, 7, 3, 10, one.bias, 11);
    assertEqualsReference(model, new EpsilonRule(EPSILON, one.biasFactor, one.share));
  }

  @ParameterizedTest
  @EnumSource(CellKind.class)
  public void relevances_withAStabiliserInProportionAtStates_equalTheReference(CellKind cell) {
    SentimentModel model = SmallModels.random(cell, 2, 5, 17, 3, 10, OutputBias.PRESENT, 11);
    for (float ratio : new float[] {0.01f, 1}) {
      assertEqualsReference(model, new EpsilonRule(EPSILON, 0, EpsilonSharing.LIKE_BIAS, ratio));
      assertEqualsReference(model, new EpsilonRule(EPSILON, 0, EpsilonSharing.ALWAYS, ratio));
      assertEqualsReference(model, new EpsilonRule(EPSILON, 1, EpsilonSharing.LIKE_BIAS, ratio));
    }
  }

  /** The sizes of a model. */
  public record Shape(int embedding, int hidden, int classes) {}

  /** Just below, at and above whole vectors, whole column blocks and a block of classes. */
  public static List<Shape> shapes() {
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
  public void scoresAndRelevances_equalTheReference_whateverTheSizes(Shape shape) {
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

  private void assertEqualsReference(SentimentModel model, EpsilonRule rule) {
    int classes = model.classes().size();
    ReferenceNetwork network = new ReferenceNetwork(model);
    ReferenceRelevance reference =
        new ReferenceRelevance(
            model,
            rule.epsilon(),
            rule.biasFactor(),
            rule.epsilonShare(),
            ProductRule.ALL,
            rule.stateRatio());
    Workspace workspace = engine(model).newWorkspace();
    Scores scores = workspace.forward(SequenceBatch.ofIds(SEQUENCES), History.forRelevance(rule));
    WordRelevances relevances = workspace.relevances(TargetColumns.everyClass(classes));
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
  public void relevances_withBiasFactorOne_addUpToTheScore(CellKind cell) {
    SentimentModel model = SmallModels.random(cell, 2, 6, 9, 4, 30, OutputBias.PRESENT, 3);
    EpsilonRule rule = new EpsilonRule(0.001f, 1, EpsilonSharing.LIKE_BIAS);
    Workspace workspace = engine(model).newWorkspace();
    int[] ids = new Random(5).ints(40, 0, 30).toArray();
    Scores scores = workspace.forward(SequenceBatch.ofIds(ids), History.forRelevance(rule));
    WordRelevances relevances = workspace.relevances(TargetColumns.everyClass(4));
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
  public void embeddings_giveWhatTheirIdsGive_andABlankIsAZeroRow() {
    SentimentModel model = SmallModels.random(CellKind.LSTM, 1);
    Workspace workspace = engine(model).newWorkspace();
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
  public void blanks_receiveNothing_whereNothingIsShared() {
    Workspace workspace = engine(SmallModels.random(CellKind.LSTM, 1)).newWorkspace();
    workspace.forward(
        SequenceBatch.ofIdsBlanked(new int[][] {{2, 5, 1}}, new boolean[][] {{false, true, false}}),
        History.forRelevance(new EpsilonRule(EPSILON, 0, EpsilonSharing.LIKE_BIAS)));
    WordRelevances relevances = workspace.relevances(TargetColumns.everyClass(3));
    assertThat(relevances.at(0, 1, 1)).isZero();
    assertThat(relevances.at(0, 1, 0)).isNotZero();
  }

  @Test
  public void columns_areLinearInTheirCoefficients() {
    SentimentModel model = SmallModels.random(CellKind.LSTM, 1);
    Workspace workspace = engine(model).newWorkspace();
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
  public void columnsOfEachSequence_areItsOwn() {
    SentimentModel model = SmallModels.random(CellKind.LSTM, 1);
    Workspace workspace = engine(model).newWorkspace();
    // The second sequence is the longer one: rows are not in the order of sequences.
    int[][] ids = {{2, 5}, {4, 1, 6}};
    workspace.forward(
        SequenceBatch.ofIds(ids),
        History.forRelevance(new EpsilonRule(EPSILON, 0, EpsilonSharing.LIKE_BIAS)));
    WordRelevances every = workspace.relevances(TargetColumns.everyClass(3));
    float[] first = {every.at(0, 2, 0), every.at(0, 2, 1)};
    float[] second = {every.at(1, 0, 0), every.at(1, 0, 1), every.at(1, 0, 2)};
    WordRelevances each =
        workspace.relevances(TargetColumns.each(new float[][][] {{{0, 0, 1}}, {{1, 0, 0}}}));
    // Other classes beside it may change the order of a product's sums: 1e-5 is its rounding.
    for (int position = 0; position < 2; position++) {
      assertThat(each.at(0, 0, position)).isCloseTo(first[position], within(1e-5f));
    }
    for (int position = 0; position < 3; position++) {
      assertThat(each.at(1, 0, position)).isCloseTo(second[position], within(1e-5f));
    }
  }

  @ParameterizedTest
  @EnumSource(CellKind.class)
  public void columnsThroughOneDirection_giveThatDirectionsPart(CellKind cell) {
    SentimentModel model = SmallModels.random(cell, 2, 5, 7, 3, 10, OutputBias.PRESENT, 11);
    EpsilonRule rule = new EpsilonRule(EPSILON, 1, EpsilonSharing.LIKE_BIAS);
    int[] ids = SEQUENCES[1];
    ReferenceRelevance reference =
        new ReferenceRelevance(model, rule.epsilon(), rule.biasFactor(), rule.epsilonShare());
    Workspace workspace = engine(model).newWorkspace();
    workspace.forward(SequenceBatch.ofIds(ids), History.forRelevance(rule));
    for (int direction = 0; direction < 2; direction++) {
      reference.explain(ids, 1, direction);
      WordRelevances relevances =
          workspace.relevances(TargetColumns.everyClass(3).through(direction));
      double largest = Math.abs(reference.initialStates());
      for (double relevance : reference.words()) {
        largest = Math.max(largest, Math.abs(relevance));
      }
      for (int position = 0; position < ids.length; position++) {
        assertThat((double) relevances.at(0, 1, position))
            .isCloseTo(reference.words()[position], within(TOLERANCE * largest));
      }
      assertThat((double) relevances.initialStates(0, 1))
          .isCloseTo(reference.initialStates(), within(TOLERANCE * largest));
    }
  }

  @Test
  public void columnsThroughADirectionThatIsNotThere_giveNothing() {
    Workspace workspace =
        engine(SmallModels.random(CellKind.LSTM, 1, 5, 7, 3, 10, OutputBias.PRESENT, 11))
            .newWorkspace();
    workspace.forward(
        SequenceBatch.ofIds(new int[] {2, 5}),
        History.forRelevance(new EpsilonRule(EPSILON, 1, EpsilonSharing.LIKE_BIAS)));
    WordRelevances relevances = workspace.relevances(TargetColumns.everyClass(3).through(1));
    assertThat(relevances.at(0, 1, 0)).isZero();
    assertThat(relevances.initialStates(0, 1)).isZero();
  }

  @Test
  public void relevances_withoutHistory_areRefused() {
    Workspace workspace = engine(SmallModels.random(CellKind.LSTM, 1)).newWorkspace();
    workspace.forward(SequenceBatch.ofIds(new int[] {1}), History.none());
    assertThatThrownBy(() -> workspace.relevances(TargetColumns.everyClass(3)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the last forward pass kept no history for relevances");
  }

  @Test
  public void batchesWithoutSequencesOrWords_haveTheirPlace() {
    SentimentModel model = SmallModels.random(CellKind.LSTM, 1);
    Workspace workspace = engine(model).newWorkspace();
    History history = History.forRelevance(new EpsilonRule(EPSILON, 1, EpsilonSharing.LIKE_BIAS));
    assertThat(workspace.forward(SequenceBatch.ofIds(), history)).isNotNull();
    assertThat(workspace.relevances(TargetColumns.everyClass(3))).isNotNull();
    Scores scores = workspace.forward(SequenceBatch.ofIds(new int[0], new int[0]), history);
    WordRelevances relevances = workspace.relevances(TargetColumns.everyClass(3));
    // The hidden states are zero: the score is the bias, and all of it stays where no word is.
    assertThat(scores.at(1, 2)).isEqualTo(model.output().bias(2));
    assertThat(relevances.initialStates(1, 2)).isCloseTo(scores.at(1, 2), within(1e-6f));
  }

  @Test
  public void longSequences_stayFinite() {
    SentimentModel model = SmallModels.random(CellKind.LSTM, 2, 6, 9, 4, 30, OutputBias.ABSENT, 3);
    Workspace workspace = engine(model).newWorkspace();
    int[] ids = new Random(1).ints(longest(), 0, 30).toArray();
    workspace.forward(
        SequenceBatch.ofIds(ids),
        History.forRelevance(new EpsilonRule(0.001f, 0, EpsilonSharing.LIKE_BIAS)));
    WordRelevances relevances = workspace.relevances(TargetColumns.everyClass(4));
    for (int position = 0; position < ids.length; position++) {
      assertThat(relevances.at(0, 2, position)).isFinite();
    }
  }
}
