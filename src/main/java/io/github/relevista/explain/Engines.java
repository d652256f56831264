package io.github.relevista.explain;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.nd4j.Nd4jEngine;
import io.github.relevista.engine.scalar.ScalarEngine;
import io.github.relevista.engine.simd.SimdEngine;
import io.github.relevista.model.SentimentModel;
import java.util.List;
import java.util.Optional;

/** The engines by name. */
public final class Engines {
  /** The name that stands for the fastest engine that this JVM can run. */
  public static final String AUTO = "auto";

  /** The engines, the fastest first. */
  public static final List<String> NAMES =
      List.of(SimdEngine.NAME, ScalarEngine.NAME, Nd4jEngine.NAME);

  /** Bytes up to which engines keep the projections of words where nobody says otherwise. */
  public static final long PROJECTION_TABLE_LIMIT = 512L << 20;

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
      case Nd4jEngine.NAME -> Nd4jEngine.of(model);
      default -> throw new IllegalArgumentException("there is no engine named " + name);
    };
  }

  /**
   * Why this JVM cannot run an engine: one line that says what is missing; empty if it can.
   *
   * @param name the engine's name or {@link #AUTO}
   */
  public static Optional<String> obstacle(String name) {
    if (name.equals(SimdEngine.NAME) && !SimdEngine.isAvailable()) {
      return Optional.of(
          "engine simd needs a JVM started with --add-modules=jdk.incubator.vector and a processor with vectors; choose engine auto");
    }
    if (name.equals(Nd4jEngine.NAME) && !Nd4jEngine.isAvailable()) {
      return Optional.of(
          "engine nd4j needs relevista-nd4j.jar on the class path: start it by jobs/relevista, or choose engine auto");
    }
    return Optional.empty();
  }

  private static String fastest() {
    return SimdEngine.isAvailable() ? SimdEngine.NAME : ScalarEngine.NAME;
  }
}
