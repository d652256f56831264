package io.github.relevista.explain;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.FusedMultiplyAdd;
import io.github.relevista.engine.History;
import io.github.relevista.engine.nd4j.Nd4jEngine;
import io.github.relevista.engine.scalar.ScalarEngine;
import io.github.relevista.engine.simd.SimdEngine;
import io.github.relevista.model.ModelFeature;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.InvalidModelException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The engines to choose from. A kind tells what its engine can do before any model is packed for
 * it, and loads no class of an engine that is not asked about.
 */
public enum EngineKind {
  /** The fastest engine for corpora that a JVM can run, decided by each JVM for itself. */
  AUTO("auto"),
  /** The processor's vector instructions; needs the module jdk.incubator.vector. */
  SIMD(SimdEngine.NAME),
  /** Plain Java. */
  SCALAR(ScalarEngine.NAME),
  /** The arrays of ND4J; needs the second jar. */
  ND4J(Nd4jEngine.NAME);

  /** Bytes up to which engines keep the projections of words where nobody says otherwise. */
  public static final long PROJECTION_TABLE_LIMIT = 512L << 20;

  private static final List<EngineKind> ENGINES = List.of(SIMD, SCALAR, ND4J);

  private final String wireName;

  EngineKind(String wireName) {
    this.wireName = wireName;
  }

  /** The engines themselves, without {@link #AUTO}, the fastest first. */
  public static List<EngineKind> engines() {
    return ENGINES;
  }

  /**
   * The kind of an engine, never {@link #AUTO}.
   *
   * @throws IllegalArgumentException if its name is none of theirs
   */
  public static EngineKind of(Engine engine) {
    return ENGINES.stream()
        .filter(kind -> kind.wireName.equals(engine.name()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("there is no engine named " + engine.name()));
  }

  /** Its name in configurations and tables. */
  public String wireName() {
    return wireName;
  }

  /** What {@link #AUTO} is in this JVM; every other kind is itself. */
  public EngineKind resolved() {
    if (this != AUTO) {
      return this;
    }
    return SimdEngine.isAvailable() ? SIMD : SCALAR;
  }

  /**
   * Why this JVM cannot run the engine over more than a text or two: one line that says what is
   * missing; empty if it can.
   */
  public Optional<String> obstacle() {
    if (this != ND4J && !FusedMultiplyAdd.isInstruction()) {
      return Optional.of(
          "engine %s needs a processor with fused multiply-adds, which this one has not (or the JVM was started with -XX:-UseFMA): it would take a thousand times as long; choose engine nd4j"
              .formatted(resolved().wireName));
    }
    if (this == SIMD && !SimdEngine.isAvailable()) {
      return Optional.of(
          "engine simd needs a JVM started with --add-modules=jdk.incubator.vector and a processor"
              + " with vectors; choose engine auto");
    }
    if (this == ND4J && !Nd4jEngine.isAvailable()) {
      return Optional.of(
          "engine nd4j needs relevista-nd4j.jar on the class path: start it by jobs/relevista, or"
              + " choose engine auto");
    }
    return Optional.empty();
  }

  /**
   * Why the engine cannot run a model: one line that names what of it; empty if it can. No model is
   * packed to find out.
   */
  public Optional<String> obstacle(SentimentModel model) {
    EngineKind kind = resolved();
    Set<ModelFeature> beyond = model.features();
    beyond.removeAll(kind.features());
    if (beyond.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "engine %s cannot run a model with %s; choose engine auto"
            .formatted(
                kind.wireName,
                beyond.stream()
                    .map(ModelFeature::description)
                    .collect(Collectors.joining(", with "))));
  }

  /** What the engine runs beyond one recurrent layer. */
  private Set<ModelFeature> features() {
    return switch (this) {
      case SIMD, SCALAR -> EnumSet.allOf(ModelFeature.class);
      case ND4J -> Nd4jEngine.features();
      case AUTO -> throw new AssertionError("auto is resolved");
    };
  }

  /** Whether the engine can go back by a history; its workspaces refuse what it cannot. */
  public boolean keeps(History history) {
    return this != ND4J || Nd4jEngine.keeps(history);
  }

  /**
   * Packs a model for the engine.
   *
   * @param model the model
   * @param projectionTableLimit bytes up to which an engine may keep the projections of words
   * @throws IllegalStateException if this JVM cannot run the engine
   * @throws InvalidModelException if the engine cannot run the model
   */
  public Engine create(SentimentModel model, long projectionTableLimit) {
    obstacle(model)
        .ifPresent(
            obstacle -> {
              throw new InvalidModelException(obstacle);
            });
    return switch (resolved()) {
      case SIMD -> SimdEngine.of(model, projectionTableLimit);
      case SCALAR -> ScalarEngine.of(model, projectionTableLimit);
      case ND4J -> Nd4jEngine.of(model);
      case AUTO -> throw new AssertionError("auto is resolved");
    };
  }
}
