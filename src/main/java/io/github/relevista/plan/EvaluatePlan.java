package io.github.relevista.plan;

import io.github.relevista.evaluate.ExperimentPlan;
import io.github.relevista.evaluate.ExperimentPlan.DeletionPlan;
import io.github.relevista.evaluate.ExperimentPlan.PointingPlan;
import io.github.relevista.evaluate.ExperimentPlan.RankingTime;
import io.github.relevista.evaluate.MethodRuns;
import io.github.relevista.explain.EngineKind;
import io.github.relevista.explain.Method;
import io.github.relevista.model.ClassScale;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.settings.EvaluateSettings;
import io.github.relevista.settings.ExperimentSettings;
import io.github.relevista.settings.ExperimentSettings.NamedMethod;
import io.github.relevista.settings.InputSettings;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.RunSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * What the settings of {@code evaluate} mean for a certain model.
 *
 * @param settings the settings
 * @param model the model
 * @param modelId what tells the model from others
 * @param reading how texts are read; its method is the first of several
 * @param evaluation the experiments
 * @param labels the classes that each label stands for
 * @param tableClasses the classes of the word tables
 * @param settingsId the hash of what makes figures incomparable
 */
public record EvaluatePlan(
    EvaluateSettings settings,
    SentimentModel model,
    String modelId,
    MethodPlan reading,
    ExperimentPlan evaluation,
    Map<String, int[]> labels,
    List<String> tableClasses,
    String settingsId) {

  /**
   * Resolves settings.
   *
   * @throws InvalidSettingException if they name what the model does not have, or ask an engine for
   *     what it cannot do
   */
  public static EvaluatePlan of(EvaluateSettings wanted, SentimentModel model) {
    EvaluateSettings settings = withoutForeignLabels(wanted, model);
    EngineKind engine = settings.run().engine();
    InvalidSettingException.refuse(engine.obstacle());
    List<NamedMethod> methods = settings.evaluation().methods();
    List<MethodRuns> runs = new ArrayList<>();
    for (NamedMethod named : methods) {
      MethodPlan method = MethodPlan.of(named.settings(), model);
      method.requireOf(engine, model);
      runs.add(runs(named.name(), method.method(), settings.evaluation().randomRuns()));
    }
    MethodPlan reading = MethodPlan.of(methods.get(0).settings(), model);
    ExperimentPlan evaluation = evaluation(settings.evaluation(), runs, settings.run());
    Map<String, int[]> labels =
        LabelClasses.of(settings.input().labels(), settings.wishes(), model.classes());
    List<String> tableClasses = tableClasses(settings.evaluation().tables(), model.classes());
    return new EvaluatePlan(
        settings,
        model,
        model.id(),
        reading,
        evaluation,
        labels,
        tableClasses,
        SettingsId.ofEvaluate(
            evaluation,
            settings.evaluation(),
            reading,
            tableClasses,
            settings.input().labelColumn().map(column -> labels),
            model.classes()));
  }

  /**
   * The settings without labels that nobody wishes for, if none of them is said in classes that the
   * model has: its own prediction counts as the truth then.
   */
  private static EvaluateSettings withoutForeignLabels(
      EvaluateSettings settings, SentimentModel model) {
    InputSettings input = settings.input();
    boolean isForeign =
        !input.labels().isEmpty()
            && settings
                .wishes()
                .fitting(input.labels(), Set.copyOf(model.classes().names()))
                .isEmpty();
    return isForeign
        ? settings.wishes().withoutLabel(input).map(settings::withInput).orElse(settings)
        : settings;
  }

  /** A random method as often as it is tried, each time with the next seed; another once. */
  private static MethodRuns runs(String name, Method method, int randomRuns) {
    if (!(method instanceof Method.Random random)) {
      return new MethodRuns(name, List.of(method));
    }
    return new MethodRuns(
        name,
        LongStream.range(0, randomRuns)
            .<Method>mapToObj(run -> new Method.Random(random.seed() + run))
            .toList());
  }

  private static ExperimentPlan evaluation(
      ExperimentSettings settings, List<MethodRuns> methods, RunSettings run) {
    return new ExperimentPlan(
        methods,
        Set.copyOf(settings.experiments()),
        new DeletionPlan(
            settings.deletions(),
            settings.minimumWords(),
            settings.deletion(),
            settings.rerank() ? RankingTime.ANEW : RankingTime.ONCE),
        new PointingPlan(settings.pointingDocuments(), settings.pointingSentences()),
        settings.replicates(),
        settings.seed(),
        run.batchSequences(),
        run.batchTokens(),
        run.tableEntries());
  }

  private static List<String> tableClasses(List<String> wanted, ClassScale classes) {
    wanted.forEach(name -> NamedClasses.indexOf(name, classes, "tables must be"));
    return wanted.isEmpty() ? classes.names() : wanted;
  }
}
