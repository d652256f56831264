package io.github.relevista.explain;

import io.github.relevista.engine.Engine;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.ModelFeature;
import io.github.relevista.model.SentimentModel;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The explainers by their methods. */
public final class Explainers {
  private Explainers() {}

  /**
   * An explainer for one thread.
   *
   * @param engine what computes
   * @param method how predictions are explained
   * @param targets what is explained
   * @throws IllegalArgumentException if there is an {@linkplain #obstacle obstacle}
   */
  public static Explainer create(Engine engine, Method method, Targets targets) {
    obstacle(EngineKind.of(engine), engine.model(), method)
        .ifPresent(
            obstacle -> {
              throw new IllegalArgumentException(obstacle);
            });
    if (method instanceof Method.Lrp lrp) {
      return new LrpExplainer(engine, lrp.rule(), lrp.products(), targets);
    }
    if (method instanceof Method.Sensitivity) {
      return new SensitivityExplainer(engine, targets);
    }
    if (method instanceof Method.GradientTimesInput) {
      return new GradientTimesInputExplainer(engine, targets);
    }
    if (method instanceof Method.IntegratedGradients integrated) {
      return new IntegratedGradientsExplainer(engine, integrated, targets);
    }
    if (method instanceof Method.Occlusion occlusion) {
      return new OcclusionExplainer(engine, occlusion, targets);
    }
    if (method instanceof Method.ContextualDecomposition) {
      return new ContextualDecompositionExplainer(engine, targets);
    }
    return new RandomExplainer(engine, (Method.Random) method, targets);
  }

  /**
   * Why a model cannot be explained by a method with an engine: one line that says what to choose
   * instead; empty if it can. No engine is packed to find out.
   */
  public static Optional<String> obstacle(EngineKind engine, SentimentModel model, Method method) {
    if (method instanceof Method.ContextualDecomposition) {
      Optional<String> obstacle = ofDecomposition(model);
      if (obstacle.isPresent()) {
        return obstacle;
      }
    }
    if (!engine.keeps(method.history())) {
      String what =
          method instanceof Method.Lrp ? "product_rule but all" : "way to do " + method.name();
      return Optional.of(
          "engine %s has no %s; choose engine auto".formatted(engine.wireName(), what));
    }
    return engine.obstacle(model);
  }

  /** Contextual decomposition is defined for one layer of LSTM cells. */
  private static Optional<String> ofDecomposition(SentimentModel model) {
    String name = new Method.ContextualDecomposition().name();
    if (!model.isOneLayer()) {
      return Optional.of(
          "method %s explains models of one LSTM layer and this one has %s; choose another method"
              .formatted(
                  name,
                  model.features().stream()
                      .map(ModelFeature::description)
                      .collect(Collectors.joining(", "))));
    }
    if (model.cell() != CellKind.LSTM) {
      return Optional.of(
          "method %s explains LSTM models and this one is a %s; choose another method"
              .formatted(name, model.cell().name().toLowerCase(Locale.ROOT)));
    }
    return Optional.empty();
  }
}
