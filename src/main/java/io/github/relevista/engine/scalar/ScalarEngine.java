package io.github.relevista.engine.scalar;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.Workspace;
import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.SentimentModel;
import java.util.ArrayList;
import java.util.List;
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
  private final List<PackedDirection> directions;

  private ScalarEngine(SentimentModel model, List<PackedDirection> directions) {
    this.model = model;
    this.directions = List.copyOf(directions);
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
    List<PackedDirection> directions = new ArrayList<>();
    for (DirectionWeights weights : model.directions()) {
      PackedDirection packed = new PackedDirection(model.cell(), weights);
      directions.add(packed);
    }
    long tableBytes =
        (long) model.vocabulary().size()
            * directions.size()
            * directions.get(0).width()
            * Float.BYTES;
    if (tableBytes <= projectionTableLimit) {
      directions.forEach(direction -> direction.keepProjections(model.vocabulary().size()));
    }
    return new ScalarEngine(model, directions);
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
    return new ScalarWorkspace(model, directions);
  }
}
