package io.github.relevista.engine.scalar;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.Workspace;
import io.github.relevista.engine.network.NetworkWorkspace;
import io.github.relevista.engine.network.Pads;
import io.github.relevista.model.RecurrentLayer;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SequenceLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The engine in plain Java: one sequence after the other, loops that a JIT compiler vectorises by
 * itself. It runs on every JVM and gives the bits of the engine simd, from code of its own: both
 * make the same additions in the same order.
 */
public final class ScalarEngine implements Engine {
  /** The name by which a configuration chooses this engine. */
  public static final String NAME = "scalar";

  private final SentimentModel model;

  /** The recurrent layers, each at its place among all. */
  private final List<Optional<PackedLayer>> layers;

  private final Pads pads;

  private ScalarEngine(SentimentModel model, List<Optional<PackedLayer>> layers) {
    this.model = model;
    this.layers = List.copyOf(layers);
    this.pads = new Pads(model);
  }

  /**
   * Packs a model.
   *
   * @param model the model
   * @param projectionTableLimit bytes up to which the projections of words are kept once computed
   *     (a word's input to all gates depends on the word alone); a model whose table would be
   *     larger has every occurrence projected anew, with the same result
   */
  public static ScalarEngine of(SentimentModel model, long projectionTableLimit) {
    List<Optional<PackedLayer>> layers = new ArrayList<>();
    for (SequenceLayer layer : model.layers()) {
      layers.add(
          layer instanceof RecurrentLayer cells
              ? Optional.of(PackedLayer.of(cells))
              : Optional.empty());
    }
    layers.get(0).ifPresent(lowest -> keepProjections(lowest, model, projectionTableLimit));
    return new ScalarEngine(model, layers);
  }

  private static void keepProjections(
      PackedLayer lowest, SentimentModel model, long projectionTableLimit) {
    List<PackedDirection> directions = lowest.directions();
    long tableBytes =
        (long) model.vocabulary().size()
            * directions.size()
            * directions.get(0).width()
            * Float.BYTES;
    if (tableBytes <= projectionTableLimit) {
      directions.forEach(direction -> direction.keepProjections(model.vocabulary().size()));
    }
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
    return OptionalInt.empty();
  }

  @Override
  public Workspace newWorkspace() {
    return new NetworkWorkspace(model, pads, same -> new ScalarLayers(same, layers));
  }
}
