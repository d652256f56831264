package io.github.relevista.engine.simd;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.GoldenGradientContract;
import io.github.relevista.model.SentimentModel;

class SimdGoldenGradientTest extends GoldenGradientContract {
  @Override
  protected Engine engine(SentimentModel model) {
    return SimdEngine.of(model, 1L << 30);
  }
}
