package io.github.relevista.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.engine.reference.ReferenceNetwork;
import io.github.relevista.engine.reference.ReferenceRelevance;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The measure itself: with bias factor 1 every layer conserves its relevance, to double rounding.
 */
class ReferenceRelevanceTest {
  @ParameterizedTest
  @EnumSource(CellKind.class)
  void explain_withBiasFactorOne_conservesTheScore(CellKind cell) {
    SentimentModel model =
        SmallModels.random(cell, 2, 5, 4, 3, 10, SmallModels.OutputBias.PRESENT, 7);
    int[] ids = {1, 4, 2, 9, 4, 0, 3};
    ReferenceNetwork network = new ReferenceNetwork(model);
    for (ProductRule products : ProductRule.values()) {
      ReferenceRelevance relevance = new ReferenceRelevance(model, 0.001, 1, 1, products);
      for (int k = 0; k < 3; k++) {
        relevance.explain(ids, k);
        double score = network.scores(network.embeddings(ids))[k];
        double explained = Arrays.stream(relevance.words()).sum() + relevance.initialStates();
        double largest = Arrays.stream(relevance.words()).map(Math::abs).max().orElse(0);
        // Each of some hundred divisions by a stabilised sum loses a few units in the last place.
        assertThat(explained)
            .as("%s", products)
            .isCloseTo(score, within(1e-9 * Math.max(1, largest)));
      }
    }
  }
}
