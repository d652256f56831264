package io.github.relevista.engine.simd;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.GradientContract;
import io.github.relevista.model.SentimentModel;

class SimdGradientTest extends GradientContract {
  @Override
  protected Engine engine(SentimentModel model) {
    return SimdEngine.of(model, 1L << 30);
  }
}
