package io.github.relevista.toy;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.engine.ProductRule;
import io.github.relevista.explain.Method;
import io.github.relevista.explain.Method.Occlusion.Measure;
import io.github.relevista.explain.Method.Occlusion.Removal;
import io.github.relevista.settings.ToySettings;
import java.util.List;

/**
 * A method that is judged.
 *
 * @param name unlike that of every other method here
 * @param method the method with what it is set to
 */
record ToyMethod(String name, Method method) {
  /** All methods; relevance propagation with each of its rules for products. */
  static List<ToyMethod> all(ToySettings settings) {
    return List.of(
        propagation(settings, "all", ProductRule.ALL),
        propagation(settings, "prop", ProductRule.PROPORTIONAL),
        propagation(settings, "abs", ProductRule.ABSOLUTE),
        propagation(settings, "half", ProductRule.HALF),
        byItsName(new Method.GradientTimesInput()),
        byItsName(new Method.IntegratedGradients(settings.steps())),
        byItsName(new Method.Sensitivity()),
        byItsName(new Method.Occlusion(Removal.BLANK, Measure.SCORE)),
        byItsName(new Method.ContextualDecomposition()),
        byItsName(new Method.Random(settings.seed())));
  }

  private static ToyMethod propagation(ToySettings settings, String name, ProductRule products) {
    EpsilonRule rule =
        new EpsilonRule(settings.epsilon(), settings.biasFactor(), EpsilonSharing.LIKE_BIAS);
    Method method = new Method.Lrp(rule, products);
    return new ToyMethod(method.name() + " " + name, method);
  }

  private static ToyMethod byItsName(Method method) {
    return new ToyMethod(method.name(), method);
  }
}
