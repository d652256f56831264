package io.github.relevista.engine.nd4j;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.History;
import io.github.relevista.engine.Workspace;
import io.github.relevista.model.ModelFeature;
import io.github.relevista.model.SentimentModel;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The engine on ND4J's arrays: written apart from the others, so that what they agree on can be
 * trusted. Its numbers depend on the rest of a batch in their last bits.
 */
public final class Nd4jEngine implements Engine {
  /** The name by which a configuration chooses this engine. */
  public static final String NAME = "nd4j";

  private final SentimentModel model;
  private final Supplier<Workspace> workspaces;

  private Nd4jEngine(SentimentModel model, Supplier<Workspace> workspaces) {
    this.model = model;
    this.workspaces = workspaces;
  }

  /** Whether this JVM has ND4J on its class path. */
  public static boolean isAvailable() {
    return Nd4jClasses.arePresent();
  }

  /** What of a model beyond one recurrent layer it runs: all but convolutions and their pooling. */
  public static Set<ModelFeature> features() {
    return EnumSet.complementOf(EnumSet.of(ModelFeature.CONVOLUTION, ModelFeature.MAX_POOLING));
  }

  /**
   * Copies a model into native memory.
   *
   * @param model without convolutions
   * @throws IllegalStateException if this JVM cannot run the engine
   */
  public static Nd4jEngine of(SentimentModel model) {
    if (!isAvailable()) {
      throw new IllegalStateException(
          "engine nd4j needs ND4J, which relevista-nd4j.jar holds, on the class path");
    }
    if (model.isOneLayer()) {
      ModelArrays arrays = ModelArrays.of(model);
      return new Nd4jEngine(model, () -> new Nd4jWorkspace(arrays));
    }
    LayeredArrays arrays = LayeredArrays.of(model);
    return new Nd4jEngine(model, () -> new LayeredWorkspace(arrays));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SentimentModel model() {
    return model;
  }

  /**
   * Whether it can go back by a history: gradients, and relevance that gates receive, are left to
   * the other engines.
   */
  public static boolean keeps(History history) {
    return !history.throughGates();
  }

  /**
   * @throws IllegalArgumentException if it cannot go back by a history
   */
  static void requireKept(History history) {
    if (!keeps(history)) {
      throw new IllegalArgumentException(
          "engine nd4j has no gradients and no product rule but all: choose engine auto");
    }
  }

  @Override
  public OptionalInt vectorBits() {
    return OptionalInt.empty();
  }

  @Override
  public Workspace newWorkspace() {
    return workspaces.get();
  }
}
