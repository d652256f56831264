package io.github.relevista.explain;

import io.github.relevista.engine.Engine;

/** The explainers by their methods. */
public final class Explainers {
  private Explainers() {}

  /**
   * An explainer for one thread.
   *
   * @param engine what computes
   * @param method how predictions are explained
   * @param targets what is explained
   */
  public static Explainer create(Engine engine, Method method, Targets targets) {
    if (method instanceof Method.Lrp lrp) {
      return new LrpExplainer(engine, lrp.rule(), targets);
    }
    throw new IllegalArgumentException("no explainer for " + method);
  }
}
