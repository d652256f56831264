package io.github.relevista.engine.simd;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.Workspace;
import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.SentimentModel;
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
  private final List<PackedDirection> directions;

  private SimdEngine(SentimentModel model, List<PackedDirection> directions) {
    this.model = model;
    this.directions = List.copyOf(directions);
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
    int vocabulary = model.vocabulary().size();
    long limit = projectionTableLimit / model.directions().size();
    boolean fits =
        model.directions().stream()
            .allMatch(weights -> PackedDirection.tableFits(weights, vocabulary, limit));
    Optional<FloatMatrix> words = fits ? Optional.of(model.embedding()) : Optional.empty();
    List<PackedDirection> directions = new ArrayList<>();
    for (DirectionWeights weights : model.directions()) {
      directions.add(PackedDirection.ofWords(model.cell(), weights, words));
    }
    return new SimdEngine(model, directions);
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
    return new SimdWorkspace(model, directions);
  }
}
