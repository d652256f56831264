package io.github.relevista.plan;

import io.github.relevista.aggregate.PhraseKey;
import io.github.relevista.aggregate.Shifters;
import io.github.relevista.explain.EngineKind;
import io.github.relevista.explain.Targets;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.settings.ContextSettings;
import io.github.relevista.settings.ExplainSettings;
import io.github.relevista.settings.InvalidSettingException;
import java.util.Map;

/**
 * What the settings of {@code explain} mean for a certain model.
 *
 * @param settings the settings
 * @param model the model
 * @param modelId what tells the model from others
 * @param method how its predictions are explained
 * @param subject what of them is explained
 * @param labels the classes that each label stands for
 * @param shifters the words that shift the meaning of others
 * @param settingsId the hash of what makes figures incomparable
 */
public record ExplainPlan(
    ExplainSettings settings,
    SentimentModel model,
    String modelId,
    MethodPlan method,
    SubjectPlan subject,
    Map<String, int[]> labels,
    Shifters shifters,
    String settingsId) {

  /**
   * Resolves settings.
   *
   * @throws InvalidSettingException if they name what the model does not have, an engine that this
   *     JVM cannot run, or a method that cannot explain the model with that engine
   */
  public static ExplainPlan of(ExplainSettings settings, SentimentModel model) {
    EngineKind engine = settings.run().engine();
    InvalidSettingException.refuse(engine.obstacle());
    if (settings.contexts().phrases().wanted()
        && model.vocabulary().size() > PhraseKey.MOST_TERMS) {
      throw new InvalidSettingException(
          "phrases is true, but the model has %d terms, of which no phrases can be counted: at most %d; set phrases: false"
              .formatted(model.vocabulary().size(), PhraseKey.MOST_TERMS));
    }
    MethodPlan method = MethodPlan.of(settings.method(), model);
    method.requireOf(engine, model);
    SubjectPlan subject = SubjectPlan.of(settings.subject(), model);
    if (subject.targets() instanceof Targets.Labelled && settings.input().labelColumn().isEmpty()) {
      throw new InvalidSettingException(
          "targets is label, but label_column is not set; set it or choose other targets");
    }
    Map<String, int[]> labels =
        LabelClasses.of(settings.input().labels(), settings.wishes(), model.classes());
    return new ExplainPlan(
        settings,
        model,
        model.id(),
        method,
        subject,
        labels,
        shifters(settings.contexts()),
        SettingsId.ofExplain(method, subject, labels, model.classes()));
  }

  private static Shifters shifters(ContextSettings contexts) {
    try {
      return Shifters.of(contexts.shifters(), contexts.reach());
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(e.getMessage());
    }
  }
}
