package io.github.relevista.engine.nd4j;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.GoldenContract;
import io.github.relevista.model.SentimentModel;

class Nd4jGoldenTest extends GoldenContract {
  @Override
  protected Engine engine(SentimentModel model) {
    return Nd4jEngine.of(model);
  }
}
