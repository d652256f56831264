package io.github.relevista.plan;

import io.github.relevista.evaluate.Experiment;
import io.github.relevista.evaluate.ExperimentPlan;
import io.github.relevista.evaluate.MethodRuns;
import io.github.relevista.explain.Method;
import io.github.relevista.explain.Targets;
import io.github.relevista.ids.IdParts;
import io.github.relevista.model.ClassScale;
import io.github.relevista.settings.ExperimentSettings;
import io.github.relevista.text.TextUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The id of settings: the hash of everything that makes two figures of one model incomparable, as
 * it takes effect. What a method or an experiment that was chosen does not look at is no part of
 * it; nor is the order of what has none, nor which rows were read.
 */
final class SettingsId {
  private SettingsId() {}

  /**
   * The id of a run of {@code explain}.
   *
   * @param method how reviews are read and explained
   * @param subject what is explained
   * @param labels the classes that each label stands for
   * @param classes of the model
   */
  static String ofExplain(
      MethodPlan method, SubjectPlan subject, Map<String, int[]> labels, ClassScale classes) {
    IdParts parts = new IdParts().with("method", named(method.method()));
    addReading(parts, method, subject.unit());
    parts.with("targets", targets(subject.targets(), classes));
    parts.with("unknown_terms", subject.unknownTerms().wireName());
    if (subject.targets() instanceof Targets.Labelled) {
      parts.with("labels", labels(labels, classes));
    }
    return parts.id("explain");
  }

  /**
   * The id of a run of {@code evaluate}.
   *
   * @param plan the experiments and methods
   * @param settings what the plan does not hold of them
   * @param reading how reviews are read
   * @param tableClasses the classes of the word tables
   * @param labels the classes that each label stands for, where reviews have labels
   * @param classes of the model
   */
  static String ofEvaluate(
      ExperimentPlan plan,
      ExperimentSettings settings,
      MethodPlan reading,
      List<String> tableClasses,
      Optional<Map<String, int[]>> labels,
      ClassScale classes) {
    IdParts parts = new IdParts();
    Map<String, Object> methods = new TreeMap<>();
    plan.methods().forEach(method -> methods.put(method.name(), named(method.runs().get(0))));
    parts.with("methods", methods);
    addReading(parts, reading, TextUnit.REVIEW);
    if (plan.methods().stream().anyMatch(SettingsId::isRandom)) {
      parts.with("random_runs", settings.randomRuns());
    }
    parts.with(
        "experiments", plan.experiments().stream().map(Experiment::wireName).sorted().toList());
    if (plan.has(Experiment.DELETION)) {
      parts.with("deletions", plan.deletion().deletions());
      parts.with("min_words", plan.deletion().minimumWords());
      parts.with("deletion", plan.deletion().removal().wireName());
      parts.with("rerank", settings.rerank());
    }
    if (plan.has(Experiment.POINTING)) {
      parts.with("pointing_documents", plan.pointing().documents());
      parts.with("pointing_sentences", plan.pointing().sentences());
    }
    if (plan.has(Experiment.DELETION) || plan.has(Experiment.POINTING)) {
      // Their figures have intervals.
      parts.with("seed", plan.seed());
      parts.with("bootstrap_replicates", plan.replicates());
      parts.with("confidence", settings.confidence());
    }
    if (plan.has(Experiment.WORD_TABLES)) {
      parts.with("tables", tableClasses.stream().distinct().sorted().toList());
      parts.with("table_words", settings.tableWords());
      parts.with("table_minimum", settings.tableMinimum());
      parts.with("unknown_terms", settings.unknownTerms().wireName());
    }
    // Without labels the class that the model predicts is the truth.
    parts.with("labels", labels.<Object>map(known -> labels(known, classes)).orElse("predicted"));
    return parts.id("evaluate");
  }

  private static boolean isRandom(MethodRuns method) {
    return method.runs().get(0) instanceof Method.Random;
  }

  private static Map<String, Object> named(Method method) {
    return Map.of("name", method.name(), "parameters", method.parameters());
  }

  private static void addReading(IdParts parts, MethodPlan reading, TextUnit unit) {
    parts.with("tokenizer", reading.tokenizer().wireName());
    parts.with("maximum_tokens", reading.maximumTokens());
    parts.with("unit", unit.wireName());
  }

  /** The word for the targets, or the names of classes, sorted. */
  private static Object targets(Targets targets, ClassScale classes) {
    if (targets instanceof Targets.Named named) {
      List<String> names = names(named.classes().stream().mapToInt(k -> k).toArray(), classes);
      return names.size() == classes.size() ? "all" : names;
    }
    if (targets instanceof Targets.All) {
      return "all";
    }
    return targets instanceof Targets.Predicted ? "predicted" : "label";
  }

  private static Map<String, List<String>> labels(Map<String, int[]> labels, ClassScale classes) {
    Map<String, List<String>> named = new TreeMap<>();
    labels.forEach((label, indices) -> named.put(label, names(indices, classes)));
    return named;
  }

  private static List<String> names(int[] indices, ClassScale classes) {
    return Arrays.stream(indices)
        .distinct()
        .mapToObj(index -> classes.names().get(index))
        .sorted()
        .toList();
  }
}
