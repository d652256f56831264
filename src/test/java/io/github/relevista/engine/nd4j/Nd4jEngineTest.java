package io.github.relevista.engine.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.EngineContract;
import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.engine.History;
import io.github.relevista.engine.ProductRule;
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
import java.util.Random;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Nd4jEngineTest extends EngineContract {
  private static final EpsilonRule RULE = new EpsilonRule(0.01f, 0, EpsilonSharing.LIKE_BIAS);

  @Override
  protected Engine engine(SentimentModel model) {
    return Nd4jEngine.of(model);
  }

  /** A step costs a millisecond, whatever its number of rows. */
  @Override
  protected int longest() {
    return 2_000;
  }

  /**
   * A product's order of sums may follow the batch: 1e-5 is the rounding of a few hundred terms.
   */
  @ParameterizedTest
  @EnumSource(CellKind.class)
  void numbers_areTheSameButForRounding_whateverTheBatch(CellKind cell) {
    long seed = 9;
    Random random = new Random(seed);
    SentimentModel model = SmallModels.random(cell, 2, 6, 19, 4, 30, OutputBias.PRESENT, 3);
    Workspace alone = engine(model).newWorkspace();
    Workspace together = engine(model).newWorkspace();
    int[] ids = {4, 17, 2, 29, 4};
    float expectedScore = alone.forward(SequenceBatch.ofIds(ids), history()).at(0, 1);
    WordRelevances expected = alone.relevances(TargetColumns.everyClass(4));
    for (int size = 1; size <= 24; size++) {
      int[][] batch = new int[size][];
      for (int sequence = 0; sequence < size; sequence++) {
        batch[sequence] = random.ints(random.nextInt(12), 0, 30).toArray();
      }
      int place = random.nextInt(size);
      batch[place] = ids;
      Scores scores = together.forward(SequenceBatch.ofIds(batch), history());
      assertThat(scores.at(place, 1)).isCloseTo(expectedScore, within(1e-5f));
      WordRelevances actual = together.relevances(TargetColumns.everyClass(4));
      for (int position = 0; position < ids.length; position++) {
        assertThat(actual.at(place, 1, position))
            .as("batch of %d, seed %d", size, seed)
            .isCloseTo(expected.at(0, 1, position), within(1e-5f));
      }
    }
  }

  @Test
  void waysBackThroughGates_areRefusedInOneLine() {
    Engine engine = engine(SmallModels.random(CellKind.LSTM, 1));
    assertThat(Nd4jEngine.keeps(History.none())).isTrue();
    assertThat(Nd4jEngine.keeps(history())).isTrue();
    Workspace workspace = engine.newWorkspace();
    SequenceBatch batch = SequenceBatch.ofIds(new int[] {1});
    for (History history :
        new History[] {History.forGradients(), History.forRelevance(RULE, ProductRule.HALF)}) {
      assertThat(Nd4jEngine.keeps(history)).isFalse();
      assertThatThrownBy(() -> workspace.forward(batch, history))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "engine nd4j has no gradients and no product rule but all: choose engine auto");
    }
  }

  private static History history() {
    return History.forRelevance(RULE);
  }

  @Test
  void embeddingsOfAnotherSize_areRefused() {
    Workspace workspace = engine(SmallModels.random(CellKind.LSTM, 1)).newWorkspace();
    SequenceBatch batch = SequenceBatch.ofEmbeddings(FloatMatrix.zeros(2, 5));
    assertThatThrownBy(() -> workspace.forward(batch, History.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the model reads embeddings of 3, sequence 0 has rows of 5");
  }

  @Test
  void batches_leaveNoNativeMemoryBehind() {
    SentimentModel model =
        SmallModels.random(CellKind.LSTM, 2, 50, 50, 5, 30, OutputBias.ABSENT, 3);
    Workspace workspace = engine(model).newWorkspace();
    int[][] batch = new int[32][];
    for (int sequence = 0; sequence < batch.length; sequence++) {
      batch[sequence] = new Random(sequence).ints(100, 0, 30).toArray();
    }
    run(workspace, batch, 5);
    long before = Pointer.physicalBytes();
    // A batch takes 50 arrays of [3200, 50] floats and more: 30 MB; were they left, 20 would be 600
    // MB.
    run(workspace, batch, 20);
    assertThat(Pointer.physicalBytes() - before).isLessThan(300L << 20);
  }

  private static void run(Workspace workspace, int[][] batch, int times) {
    for (int time = 0; time < times; time++) {
      workspace.forward(SequenceBatch.ofIds(batch), history());
      workspace.relevances(TargetColumns.everyClass(5));
    }
  }
}
