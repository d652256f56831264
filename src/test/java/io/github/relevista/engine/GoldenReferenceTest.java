package io.github.relevista.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.SharedMaterial;
import io.github.relevista.engine.reference.ReferenceRelevance;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.LocalModelSource;
import io.github.relevista.modelio.ModelFolder;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * The double-precision reference against the authors' code. Error budget: 1e-8, relative to the
 * sentence's largest absolute relevance where that is above 1; the file's nine decimals allow
 * 5e-10.
 */
class GoldenReferenceTest {
  private static final double TOLERANCE = 1e-8;

  @Test
  void reference_equalsTheAuthorsCode() throws IOException {
    SentimentModel model =
        ModelFolder.read(new LocalModelSource(SharedMaterial.require("models/sst-bilstm-60")));
    ReferenceRelevance relevance = new ReferenceRelevance(model, 0.001, 0, 0);
    double worst = 0;
    for (GoldenSentence sentence : GoldenSentence.all()) {
      relevance.explain(sentence.ids(), sentence.trueClass());
      worst = Math.max(worst, difference(relevance.scores(), sentence.scores()));
      worst = Math.max(worst, difference(relevance.words(), sentence.relevancesOfTrue()));
      if (sentence.predictedClass() != sentence.trueClass()) {
        relevance.explainAlso(sentence.predictedClass());
      }
      worst = Math.max(worst, difference(relevance.words(), sentence.relevancesOfPredicted()));
    }
    assertThat(worst).isLessThan(TOLERANCE);
  }

  private static double difference(double[] actual, double[] expected) {
    double largest = 1;
    double difference = 0;
    for (int index = 0; index < expected.length; index++) {
      largest = Math.max(largest, Math.abs(expected[index]));
      difference = Math.max(difference, Math.abs(actual[index] - expected[index]));
    }
    return difference / largest;
  }
}
