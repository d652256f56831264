package io.github.relevista.explain;

import io.github.relevista.engine.Engine;
import io.github.relevista.model.CellKind;
import java.util.Locale;
import java.util.Optional;

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
    obstacle(engine, method)
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
   * Why an engine's model cannot be explained by a method: one line that says what to choose
   * instead; empty if it can.
   */
  public static Optional<String> obstacle(Engine engine, Method method) {
    CellKind cell = engine.model().cell();
    if (method instanceof Method.ContextualDecomposition && cell != CellKind.LSTM) {
      return Optional.of(
          "method %s explains LSTM models and this one is a %s; choose another method"
              .formatted(method.name(), cell.name().toLowerCase(Locale.ROOT)));
    }
    if (!engine.keeps(method.history())) {
      String what =
          method instanceof Method.Lrp ? "product_rule but all" : "way to do " + method.name();
      return Optional.of("engine %s has no %s; choose engine auto".formatted(engine.name(), what));
    }
    return Optional.empty();
  }
}
