package io.github.relevista.spark;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.explain.Targets;
import io.github.relevista.model.ClassScale;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.settings.ExplainSettings;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.MethodSettings;
import io.github.relevista.settings.MethodSettings.UnknownTerms;
import io.github.relevista.text.TokenizerKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What settings mean for a certain model: names of classes resolved, defaults taken from the model.
 *
 * @param settings the settings
 * @param model the model
 * @param modelId what tells the model from others
 * @param settingsId the hash of what makes two figures incomparable
 * @param tokenizer the tokenizer
 * @param targets what is explained
 * @param labels the classes that each label stands for
 */
public record ExplainPlan(
    ExplainSettings settings,
    SentimentModel model,
    String modelId,
    String settingsId,
    TokenizerKind tokenizer,
    Targets targets,
    Map<String, int[]> labels) {

  private static final Set<String> RESERVED_TARGETS = Set.of("all", "predicted", "label");

  /** Names that a slice column cannot have, since a table has a column of that name already. */
  private static final Set<String> RESERVED_COLUMNS =
      Set.of(
          "model_id",
          "settings_id",
          "run_date",
          "class",
          "term",
          "predicted_class",
          "label",
          "occurrences",
          "reviews",
          "relevance_sum",
          "relevance_sum_squares",
          "review_sum_squares",
          "relevance_min",
          "relevance_max",
          "positive_occurrences",
          "sketch",
          "mean",
          "stddev",
          "tokens",
          "unknown_tokens",
          "score_sum",
          "score_sum_squares",
          "leakage_sum",
          "leakage_sum_squares",
          "id",
          "sentence",
          "scores",
          "relevances",
          "leakage",
          "truncated");

  /**
   * Resolves settings.
   *
   * @throws InvalidSettingException if they name what the model does not have
   */
  public static ExplainPlan of(ExplainSettings settings, SentimentModel model) {
    for (String slice : settings.input().sliceBy()) {
      if (RESERVED_COLUMNS.contains(slice.toLowerCase(Locale.ROOT))) {
        throw new InvalidSettingException(
            "slice_by must not name %s, a column that the tables have already; rename it in the input"
                .formatted(slice));
      }
    }
    MethodSettings method = settings.method();
    TokenizerKind tokenizer =
        method
            .tokenizer()
            .map(choice -> TokenizerKind.valueOf(choice.name()))
            .orElse(model.text().tokenizer());
    Targets targets = targets(method.targets(), model.classes());
    if (targets instanceof Targets.Labelled && settings.input().labelColumn().isEmpty()) {
      throw new InvalidSettingException(
          "targets is label, but label_column is not set; set it or choose other targets");
    }
    return new ExplainPlan(
        settings,
        model,
        model.id(),
        method.id(model.text().tokenizer().name().toLowerCase(Locale.ROOT)),
        tokenizer,
        targets,
        labels(settings.input().labels(), model.classes()));
  }

  /** How relevance flows. */
  public EpsilonRule rule() {
    MethodSettings method = settings.method();
    return new EpsilonRule(
        method.epsilon(),
        method.biasFactor(),
        method.epsilonShare() ? EpsilonSharing.ALWAYS : EpsilonSharing.LIKE_BIAS);
  }

  /** What the tasks have to know. */
  TaskPlan taskPlan(RowReader reader) {
    return new TaskPlan(
        reader,
        modelId,
        settings.run().engine().name().toLowerCase(Locale.ROOT),
        settings.run().projectionTableLimit(),
        tokenizer,
        Math.min(settings.method().maximumTokens(), model.text().maximumLength()),
        rule(),
        targets,
        labels,
        settings.method().unknownTerms() == UnknownTerms.SURFACE,
        settings.output().predictions(),
        settings.run().batchSequences(),
        settings.run().batchTokens(),
        settings.run().tableEntries());
  }

  private static Targets targets(List<String> names, ClassScale classes) {
    if (names.size() == 1 && RESERVED_TARGETS.contains(names.get(0))) {
      return switch (names.get(0)) {
        case "all" -> new Targets.All();
        case "predicted" -> new Targets.Predicted();
        default -> new Targets.Labelled();
      };
    }
    return new Targets.Named(
        names.stream().distinct().map(name -> indexOf("targets", name, classes)).toList());
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
                names.stream().distinct().mapToInt(n -> indexOf("labels", n, classes)).toArray()));
    return labels;
  }

  private static int indexOf(String key, String name, ClassScale classes) {
    int index = classes.indexOf(name);
    if (index < 0) {
      List<String> allowed = new ArrayList<>(classes.names());
      if (key.equals("targets")) {
        allowed = Stream.concat(Stream.of("all", "predicted", "label"), allowed.stream()).toList();
      }
      throw new InvalidSettingException(
          "%s must name classes of the model (%s), was %s"
              .formatted(key, String.join(", ", allowed), name));
    }
    return index;
  }
}
