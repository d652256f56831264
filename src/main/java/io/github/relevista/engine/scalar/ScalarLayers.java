package io.github.relevista.engine.scalar;

import io.github.relevista.engine.History;
import io.github.relevista.engine.TargetColumns;
import io.github.relevista.engine.network.BatchSteps;
import io.github.relevista.engine.network.EngineLayers;
import io.github.relevista.engine.network.LayerRun;
import io.github.relevista.engine.network.PaddedBatch;
import io.github.relevista.engine.network.RightMatrix;
import io.github.relevista.engine.network.RowProduct;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.tensor.FloatMatrix;
import java.util.List;
import java.util.Optional;

/** The layers of this engine, which run a batch's sequences one after the other. */
final class ScalarLayers implements EngineLayers {
  private final int embedding;
  private final List<Optional<PackedLayer>> packed;
  private final OutputScores output;

  /** What the words feed into the lowest layer where that is recurrent; null where it is not. */
  private final WordInputs inputs;

  private final Received received;

  /**
   * @param packed the recurrent layers by their place among all; nothing where a layer is another
   */
  ScalarLayers(SentimentModel model, List<Optional<PackedLayer>> packed) {
    this.packed = packed;
    embedding = model.embeddingSize();
    received = new Received(embedding);
    inputs =
        packed
            .get(0)
            .map(first -> new WordInputs(model.embedding(), first.directions()))
            .orElse(null);
    output = new OutputScores(model.output());
  }

  @Override
  public boolean readsWords() {
    return inputs != null;
  }

  @Override
  public LayerRun.Recurrent layer(int place) {
    PackedLayer layer = packed.get(place).orElseThrow();
    return place == 0
        ? RecurrentRun.ofWords(layer, inputs, received)
        : RecurrentRun.ofVectors(layer, received);
  }

  @Override
  public RowProduct forward(FloatMatrix weights) {
    return new PlainProduct(weights.transposed());
  }

  @Override
  public RowProduct back(FloatMatrix weights) {
    return new PlainProduct(weights);
  }

  @Override
  public RightMatrix rightMatrix() {
    return new PlainRight();
  }

  @Override
  public void keep(History history) {
    // The layers keep it themselves.
  }

  @Override
  public void read(PaddedBatch batch, BatchSteps steps) {
    inputs.lookUp(batch, steps);
  }

  @Override
  public void computeScores(float[] read, int sequences) {
    output.compute(read, sequences);
  }

  @Override
  public float score(int sequence, int classIndex) {
    return output.score(sequence, classIndex);
  }

  @Override
  public float[] enter(TargetColumns targets, History history) {
    return output.enter(targets, history);
  }

  @Override
  public void beginBack(BatchSteps steps, int columns, Depth depth) {
    received.begin(steps, columns, depth);
  }

  @Override
  public void multiplyEmbeddings(PaddedBatch batch, BatchSteps steps) {
    float[] word = new float[embedding];
    for (int sequence = 0; sequence < steps.size(); sequence++) {
      for (int step = 0; step < steps.length(sequence); step++) {
        batch.copyEmbedding(sequence, step, word, 0);
        received.multiplyEmbedding(steps.first(sequence) + step, word);
      }
    }
  }

  @Override
  public float word(int step, int column) {
    return received.word(step, column);
  }

  @Override
  public float at(int step, int column, int dimension) {
    return received.at(step, column, dimension);
  }

  @Override
  public float squaredNorm(int step, int column) {
    return received.squaredNorm(step, column);
  }

  @Override
  public float initialStates(int sequence, int column) {
    return received.initialStates(sequence, column);
  }
}
