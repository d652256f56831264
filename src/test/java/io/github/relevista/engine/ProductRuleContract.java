package io.github.relevista.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.engine.EngineContract.Shape;
import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.engine.reference.ReferenceRelevance;
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
 * What an engine that knows every {@link ProductRule} must do, on small random models of every
 * kind; its numbers are those of the double-precision reference. The tolerance is that of {@link
 * EngineContract}, of the largest absolute relevance.
 */
public abstract class ProductRuleContract {
  private static final float EPSILON = 0.01f;
  private static final double TOLERANCE = 1e-4;
  private static final int[][] SEQUENCES = {{3}, {1, 4, 2, 9, 4, 0, 3}, {5, 5}, {}, {8, 2, 6, 7}};

  /** The engine that is tested. */
  protected abstract Engine engine(SentimentModel model);

  /** A kind of model and the rules. */
  public record Case(
      CellKind cell,
      int directions,
      ProductRule products,
      float biasFactor,
      EpsilonSharing share,
      float stateRatio) {
    EpsilonRule rule() {
      return new EpsilonRule(EPSILON, biasFactor, share, stateRatio);
    }
  }

  public static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (CellKind cell : CellKind.values()) {
      for (int directions = 1; directions <= 2; directions++) {
        for (ProductRule products : ProductRule.values()) {
          cases.add(new Case(cell, directions, products, 0, EpsilonSharing.LIKE_BIAS, 0));
          cases.add(new Case(cell, directions, products, 0, EpsilonSharing.ALWAYS, 0));
          cases.add(new Case(cell, directions, products, 0.5f, EpsilonSharing.LIKE_BIAS, 0));
          cases.add(new Case(cell, directions, products, 1, EpsilonSharing.LIKE_BIAS, 0));
          cases.add(new Case(cell, directions, products, 0, EpsilonSharing.LIKE_BIAS, 0.1f));
          cases.add(new Case(cell, directions, products, 1, EpsilonSharing.LIKE_BIAS, 0.1f));
        }
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  public void relevances_equalTheReference(Case one) {
    SentimentModel model =
        SmallModels.random(one.cell, one.directions, 5, 7, 3, 10, OutputBias.PRESENT, 11);
    assertEqualsReference(model, one.rule(), one.products);
  }

  @ParameterizedTest
  @MethodSource("io.github.relevista.engine.EngineContract#shapes")
  public void relevances_equalTheReference_whateverTheSizes(Shape shape) {
    for (CellKind cell : CellKind.values()) {
      SentimentModel model =
          SmallModels.random(
              cell,
              2,
              shape.embedding(),
              shape.hidden(),
              shape.classes(),
              10,
              OutputBias.PRESENT,
              shape.hidden());
      for (float biasFactor : new float[] {0, 1}) {
        EpsilonRule rule = new EpsilonRule(EPSILON, biasFactor, EpsilonSharing.LIKE_BIAS);
        assertEqualsReference(model, rule, ProductRule.ABSOLUTE);
      }
    }
  }

  private void assertEqualsReference(SentimentModel model, EpsilonRule rule, ProductRule products) {
    int classes = model.classes().size();
    ReferenceRelevance reference = reference(model, rule, products);
    Workspace workspace = engine(model).newWorkspace();
    workspace.forward(SequenceBatch.ofIds(SEQUENCES), History.forRelevance(rule, products));
    EmbeddingRelevances relevances =
        workspace.embeddingRelevances(TargetColumns.everyClass(classes));
    for (int sequence = 0; sequence < SEQUENCES.length; sequence++) {
      for (int k = 0; k < classes; k++) {
        reference.explain(SEQUENCES[sequence], k);
        double tolerance = TOLERANCE * largest(reference);
        for (int position = 0; position < SEQUENCES[sequence].length; position++) {
          assertThat((double) relevances.at(sequence, k, position))
              .isCloseTo(reference.words()[position], within(tolerance));
          for (int e = 0; e < model.embeddingSize(); e++) {
            assertThat((double) relevances.at(sequence, k, position, e))
                .isCloseTo(reference.embeddings()[position][e], within(tolerance));
          }
        }
        assertThat((double) relevances.initialStates(sequence, k))
            .isCloseTo(reference.initialStates(), within(tolerance));
      }
    }
  }

  private static ReferenceRelevance reference(
      SentimentModel model, EpsilonRule rule, ProductRule products) {
    return new ReferenceRelevance(
        model, rule.epsilon(), rule.biasFactor(), rule.epsilonShare(), products, rule.stateRatio());
  }

  /** The largest absolute relevance, or 1e-3 if that is larger. */
  private static double largest(ReferenceRelevance reference) {
    double largest = Math.max(1e-3, Math.abs(reference.initialStates()));
    for (double relevance : reference.words()) {
      largest = Math.max(largest, Math.abs(relevance));
    }
    return largest;
  }

  @ParameterizedTest
  @MethodSource("cases")
  public void directions_equalTheReference_andAddUp(Case one) {
    SentimentModel model =
        SmallModels.random(one.cell, one.directions, 5, 7, 3, 10, OutputBias.PRESENT, 11);
    int[] ids = SEQUENCES[1];
    ReferenceRelevance reference = reference(model, one.rule(), one.products);
    Workspace workspace = engine(model).newWorkspace();
    workspace.forward(SequenceBatch.ofIds(ids), History.forRelevance(one.rule(), one.products));
    TargetColumns columns = TargetColumns.everyClass(3);
    double[] sums = new double[ids.length + 1];
    for (int d = 0; d < 2; d++) {
      WordRelevances relevances = workspace.relevances(columns.through(d));
      if (d == one.directions) {
        for (int position = 0; position < ids.length; position++) {
          assertThat(relevances.at(0, 1, position)).as("there is no such direction").isZero();
        }
        assertThat(relevances.initialStates(0, 1)).isZero();
        continue;
      }
      reference.explain(ids, 1, d);
      double tolerance = TOLERANCE * largest(reference);
      for (int position = 0; position < ids.length; position++) {
        assertThat((double) relevances.at(0, 1, position))
            .isCloseTo(reference.words()[position], within(tolerance));
        sums[position] += relevances.at(0, 1, position);
      }
      assertThat((double) relevances.initialStates(0, 1))
          .isCloseTo(reference.initialStates(), within(tolerance));
      sums[ids.length] += relevances.initialStates(0, 1);
    }
    WordRelevances both = workspace.relevances(columns);
    // The same two numbers are added in float there: a few units in the last place.
    for (int position = 0; position < ids.length; position++) {
      assertThat((double) both.at(0, 1, position))
          .isCloseTo(sums[position], within(1e-6 * Math.max(1, Math.abs(sums[position]))));
    }
    assertThat((double) both.initialStates(0, 1))
        .isCloseTo(sums[ids.length], within(1e-6 * Math.max(1, Math.abs(sums[ids.length]))));
  }

  @ParameterizedTest
  @EnumSource(CellKind.class)
  public void relevances_withBiasFactorOne_addUpToTheScore(CellKind cell) {
    SentimentModel model = SmallModels.random(cell, 2, 6, 9, 4, 30, OutputBias.PRESENT, 3);
    EpsilonRule rule = new EpsilonRule(0.01f, 1, EpsilonSharing.LIKE_BIAS);
    Workspace workspace = engine(model).newWorkspace();
    int[] ids = new Random(5).ints(40, 0, 30).toArray();
    for (ProductRule products : ProductRule.values()) {
      Scores scores =
          workspace.forward(SequenceBatch.ofIds(ids), History.forRelevance(rule, products));
      WordRelevances relevances = workspace.relevances(TargetColumns.everyClass(4));
      for (int k = 0; k < 4; k++) {
        double sum = relevances.initialStates(0, k);
        double magnitude = Math.abs(scores.at(0, k));
        for (int position = 0; position < ids.length; position++) {
          sum += relevances.at(0, k, position);
          magnitude += Math.abs(relevances.at(0, k, position));
        }
        // Relevances may be far larger than their sum: 1e-4 of what is added up.
        assertThat(sum)
            .as("%s, class %d", products, k)
            .isCloseTo(scores.at(0, k), within(1e-4 * magnitude));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(CellKind.class)
  public void relevances_areTheSameBits_whateverTheBatch(CellKind cell) {
    SentimentModel model = SmallModels.random(cell, 2, 6, 19, 4, 30, OutputBias.PRESENT, 3);
    int[] ids = {4, 17, 2, 29, 4};
    long seed = 9;
    Random random = new Random(seed);
    for (ProductRule products : ProductRule.values()) {
      History history =
          History.forRelevance(new EpsilonRule(EPSILON, 1, EpsilonSharing.LIKE_BIAS), products);
      Workspace alone = engine(model).newWorkspace();
      alone.forward(SequenceBatch.ofIds(ids), history);
      EmbeddingRelevances expected = alone.embeddingRelevances(TargetColumns.everyClass(4));
      Workspace together = engine(model).newWorkspace();
      for (int size = 1; size <= 12; size++) {
        int[][] batch = new int[size][];
        for (int sequence = 0; sequence < size; sequence++) {
          batch[sequence] = random.ints(random.nextInt(12), 0, 30).toArray();
        }
        int place = random.nextInt(size);
        batch[place] = ids;
        together.forward(SequenceBatch.ofIds(batch), history);
        EmbeddingRelevances actual = together.embeddingRelevances(TargetColumns.everyClass(4));
        for (int position = 0; position < ids.length; position++) {
          assertThat(actual.at(place, 3, position))
              .as("%s, batch of %d (seed %d)", products, size, seed)
              .isEqualTo(expected.at(0, 3, position));
          assertThat(actual.at(place, 3, position, 5)).isEqualTo(expected.at(0, 3, position, 5));
        }
        assertThat(actual.initialStates(place, 3)).isEqualTo(expected.initialStates(0, 3));
      }
    }
  }

  @Test
  public void batchesWithoutSequencesOrWords_haveTheirPlace() {
    SentimentModel model = SmallModels.random(CellKind.GRU_RESET_BEFORE, 1);
    Workspace workspace = engine(model).newWorkspace();
    History history =
        History.forRelevance(
            new EpsilonRule(EPSILON, 1, EpsilonSharing.LIKE_BIAS), ProductRule.HALF);
    workspace.forward(SequenceBatch.ofIds(), history);
    assertThat(workspace.relevances(TargetColumns.everyClass(3))).isNotNull();
    Scores scores = workspace.forward(SequenceBatch.ofIds(new int[0], new int[0]), history);
    WordRelevances relevances = workspace.relevances(TargetColumns.everyClass(3));
    // The hidden states are zero: the score is the bias, and all of it stays where no word is.
    assertThat(relevances.initialStates(1, 2)).isCloseTo(scores.at(1, 2), within(1e-6f));
  }

  @Test
  public void blanks_receiveNothing_whereNothingIsShared() {
    Workspace workspace = engine(SmallModels.random(CellKind.LSTM, 1)).newWorkspace();
    workspace.forward(
        SequenceBatch.ofIdsBlanked(new int[][] {{2, 5, 1}}, new boolean[][] {{false, true, false}}),
        History.forRelevance(
            new EpsilonRule(EPSILON, 0, EpsilonSharing.LIKE_BIAS), ProductRule.HALF));
    WordRelevances relevances = workspace.relevances(TargetColumns.everyClass(3));
    assertThat(relevances.at(0, 1, 1)).isZero();
    assertThat(relevances.at(0, 1, 0)).isNotZero();
  }

  @Test
  public void everyRule_isAnotherOne() {
    SentimentModel model = SmallModels.random(CellKind.LSTM, 1);
    Workspace workspace = engine(model).newWorkspace();
    List<Float> first = new ArrayList<>();
    for (ProductRule products : ProductRule.values()) {
      EpsilonRule rule = new EpsilonRule(EPSILON, 0, EpsilonSharing.LIKE_BIAS);
      workspace.forward(
          SequenceBatch.ofIds(new int[] {2, 5}), History.forRelevance(rule, products));
      first.add(workspace.relevances(TargetColumns.everyClass(3)).at(0, 0, 0));
    }
    assertThat(first).doesNotHaveDuplicates();
  }
}
