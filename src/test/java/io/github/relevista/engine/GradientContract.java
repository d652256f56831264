package io.github.relevista.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.engine.EngineContract.Shape;
import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.engine.reference.ReferenceNetwork;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import io.github.relevista.model.SmallModels.OutputBias;
import io.github.relevista.tensor.FloatMatrix;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an engine that knows gradients must do. The measure are central differences of the
 * double-precision network, (y(x + δ) − y(x − δ)) / 2δ with δ = 1e-4: their error is δ² times the
 * third derivative, here 1e-7 at most. The tolerance, 1e-5 of the largest component of the
 * sequence's gradient, is the rounding of a few hundred float operations.
 */
public abstract class GradientContract {
  private static final double DELTA = 1e-4;
  private static final double TOLERANCE = 1e-5;
  private static final int[][] SEQUENCES = {{3}, {1, 4, 2, 9, 4, 0, 3}, {5, 5}, {}, {8, 2, 6, 7}};
  private static final float[][] COLUMNS = {{1, 0, 0}, {-0.5f, 2, 0.25f}};

  /** The engine that is tested. */
  protected abstract Engine engine(SentimentModel model);

  private static SentimentModel model(CellKind cell, int directions) {
    return SmallModels.random(cell, directions, 5, 7, 3, 10, OutputBias.PRESENT, 11);
  }

  private WordGradients gradients(
      SentimentModel model, SequenceBatch batch, TargetColumns columns) {
    Workspace workspace = engine(model).newWorkspace();
    workspace.forward(batch, History.forGradients());
    return workspace.gradients(columns);
  }

  @ParameterizedTest
  @EnumSource(CellKind.class)
  public void gradients_areCentralDifferences(CellKind cell) {
    for (int directions = 1; directions <= 2; directions++) {
      assertAreDifferences(model(cell, directions), COLUMNS);
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.relevista.engine.EngineContract#shapes")
  public void gradients_areCentralDifferences_whateverTheSizes(Shape shape) {
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
      float[] column = new float[shape.classes()];
      column[0] = 1;
      column[1] = -2;
      assertAreDifferences(model, new float[][] {column});
    }
  }

  private void assertAreDifferences(SentimentModel model, float[][] columns) {
    ReferenceNetwork network = new ReferenceNetwork(model);
    WordGradients gradients =
        gradients(model, SequenceBatch.ofIds(SEQUENCES), TargetColumns.same(columns));
    for (int sequence = 0; sequence < SEQUENCES.length; sequence++) {
      double[][] embeddings = network.embeddings(SEQUENCES[sequence]);
      for (int column = 0; column < columns.length; column++) {
        double[][] expected = differences(network, embeddings, columns[column]);
        double largest = 0;
        for (double[] word : expected) {
          for (double component : word) {
            largest = Math.max(largest, Math.abs(component));
          }
        }
        for (int position = 0; position < expected.length; position++) {
          double product = 0;
          double squares = 0;
          double embeddingSize = 0;
          for (int e = 0; e < model.embeddingSize(); e++) {
            double component = expected[position][e];
            assertThat((double) gradients.at(sequence, column, position, e))
                .isCloseTo(component, within(TOLERANCE * largest));
            product += embeddings[position][e] * component;
            embeddingSize += Math.abs(embeddings[position][e]);
            squares += component * component;
          }
          assertThat((double) gradients.inputProduct(sequence, column, position))
              .isCloseTo(product, within(TOLERANCE * largest * embeddingSize));
          // Of an error δ in every component: |g + δ|² − |g|² ≈ 2 g·δ, at most 2 |g| √E δ.
          double root = Math.sqrt(squares * model.embeddingSize());
          assertThat((double) gradients.squaredNorm(sequence, column, position))
              .isCloseTo(squares, within(2 * root * TOLERANCE * largest));
        }
      }
    }
  }

  /** ∂/∂x of Σ coefficient · score by central differences: [steps][embedding]. */
  private static double[][] differences(
      ReferenceNetwork network, double[][] embeddings, float[] coefficients) {
    double[][] gradient = new double[embeddings.length][];
    for (int position = 0; position < embeddings.length; position++) {
      gradient[position] = new double[embeddings[position].length];
      for (int e = 0; e < gradient[position].length; e++) {
        double x = embeddings[position][e];
        embeddings[position][e] = x + DELTA;
        double above = combined(network.scores(embeddings), coefficients);
        embeddings[position][e] = x - DELTA;
        double below = combined(network.scores(embeddings), coefficients);
        embeddings[position][e] = x;
        gradient[position][e] = (above - below) / (2 * DELTA);
      }
    }
    return gradient;
  }

  private static double combined(double[] scores, float[] coefficients) {
    double sum = 0;
    for (int k = 0; k < scores.length; k++) {
      sum += coefficients[k] * scores[k];
    }
    return sum;
  }

  @ParameterizedTest
  @EnumSource(CellKind.class)
  public void inputProducts_areTheSame_whicheverNumberIsAskedForFirst(CellKind cell) {
    SequenceBatch batch = SequenceBatch.ofIds(SEQUENCES);
    TargetColumns columns = TargetColumns.same(COLUMNS);
    WordGradients productsFirst = gradients(model(cell, 2), batch, columns);
    WordGradients normsFirst = gradients(model(cell, 2), batch, columns);
    float product = productsFirst.inputProduct(1, 1, 3);
    float norm = normsFirst.squaredNorm(1, 1, 3);
    assertThat(normsFirst.inputProduct(1, 1, 3)).isEqualTo(product);
    assertThat(productsFirst.squaredNorm(1, 1, 3)).isEqualTo(norm);
  }

  @ParameterizedTest
  @EnumSource(CellKind.class)
  public void directions_addUp_andOneThatIsNotThereGivesNothing(CellKind cell) {
    SequenceBatch batch = SequenceBatch.ofIds(SEQUENCES);
    TargetColumns columns = TargetColumns.same(COLUMNS);
    WordGradients both = gradients(model(cell, 2), batch, columns);
    WordGradients forward = gradients(model(cell, 2), batch, columns.through(0));
    WordGradients backward = gradients(model(cell, 2), batch, columns.through(1));
    for (int position = 0; position < SEQUENCES[1].length; position++) {
      float first = forward.at(1, 1, position, 2);
      float second = backward.at(1, 1, position, 2);
      assertThat(first).isNotZero();
      assertThat(second).isNotZero();
      // One addition in float.
      assertThat(both.at(1, 1, position, 2)).isCloseTo(first + second, within(1e-7f));
    }
    WordGradients none = gradients(model(cell, 1), batch, columns.through(1));
    assertThat(none.inputProduct(1, 1, 3)).isZero();
    assertThat(none.squaredNorm(1, 1, 3)).isZero();
  }

  @ParameterizedTest
  @EnumSource(CellKind.class)
  public void embeddingRows_giveWhatTheirIdsGive_andABlankIsAZeroRow(CellKind cell) {
    SentimentModel model = model(cell, 2);
    int[] ids = {2, 5, 1};
    FloatMatrix rows = FloatMatrix.zeros(3, 5);
    SequenceBatch blanked =
        SequenceBatch.ofIdsBlanked(new int[][] {ids}, new boolean[][] {{false, true, false}});
    for (int position = 0; position < 3; position++) {
      blanked.copyEmbedding(0, position, model.embedding(), rows.values(), rows.offset(position));
    }
    TargetColumns columns = TargetColumns.same(COLUMNS);
    WordGradients byIds = gradients(model, blanked, columns);
    WordGradients byRows = gradients(model, SequenceBatch.ofEmbeddings(rows), columns);
    for (int position = 0; position < 3; position++) {
      assertThat(byRows.inputProduct(0, 1, position)).isEqualTo(byIds.inputProduct(0, 1, position));
      assertThat(byRows.squaredNorm(0, 1, position)).isEqualTo(byIds.squaredNorm(0, 1, position));
    }
    assertThat(byIds.inputProduct(0, 1, 1)).isZero();
    assertThat(byIds.squaredNorm(0, 1, 1)).isPositive();
  }

  @ParameterizedTest
  @EnumSource(CellKind.class)
  public void gradients_areTheSameBits_whateverTheBatch(CellKind cell) {
    SentimentModel model = SmallModels.random(cell, 2, 6, 19, 3, 30, OutputBias.PRESENT, 3);
    int[] ids = {4, 17, 2, 29, 4};
    TargetColumns columns = TargetColumns.same(COLUMNS);
    WordGradients expected = gradients(model, SequenceBatch.ofIds(ids), columns);
    long seed = 9;
    Random random = new Random(seed);
    Workspace together = engine(model).newWorkspace();
    for (int size = 1; size <= 24; size++) {
      int[][] batch = new int[size][];
      for (int sequence = 0; sequence < size; sequence++) {
        batch[sequence] = random.ints(random.nextInt(12), 0, 30).toArray();
      }
      int place = random.nextInt(size);
      batch[place] = ids;
      together.forward(SequenceBatch.ofIds(batch), History.forGradients());
      WordGradients actual = together.gradients(columns);
      for (int position = 0; position < ids.length; position++) {
        assertThat(actual.inputProduct(place, 1, position))
            .as("batch of %d (seed %d)", size, seed)
            .isEqualTo(expected.inputProduct(0, 1, position));
        assertThat(actual.squaredNorm(place, 1, position))
            .isEqualTo(expected.squaredNorm(0, 1, position));
      }
    }
  }

  @Test
  public void waysBackWithoutTheirHistory_areRefused() {
    Workspace workspace = engine(model(CellKind.LSTM, 1)).newWorkspace();
    SequenceBatch batch = SequenceBatch.ofIds(new int[] {1});
    EpsilonRule rule = new EpsilonRule(0.01f, 0, EpsilonSharing.LIKE_BIAS);
    for (History history : new History[] {History.none(), History.forRelevance(rule)}) {
      workspace.forward(batch, history);
      assertThatThrownBy(() -> workspace.gradients(TargetColumns.everyClass(3)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the last forward pass kept no history for gradients");
    }
    workspace.forward(batch, History.forGradients());
    assertThatThrownBy(() -> workspace.relevances(TargetColumns.everyClass(3)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the last forward pass kept no history for relevances");
    assertThatThrownBy(() -> workspace.embeddingRelevances(TargetColumns.everyClass(3)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  public void batchesWithoutSequencesOrWords_haveTheirPlace() {
    SentimentModel model = model(CellKind.LSTM, 2);
    TargetColumns columns = TargetColumns.everyClass(3);
    assertThat(gradients(model, SequenceBatch.ofIds(), columns)).isNotNull();
    int[][] ids = {{}, {4}, {}};
    assertThat(gradients(model, SequenceBatch.ofIds(ids), columns).squaredNorm(1, 2, 0))
        .isPositive();
  }

  @Test
  public void longSequences_stayFinite() {
    SentimentModel model = SmallModels.random(CellKind.LSTM, 2, 6, 9, 4, 30, OutputBias.ABSENT, 3);
    int[] ids = new Random(1).ints(20_000, 0, 30).toArray();
    WordGradients gradients =
        gradients(model, SequenceBatch.ofIds(ids), TargetColumns.everyClass(4));
    for (int position = 0; position < ids.length; position++) {
      assertThat(gradients.inputProduct(0, 2, position)).isFinite();
    }
    // Both ends are next to a final state.
    assertThat(gradients.inputProduct(0, 2, 0)).isNotZero();
    assertThat(gradients.inputProduct(0, 2, ids.length - 1)).isNotZero();
  }

  @Test
  public void scores_areTheSameBits_whateverIsKept() {
    for (CellKind cell : CellKind.values()) {
      Workspace workspace = engine(model(cell, 2)).newWorkspace();
      SequenceBatch batch = SequenceBatch.ofIds(SEQUENCES);
      float expected = workspace.forward(batch, History.none()).at(1, 2);
      assertThat(workspace.forward(batch, History.forGradients()).at(1, 2)).isEqualTo(expected);
      EpsilonRule rule = new EpsilonRule(0.01f, 1, EpsilonSharing.LIKE_BIAS);
      for (ProductRule products : ProductRule.values()) {
        assertThat(workspace.forward(batch, History.forRelevance(rule, products)).at(1, 2))
            .isEqualTo(expected);
      }
    }
  }
}
