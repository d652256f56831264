package io.github.relevista.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.engine.reference.ReferenceNetwork;
import io.github.relevista.engine.scalar.ScalarEngine;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScorerTest {
  @Test
  void score_countsEveryTextOnce_byWhatTheReferenceNetworkPredicts() {
    SentimentModel model = SmallModels.random(CellKind.LSTM, 5);
    ReferenceNetwork reference = new ReferenceNetwork(model);
    Random random = new Random(5);
    List<LabelledText> texts = new ArrayList<>();
    long[][] expected = new long[3][3];
    // More texts than a batch holds, and lengths in no order.
    for (int index = 0; index < 100; index++) {
      int[] ids = random.ints(1 + random.nextInt(30), 0, 7).toArray();
      int label = random.nextInt(3);
      texts.add(new LabelledText(ids, Labels.label(label)));
      expected[label][highest(reference.scores(reference.embeddings(ids)))]++;
    }
    Scorecard card = Scorer.score(ScalarEngine.of(model, 0), texts, 15);
    assertThat(card.accuracy().examples()).isEqualTo(100);
    for (int label = 0; label < 3; label++) {
      for (int predicted = 0; predicted < 3; predicted++) {
        assertThat(card.confusion().count(Labels.label(label), predicted))
            .as("seed 5, label %d, predicted %d", label, predicted)
            .isEqualTo(expected[label][predicted]);
      }
    }
  }

  private static int highest(double[] scores) {
    int highest = 0;
    for (int k = 1; k < scores.length; k++) {
      highest = scores[k] > scores[highest] ? k : highest;
    }
    return highest;
  }
}
