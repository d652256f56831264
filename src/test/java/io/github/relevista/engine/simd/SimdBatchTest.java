package io.github.relevista.engine.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.History;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a batch may be made of, and that a sequence's numbers do not depend on it. */
class SimdBatchTest {
  private static final long KEEP_ALL = 1L << 30;
  private static final int VOCABULARY = 30;
  private static final int CLASSES = 4;

  private static SentimentModel model(CellKind cell) {
    return SmallModels.random(cell, 2, 6, 19, CLASSES, VOCABULARY, OutputBias.PRESENT, 3);
  }

  /** Everything that a workspace says of a sequence, bit by bit. */
  private static float[] numbers(
      Scores scores, WordRelevances relevances, int sequence, int length) {
    float[] numbers = new float[CLASSES * (length + 2)];
    int next = 0;
    for (int k = 0; k < CLASSES; k++) {
      numbers[next++] = scores.at(sequence, k);
      numbers[next++] = relevances.initialStates(sequence, k);
      for (int position = 0; position < length; position++) {
        numbers[next++] = relevances.at(sequence, k, position);
      }
    }
    return numbers;
  }

  private static float[] numbers(
      Workspace workspace, EpsilonRule rule, int[][] batch, int sequence) {
    Scores scores = workspace.forward(SequenceBatch.ofIds(batch), History.forRelevance(rule));
    WordRelevances relevances = workspace.relevances(TargetColumns.everyClass(CLASSES));
    return numbers(scores, relevances, sequence, batch[sequence].length);
  }

  @ParameterizedTest
  @EnumSource(CellKind.class)
  void numbers_areTheSameBits_whateverTheBatchAndTheTable(CellKind cell) {
    Workspace alone = SimdEngine.of(model(cell), 0).newWorkspace();
    Workspace together = SimdEngine.of(model(cell), KEEP_ALL).newWorkspace();
    int[] ids = {4, 17, 2, 29, 4};
    Random random = new Random(9);
    for (EpsilonRule rule : Agreement.RULES) {
      float[] expected = numbers(alone, rule, new int[][] {ids}, 0);
      // Up to 24 rows leave every remainder of the product's row blocks.
      for (int size = 1; size <= 24; size++) {
        int[][] batch = Agreement.batch(VOCABULARY, size, 12, random.nextLong());
        int place = random.nextInt(size);
        batch[place] = ids;
        assertThat(numbers(together, rule, batch, place))
            .as("%s, %s, batch of %d (seed 9)", cell, rule, size)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void scores_areTheSameBits_withoutAHistory() {
    int[][] batch = Agreement.batch(VOCABULARY, 13, 20, 4);
    Workspace workspace = SimdEngine.of(model(CellKind.LSTM), KEEP_ALL).newWorkspace();
    Scores scores = workspace.forward(SequenceBatch.ofIds(batch), History.none());
    float[] withoutHistory = new float[batch.length];
    for (int sequence = 0; sequence < batch.length; sequence++) {
      withoutHistory[sequence] = scores.at(sequence, 2);
    }
    scores =
        workspace.forward(SequenceBatch.ofIds(batch), History.forRelevance(Agreement.RULES.get(0)));
    for (int sequence = 0; sequence < batch.length; sequence++) {
      assertThat(scores.at(sequence, 2)).isEqualTo(withoutHistory[sequence]);
    }
  }

  @ParameterizedTest
  @EnumSource(CellKind.class)
  void embeddings_giveWhatTheirIdsGive_andABlankIsAZeroRow(CellKind cell) {
    SentimentModel model = model(cell);
    int[] ids = {2, 5, 1};
    FloatMatrix rows = FloatMatrix.zeros(3, model.embeddingSize());
    for (int position : new int[] {0, 2}) {
      System.arraycopy(
          model.embedding().values(),
          model.embedding().offset(ids[position]),
          rows.values(),
          rows.offset(position),
          model.embeddingSize());
    }
    SequenceBatch blanked =
        SequenceBatch.ofIdsBlanked(new int[][] {ids}, new boolean[][] {{false, true, false}});
    float[] byRows = numbersOf(SimdEngine.of(model, KEEP_ALL), SequenceBatch.ofEmbeddings(rows));
    assertThat(numbersOf(SimdEngine.of(model, KEEP_ALL), blanked)).isEqualTo(byRows);
    assertThat(numbersOf(SimdEngine.of(model, 0), blanked)).isEqualTo(byRows);
  }

  private static float[] numbersOf(SimdEngine engine, SequenceBatch batch) {
    Workspace workspace = engine.newWorkspace();
    Scores scores = workspace.forward(batch, History.forRelevance(Agreement.RULES.get(0)));
    WordRelevances relevances = workspace.relevances(TargetColumns.everyClass(CLASSES));
    return numbers(scores, relevances, 0, batch.length(0));
  }

  @Test
  void embeddingsOfAnotherSize_areRefused() {
    Workspace workspace = SimdEngine.of(model(CellKind.LSTM), KEEP_ALL).newWorkspace();
    SequenceBatch batch = SequenceBatch.ofEmbeddings(FloatMatrix.zeros(2, 5));
    assertThatThrownBy(() -> workspace.forward(batch, History.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the model reads embeddings of 6, sequence 0 has rows of 5");
  }

  @Test
  void idsOutsideTheVocabulary_areRefused() {
    for (long table : new long[] {0, KEEP_ALL}) {
      Workspace workspace = SimdEngine.of(model(CellKind.LSTM), table).newWorkspace();
      for (int id : new int[] {-1, VOCABULARY}) {
        assertThatThrownBy(
                () -> workspace.forward(SequenceBatch.ofIds(new int[] {1, id}), History.none()))
            .isInstanceOf(IndexOutOfBoundsException.class);
      }
    }
  }

  @Test
  void aSequenceThatIsNotANumber_leavesTheOthersAlone() {
    SentimentModel model = model(CellKind.GRU_RESET_BEFORE);
    EpsilonRule rule = Agreement.RULES.get(0);
    Workspace workspace = SimdEngine.of(model, KEEP_ALL).newWorkspace();
    int[][] batch = Agreement.batch(VOCABULARY, 9, 12, 6);
    float[] expected = numbers(workspace, rule, batch, 3);
    FloatMatrix broken = FloatMatrix.zeros(12, model.embeddingSize());
    broken.values()[7] = Float.NaN;
    Scores scores =
        workspace.forward(
            SequenceBatch.ofEmbeddings(broken, FloatMatrix.zeros(2, model.embeddingSize())),
            History.forRelevance(rule));
    assertThat(scores.at(0, 0)).isNaN();
    assertThat(scores.at(1, 0)).isFinite();
    workspace.relevances(TargetColumns.everyClass(CLASSES));
    assertThat(numbers(workspace, rule, batch, 3)).isEqualTo(expected);
  }
}
