package io.github.relevista.engine.nd4j;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.History;
import io.github.relevista.engine.Workspace;
import io.github.relevista.model.SentimentModel;
import java.util.OptionalInt;

/**
 * The engine on ND4J's arrays: written apart from the others, so that what they agree on can be
 * trusted. Its numbers depend on the rest of a batch in their last bits.
 */
public final class Nd4jEngine implements Engine {
  /** The name by which a configuration chooses this engine. */
  public static final String NAME = "nd4j";

  private final ModelArrays model;

  private Nd4jEngine(ModelArrays model) {
    this.model = model;
  }

  /** Whether this JVM has ND4J on its class path. */
  public static boolean isAvailable() {
    return Nd4jClasses.arePresent();
  }

  /**
   * Copies a model into native memory.
   *
   * @throws IllegalStateException if this JVM cannot run the engine
   */
  public static Nd4jEngine of(SentimentModel model) {
    if (!isAvailable()) {
      throw new IllegalStateException(
          "engine nd4j needs ND4J, which relevista-nd4j.jar holds, on the class path");
    }
    return new Nd4jEngine(ModelArrays.of(model));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SentimentModel model() {
    return model.model();
  }

  /**
   * Whether it can go back by a history: gradients, and relevance that gates receive, are left to
   * the other engines.
   */
  public static boolean keeps(History history) {
    return !history.throughGates();
  }

  @Override
  public OptionalInt vectorBits() {
    return OptionalInt.empty();
  }

  @Override
  public Workspace newWorkspace() {
    return new Nd4jWorkspace(model);
  }
}
