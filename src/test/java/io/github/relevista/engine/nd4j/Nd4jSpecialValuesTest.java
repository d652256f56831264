package io.github.relevista.engine.nd4j;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.SpecialValuesContract;
import io.github.relevista.model.SentimentModel;

class Nd4jSpecialValuesTest extends SpecialValuesContract {
  @Override
  protected Engine engine(SentimentModel model) {
    return Nd4jEngine.of(model);
  }
}
