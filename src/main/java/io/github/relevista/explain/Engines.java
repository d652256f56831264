package io.github.relevista.explain;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.scalar.ScalarEngine;
import io.github.relevista.engine.simd.SimdEngine;
import io.github.relevista.model.SentimentModel;

/** The engines by name. */
public final class Engines {
  /** The name that stands for the fastest engine that this JVM can run. */
  public static final String AUTO = "auto";

  private Engines() {}

  /**
   * Packs a model for an engine.
   *
   * @param name the engine's name or {@link #AUTO}
   * @param model the model
   * @param projectionTableLimit bytes up to which an engine may keep the projections of words
   * @throws IllegalArgumentException if there is no engine of that name
   * @throws IllegalStateException if this JVM cannot run the engine of that name
   */
  public static Engine create(String name, SentimentModel model, long projectionTableLimit) {
    return switch (name) {
      case AUTO -> create(fastest(), model, projectionTableLimit);
      case SimdEngine.NAME -> SimdEngine.of(model, projectionTableLimit);
      case ScalarEngine.NAME -> ScalarEngine.of(model, projectionTableLimit);
      default -> throw new IllegalArgumentException("there is no engine named " + name);
    };
  }

  private static String fastest() {
    return SimdEngine.isAvailable() ? SimdEngine.NAME : ScalarEngine.NAME;
  }
}
