package io.github.relevista.engine.simd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.engine.History;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import io.github.relevista.model.SmallModels.OutputBias;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The vector engine and the plain-Java one give the same numbers, to the last bit. */
class SimdAgreementTest {
  @ParameterizedTest
  @EnumSource(CellKind.class)
  void engines_agree_onModelsOfAnyShape(CellKind cell) {
    long seed = 21;
    Random random = new Random(seed);
    List<History> histories = Agreement.histories();
    for (int trial = 0; trial < 8; trial++) {
      int vocabulary = 20 + random.nextInt(100);
      SentimentModel model =
          SmallModels.random(
              cell,
              1 + random.nextInt(2),
              1 + random.nextInt(70),
              1 + random.nextInt(90),
              2 + random.nextInt(5),
              vocabulary,
              OutputBias.values()[random.nextInt(2)],
              random.nextLong());
      int[][] batch = Agreement.batch(vocabulary, 1 + random.nextInt(30), 30, random.nextLong());
      Agreement agreement = new Agreement(model);
      // Every history meets half of the shapes.
      for (int index = trial % 2; index < histories.size(); index += 2) {
        History history = histories.get(index);
        assertThat(agreement.largestDifference(history, batch))
            .as("trial %d of seed %d, %s", trial, seed, history)
            .isZero();
      }
      assertThat(agreement.largestDifferenceOfGradients(batch))
          .as("trial %d of seed %d", trial, seed)
          .isZero();
    }
  }
}
