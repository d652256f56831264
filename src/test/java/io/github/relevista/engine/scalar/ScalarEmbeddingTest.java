package io.github.relevista.engine.scalar;

import io.github.relevista.engine.EmbeddingContract;
import io.github.relevista.engine.Engine;
import io.github.relevista.model.SentimentModel;

class ScalarEmbeddingTest extends EmbeddingContract {
  @Override
  protected Engine engine(SentimentModel model) {
    return ScalarEngine.of(model, 1L << 30);
  }
}
