package io.github.relevista.engine.scalar;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.GradientContract;
import io.github.relevista.model.SentimentModel;

class ScalarGradientTest extends GradientContract {
  @Override
  protected Engine engine(SentimentModel model) {
    return ScalarEngine.of(model, 1L << 30);
  }
}
