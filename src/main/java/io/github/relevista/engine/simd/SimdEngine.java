package io.github.relevista.engine.simd;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.Workspace;
import io.github.relevista.engine.network.NetworkWorkspace;
import io.github.relevista.engine.network.Pads;
import io.github.relevista.model.RecurrentLayer;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SequenceLayer;
import io.github.relevista.tensor.FloatMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The engine that explains corpora: the sequences of a batch run together through kernels made of
 * the processor's vector instructions ({@code jdk.incubator.vector}).
 */
public final class SimdEngine implements Engine {
  /** The name by which a configuration chooses this engine. */
  public static final String NAME = "simd";

  private final SentimentModel model;

  /** The recurrent layers, each at its place among all. */
  private final List<Optional<PackedLayer>> layers;

  private final PackedProducts products = new PackedProducts();
  private final Pads pads;

  private SimdEngine(SentimentModel model, List<Optional<PackedLayer>> layers) {
    this.model = model;
    this.layers = List.copyOf(layers);
    this.pads = new Pads(model);
  }

  /**
   * Whether this JVM can run the engine: it was started with the module {@code
   * jdk.incubator.vector}, and its processor has vectors.
   */
  public static boolean isAvailable() {
    return VectorModule.isPresent() && Lanes.COUNT >= 4;
  }

  /**
   * Packs a model.
   *
   * @param model the model
   * @param projectionTableLimit bytes up to which the projections of all words are computed at once
   *     and kept (a word's input to all gates depends on the word alone); a model whose table would
   *     be larger has every batch projected anew, with the same result
   * @throws IllegalStateException if this JVM cannot run the engine
   */
  public static SimdEngine of(SentimentModel model, long projectionTableLimit) {
    if (!isAvailable()) {
      throw new IllegalStateException(
          "engine simd needs the module jdk.incubator.vector: start the JVM with"
              + " --add-modules=jdk.incubator.vector, or choose engine auto");
    }
    List<Optional<PackedLayer>> layers = new ArrayList<>();
    for (int place = 0; place < model.layers().size(); place++) {
      SequenceLayer layer = model.layers().get(place);
      if (!(layer instanceof RecurrentLayer cells)) {
        layers.add(Optional.empty());
      } else if (place == 0) {
        layers.add(
            Optional.of(PackedLayer.ofWords(cells, words(model, cells, projectionTableLimit))));
      } else {
        layers.add(Optional.of(PackedLayer.ofVectors(cells)));
      }
    }
    return new SimdEngine(model, layers);
  }

  /** The embeddings of all words where the table of their projections keeps to its limit. */
  private static Optional<FloatMatrix> words(
      SentimentModel model, RecurrentLayer lowest, long projectionTableLimit) {
    int vocabulary = model.vocabulary().size();
    long limit = projectionTableLimit / lowest.directions().size();
    boolean fits =
        lowest.directions().stream()
            .allMatch(weights -> PackedDirection.tableFits(weights, vocabulary, limit));
    return fits ? Optional.of(model.embedding()) : Optional.empty();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SentimentModel model() {
    return model;
  }

  @Override
  public OptionalInt vectorBits() {
    return VectorWidth.bits();
  }

  @Override
  public Workspace newWorkspace() {
    return new NetworkWorkspace(model, pads, same -> new SimdLayers(same, layers, products));
  }
}
