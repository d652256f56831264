package io.github.relevista.engine.scalar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.EngineContract;
import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.engine.History;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.TargetColumns;
import io.github.relevista.engine.WordRelevances;
import io.github.relevista.engine.Workspace;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import io.github.relevista.model.SmallModels.OutputBias;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScalarEngineTest extends EngineContract {
  private static final long KEEP_ALL = 1L << 30;

  @Override
  protected Engine engine(SentimentModel model) {
    return ScalarEngine.of(model, KEEP_ALL);
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
      WordRelevances expected = alone.relevances(TargetColumns.everyClass(4));
      together.forward(SequenceBatch.ofIds(batch), history);
      WordRelevances actual = together.relevances(TargetColumns.everyClass(4));
      for (int k = 0; k < 4; k++) {
        for (int position = 0; position < ids.length; position++) {
          assertThat(actual.at(place, k, position)).isEqualTo(expected.at(0, k, position));
        }
      }
    }
  }
}
