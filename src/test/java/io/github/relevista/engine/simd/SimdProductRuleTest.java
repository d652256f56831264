package io.github.relevista.engine.simd;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.ProductRuleContract;
import io.github.relevista.model.SentimentModel;

class SimdProductRuleTest extends ProductRuleContract {
  @Override
  protected Engine engine(SentimentModel model) {
    return SimdEngine.of(model, 1L << 30);
  }
}
