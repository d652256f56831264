package io.github.relevista.engine.scalar;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.SpecialValuesContract;
import io.github.relevista.model.SentimentModel;

class ScalarSpecialValuesTest extends SpecialValuesContract {
  @Override
  protected Engine engine(SentimentModel model) {
    return ScalarEngine.of(model, 1 << 20);
  }
}
