package io.github.relevista.engine.nd4j;

import io.github.relevista.engine.EmbeddingContract;
import io.github.relevista.engine.Engine;
import io.github.relevista.model.SentimentModel;

class Nd4jEmbeddingTest extends EmbeddingContract {
  @Override
  protected Engine engine(SentimentModel model) {
    return Nd4jEngine.of(model);
  }
}
