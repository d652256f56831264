package io.github.relevista.engine.simd;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The layers of this engine, which run the sequences of a batch together. */
final class SimdLayers implements EngineLayers {
  private final WayBack wayBack = new WayBack();
  private final GateBack gateBack = new GateBack();
  private final List<Optional<PackedLayer>> packed;
  private final PackedProducts products;
  private final OutputScores output;

  /** The recurrent layers, from the lowest to the highest. */
  private final List<RecurrentRun> layers = new ArrayList<>();

  /** What the words feed into the lowest layer where that is recurrent; null where it is not. */
  private final InputRows inputs;

  /** Takes a way back of the lowest layer, where that is recurrent, down to embeddings. */
  private final InputBack embeddingBack;

  /** The way back by the history that is kept. */
  private BackwardPass back = wayBack;

  /**
   * @param packed the recurrent layers by their place among all; nothing where a layer is another
   * @param products those of the other layers
   */
  SimdLayers(SentimentModel model, List<Optional<PackedLayer>> packed, PackedProducts products) {
    this.packed = packed;
    this.products = products;
    embeddingBack = new InputBack(model.embeddingSize());
    inputs = packed.get(0).map(first -> new InputRows(model, first.directions())).orElse(null);
    output = new OutputScores(model.output());
  }

  @Override
  public boolean readsWords() {
    return inputs != null;
  }

  @Override
  public LayerRun.Recurrent layer(int place) {
    PackedLayer of = packed.get(place).orElseThrow();
    RecurrentRun layer = place == 0 ? RecurrentRun.ofWords(of, inputs) : RecurrentRun.ofVectors(of);
    layers.add(layer);
    return layer;
  }

  @Override
  public RowProduct forward(FloatMatrix weights) {
    return products.forward(weights);
  }

  @Override
  public RowProduct back(FloatMatrix weights) {
    return products.back(weights);
  }

  @Override
  public RightMatrix rightMatrix() {
    return new PackedRight();
  }

  @Override
  public void keep(History history) {
    back = history.throughGates() ? gateBack : wayBack;
  }

  @Override
  public void read(PaddedBatch batch, BatchSteps steps) {
    inputs.gather(batch, steps);
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
    boolean toEmbeddings = depth == Depth.EMBEDDINGS && inputs != null;
    if (toEmbeddings) {
      embeddingBack.begin(layers.get(0).plan(), columns);
    }
    back.begin(steps, columns);
    for (RecurrentRun layer : layers) {
      layer.beginBack(back, toEmbeddings ? embeddingBack : SignalReader.NONE);
    }
  }

  @Override
  public void multiplyEmbeddings(PaddedBatch batch, BatchSteps steps) {
    embeddingBack.multiplyEmbeddings(batch, steps);
  }

  @Override
  public float word(int step, int column) {
    return back.word(step, column);
  }

  @Override
  public float at(int step, int column, int dimension) {
    return embeddingBack.at(step, column, dimension);
  }

  @Override
  public float squaredNorm(int step, int column) {
    return embeddingBack.squaredNorm(step, column);
  }

  @Override
  public float initialStates(int sequence, int column) {
    return back.initialStates(sequence, column);
  }
}
