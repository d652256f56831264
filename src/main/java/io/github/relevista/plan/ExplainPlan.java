package io.github.relevista.plan;

import io.github.relevista.explain.Engines;
import io.github.relevista.explain.Targets;
import io.github.relevista.model.ClassScale;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.settings.ExplainSettings;
import io.github.relevista.settings.InvalidSettingException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the settings of {@code explain} mean for a certain model.
 *
 * @param settings the settings
 * @param model the model
 * @param modelId what tells the model from others
 * @param method how its predictions are explained
 * @param labels the classes that each label stands for
 */
public record ExplainPlan(
    ExplainSettings settings,
    SentimentModel model,
    String modelId,
    MethodPlan method,
    Map<String, int[]> labels) {

  /**
   * Resolves settings.
   *
   * @throws InvalidSettingException if they name what the model does not have, or an engine that
   *     this JVM cannot run
   */
  public static ExplainPlan of(ExplainSettings settings, SentimentModel model) {
    Engines.obstacle(settings.run().engine().name().toLowerCase(Locale.ROOT))
        .ifPresent(
            obstacle -> {
              throw new InvalidSettingException(obstacle);
            });
    MethodPlan method = MethodPlan.of(settings.method(), model);
    if (method.targets() instanceof Targets.Labelled && settings.input().labelColumn().isEmpty()) {
      throw new InvalidSettingException(
          "targets is label, but label_column is not set; set it or choose other targets");
    }
    return new ExplainPlan(
        settings, model, model.id(), method, labels(settings.input().labels(), model.classes()));
  }

  private static Map<String, int[]> labels(Map<String, List<String>> mapping, ClassScale classes) {
    Map<String, int[]> labels = new HashMap<>();
    for (int k = 0; k < classes.size(); k++) {
      labels.put(classes.names().get(k), new int[] {k});
    }
    mapping.forEach(
        (label, names) ->
            labels.put(
                label,
                names.stream().distinct().mapToInt(name -> indexOf(name, classes)).toArray()));
    return labels;
  }

  private static int indexOf(String name, ClassScale classes) {
    int index = classes.indexOf(name);
    if (index < 0) {
      throw new InvalidSettingException(
          "labels must stand for classes of the model (%s), was %s"
              .formatted(String.join(", ", classes.names()), name));
    }
    return index;
  }
}
