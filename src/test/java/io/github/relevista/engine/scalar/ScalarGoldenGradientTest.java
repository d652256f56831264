package io.github.relevista.engine.scalar;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.GoldenGradientContract;
import io.github.relevista.model.SentimentModel;

class ScalarGoldenGradientTest extends GoldenGradientContract {
  @Override
  protected Engine engine(SentimentModel model) {
    return ScalarEngine.of(model, 1L << 30);
  }
}
