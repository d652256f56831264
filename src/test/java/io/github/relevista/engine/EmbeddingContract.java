package io.github.relevista.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.engine.EngineContract.Case;
import io.github.relevista.engine.EngineContract.Shape;
import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.engine.reference.ReferenceRelevance;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import io.github.relevista.model.SmallModels.OutputBias;
import io.github.relevista.tensor.FloatMatrix;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every engine must say of the dimensions of embeddings, on small random models of every kind.
 * The tolerance is that of {@link EngineContract}, of the largest absolute relevance of a
 * dimension: the same divisions are behind both.
 */
public abstract class EmbeddingContract {
  private static final float EPSILON = 0.01f;
  private static final double TOLERANCE = 1e-4;
  private static final EpsilonRule RULE = new EpsilonRule(EPSILON, 0, EpsilonSharing.LIKE_BIAS);

  // The second is the longest: rows are not in the order of sequences.
  private static final int[][] SEQUENCES = {{3}, {1, 4, 2, 9, 4, 0, 3}, {5, 5}, {}, {8, 2, 6, 7}};

  /** The engine that is tested. */
  protected abstract Engine engine(SentimentModel model);

  @ParameterizedTest
  @MethodSource("io.github.relevista.engine.EngineContract#cases")
  public void dimensions_equalTheReference(Case one) {
    SentimentModel model =
        SmallModels.random(one.cell(), one.directions(), 5, 7, 3, 10, one.bias(), 11);
    assertEqualsReference(model, new EpsilonRule(EPSILON, one.biasFactor(), one.share()));
  }

  @ParameterizedTest
  @MethodSource("io.github.relevista.engine.EngineContract#shapes")
  public void dimensions_equalTheReference_whateverTheSizes(Shape shape) {
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
      assertEqualsReference(model, new EpsilonRule(EPSILON, 0, EpsilonSharing.ALWAYS));
    }
  }

  private void assertEqualsReference(SentimentModel model, EpsilonRule rule) {
    int classes = model.classes().size();
    ReferenceRelevance reference =
        new ReferenceRelevance(model, rule.epsilon(), rule.biasFactor(), rule.epsilonShare());
    EmbeddingRelevances relevances =
        explain(engine(model).newWorkspace(), SequenceBatch.ofIds(SEQUENCES), rule, classes);
    for (int sequence = 0; sequence < SEQUENCES.length; sequence++) {
      for (int k = 0; k < classes; k++) {
        reference.explain(SEQUENCES[sequence], k);
        double[][] expected = reference.embeddings();
        double tolerance = TOLERANCE * largest(expected);
        for (int position = 0; position < expected.length; position++) {
          for (int e = 0; e < model.embeddingSize(); e++) {
            assertThat((double) relevances.at(sequence, k, position, e))
                .isCloseTo(expected[position][e], within(tolerance));
          }
        }
      }
    }
  }

  private static EmbeddingRelevances explain(
      Workspace workspace, SequenceBatch batch, EpsilonRule rule, int classes) {
    workspace.forward(batch, History.forRelevance(rule));
    return workspace.embeddingRelevances(TargetColumns.everyClass(classes));
  }

  /** The largest absolute value, or 1e-3 if that is larger. */
  private static double largest(double[][] values) {
    return Arrays.stream(values)
        .flatMapToDouble(Arrays::stream)
        .map(Math::abs)
        .reduce(1e-3, Math::max);
  }

  @ParameterizedTest
  @EnumSource(CellKind.class)
  public void dimensions_addUpToTheirWord_andWordsAreAsWithoutThem(CellKind cell) {
    SentimentModel model = SmallModels.random(cell, 2, 20, 9, 3, 10, OutputBias.PRESENT, 4);
    for (float biasFactor : new float[] {0, 1}) {
      EpsilonRule rule = new EpsilonRule(EPSILON, biasFactor, EpsilonSharing.LIKE_BIAS);
      Workspace workspace = engine(model).newWorkspace();
      EmbeddingRelevances relevances = explain(workspace, SequenceBatch.ofIds(SEQUENCES), rule, 3);
      WordRelevances words = explainWords(model, rule);
      for (int sequence = 0; sequence < SEQUENCES.length; sequence++) {
        assertThat(relevances.initialStates(sequence, 2))
            .isEqualTo(words.initialStates(sequence, 2));
        for (int position = 0; position < SEQUENCES[sequence].length; position++) {
          assertThat(relevances.at(sequence, 2, position))
              .isEqualTo(words.at(sequence, 2, position));
          double sum = 0;
          double magnitude = 0;
          for (int e = 0; e < 20; e++) {
            float relevance = relevances.at(sequence, 2, position, e);
            sum += relevance;
            magnitude += Math.abs(relevance);
          }
          // Either side is a sum of 20 · 9 products of two directions, in another order: a few
          // units in the last place (6e-8) of what is added up.
          assertThat(sum)
              .isCloseTo(
                  relevances.at(sequence, 2, position), within(Math.max(1e-7, 1e-5 * magnitude)));
        }
      }
    }
  }

  private WordRelevances explainWords(SentimentModel model, EpsilonRule rule) {
    Workspace workspace = engine(model).newWorkspace();
    workspace.forward(SequenceBatch.ofIds(SEQUENCES), History.forRelevance(rule));
    return workspace.relevances(TargetColumns.everyClass(3));
  }

  @ParameterizedTest
  @EnumSource(CellKind.class)
  public void embeddingRows_giveWhatTheirIdsGive(CellKind cell) {
    SentimentModel model = SmallModels.random(cell, 2, 5, 7, 3, 10, OutputBias.PRESENT, 11);
    int[] ids = {2, 5, 1};
    FloatMatrix rows = FloatMatrix.zeros(3, 5);
    for (int position = 0; position < 3; position++) {
      SequenceBatch.ofIds(ids)
          .copyEmbedding(0, position, model.embedding(), rows.values(), rows.offset(position));
    }
    EmbeddingRelevances byIds =
        explain(engine(model).newWorkspace(), SequenceBatch.ofIds(ids), RULE, 3);
    EmbeddingRelevances byRows =
        explain(engine(model).newWorkspace(), SequenceBatch.ofEmbeddings(rows), RULE, 3);
    for (int position = 0; position < 3; position++) {
      for (int e = 0; e < 5; e++) {
        assertThat(byRows.at(0, 1, position, e)).isEqualTo(byIds.at(0, 1, position, e));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(CellKind.class)
  public void blanks_receiveTheirShareAlone(CellKind cell) {
    SentimentModel model = SmallModels.random(cell, 2, 5, 7, 3, 10, OutputBias.PRESENT, 11);
    SequenceBatch batch =
        SequenceBatch.ofIdsBlanked(new int[][] {{2, 5, 1}}, new boolean[][] {{false, true, false}});
    Workspace workspace = engine(model).newWorkspace();
    EpsilonRule sharing = new EpsilonRule(EPSILON, 1, EpsilonSharing.LIKE_BIAS);
    EmbeddingRelevances shared = explain(workspace, batch, sharing, 3);
    assertThat(shared.at(0, 1, 1, 0)).isNotZero();
    for (int e = 1; e < 5; e++) {
      assertThat(shared.at(0, 1, 1, e)).isEqualTo(shared.at(0, 1, 1, 0));
    }
    // In the same workspace: nothing of what was shared before may be left.
    EmbeddingRelevances unshared = explain(workspace, batch, RULE, 3);
    for (int e = 0; e < 5; e++) {
      assertThat(unshared.at(0, 1, 1, e)).isZero();
      assertThat(unshared.at(0, 1, 0, e)).isNotZero();
    }
  }

  @Test
  public void dimensions_withoutHistory_areRefused() {
    Workspace workspace = engine(SmallModels.random(CellKind.LSTM, 1)).newWorkspace();
    workspace.forward(SequenceBatch.ofIds(new int[] {1}), History.none());
    assertThatThrownBy(() -> workspace.embeddingRelevances(TargetColumns.everyClass(3)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the last forward pass kept no history for relevances");
  }

  @Test
  public void batchesWithoutSequencesOrWords_haveTheirPlace() {
    SentimentModel model = SmallModels.random(CellKind.LSTM, 1);
    Workspace workspace = engine(model).newWorkspace();
    assertThat(explain(workspace, SequenceBatch.ofIds(), RULE, 3)).isNotNull();
    EmbeddingRelevances relevances =
        explain(workspace, SequenceBatch.ofIds(new int[0], new int[0]), RULE, 3);
    assertThat(relevances.initialStates(1, 2)).isZero();
  }
}
