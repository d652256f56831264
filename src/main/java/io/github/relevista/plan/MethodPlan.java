package io.github.relevista.plan;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.explain.EngineKind;
import io.github.relevista.explain.Explainers;
import io.github.relevista.explain.Method;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.MethodOptions;
import io.github.relevista.settings.MethodSettings;
import io.github.relevista.text.TokenizerKind;

/**
 * How the texts of a model are read and its predictions explained.
 *
 * @param method how predictions are explained
 * @param tokenizer the tokenizer
 * @param maximumTokens words of a text that are read
 */
public record MethodPlan(Method method, TokenizerKind tokenizer, int maximumTokens) {

  /** Resolves settings. */
  public static MethodPlan of(MethodSettings method, SentimentModel model) {
    return new MethodPlan(
        method(method.method(), method.options()),
        method.tokenizer().orElse(model.text().tokenizer()),
        Math.min(method.maximumTokens(), model.text().maximumLength()));
  }

  /**
   * Refuses an engine with which the method cannot explain a model.
   *
   * @throws InvalidSettingException if it cannot
   */
  public void requireOf(EngineKind engine, SentimentModel model) {
    InvalidSettingException.refuse(Explainers.obstacle(engine, model, method));
  }

  /** Relevance propagation as it is set to, whether or not it is the method that was chosen. */
  public static Method.Lrp propagation(MethodOptions options) {
    EpsilonSharing sharing =
        options.epsilonShare() ? EpsilonSharing.ALWAYS : EpsilonSharing.LIKE_BIAS;
    return new Method.Lrp(
        new EpsilonRule(options.epsilon(), options.biasFactor(), sharing, options.stateRatio()),
        options.productRule());
  }

  private static Method method(MethodSettings.Method method, MethodOptions options) {
    return switch (method) {
      case LRP -> propagation(options);
      case SENSITIVITY -> new Method.Sensitivity();
      case GRADIENT_X_INPUT -> new Method.GradientTimesInput();
      case INTEGRATED_GRADIENTS -> new Method.IntegratedGradients(options.steps());
      case OCCLUSION -> new Method.Occlusion(options.removal(), options.measure());
      case CONTEXTUAL_DECOMPOSITION -> new Method.ContextualDecomposition();
      case RANDOM -> new Method.Random(options.seed());
    };
  }
}
