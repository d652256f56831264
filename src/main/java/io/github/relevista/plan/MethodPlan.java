package io.github.relevista.plan;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.explain.EngineKind;
import io.github.relevista.explain.Explainers;
import io.github.relevista.explain.Method;
import io.github.relevista.explain.Targets;
import io.github.relevista.model.ClassScale;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.MethodOptions;
import io.github.relevista.settings.MethodSettings;
import io.github.relevista.text.TextUnit;
import io.github.relevista.text.TokenizerKind;
import java.util.List;
import java.util.Set;

/**
 * How the texts of a model are read and its predictions explained.
 *
 * @param method how predictions are explained
 * @param tokenizer the tokenizer
 * @param maximumTokens words of a text that are read
 * @param unit what of a review is explained by itself
 * @param targets what is explained
 */
public record MethodPlan(
    Method method, TokenizerKind tokenizer, int maximumTokens, TextUnit unit, Targets targets) {

  private static final Set<String> WORDS_FOR_TARGETS = Set.of("all", "predicted", "label");

  /**
   * Resolves settings.
   *
   * @throws InvalidSettingException if they name a class that the model does not have
   */
  public static MethodPlan of(MethodSettings method, SentimentModel model) {
    return new MethodPlan(
        method(method.method(), method.options()),
        method.tokenizer().orElse(model.text().tokenizer()),
        Math.min(method.maximumTokens(), model.text().maximumLength()),
        method.unit().orElse(model.text().unit()),
        targets(method.targets(), model.classes()));
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

  private static Targets targets(List<String> names, ClassScale classes) {
    if (names.size() == 1 && WORDS_FOR_TARGETS.contains(names.get(0))) {
      return switch (names.get(0)) {
        case "all" -> new Targets.All();
        case "predicted" -> new Targets.Predicted();
        default -> new Targets.Labelled();
      };
    }
    return new Targets.Named(
        names.stream().distinct().map(name -> indexOf(name, classes)).toList());
  }

  private static int indexOf(String name, ClassScale classes) {
    int index = classes.indexOf(name);
    if (index < 0) {
      throw new InvalidSettingException(
          "targets must be all, predicted, label or classes of the model (%s), was %s"
              .formatted(classes.describe(), name));
    }
    return index;
  }
}
