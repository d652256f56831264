package io.github.relevista.spark.evaluate;

import io.github.relevista.evaluate.MethodRuns;
import io.github.relevista.plan.EvaluatePlan;
import io.github.relevista.settings.EvaluateSettings;
import io.github.relevista.settings.ExperimentSettings;
import io.github.relevista.spark.input.Corpus;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an evaluation would do, in lines for people. */
final class EvaluateDescription {
  private EvaluateDescription() {}

  static List<String> of(EvaluatePlan plan, Corpus corpus) {
    EvaluateSettings settings = plan.settings();
    ExperimentSettings evaluation = settings.evaluation();
    return List.of(
        line("input", corpus.files().description()),
        line(
            "truth",
            settings.input().labelColumn().map(name -> "column " + name).orElse("the prediction")),
        line("model", "%s, model_id %s".formatted(settings.model(), plan.modelId())),
        line(
            "methods",
            plan.evaluation().methods().stream()
                .map(MethodRuns::name)
                .collect(Collectors.joining(", "))),
        line(
            "experiments",
            evaluation.experiments().stream()
                .map(experiment -> experiment.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "))),
        line(
            "deletion",
            "1 to %d words (%s) of texts of %d or more"
                .formatted(
                    evaluation.deletions(),
                    evaluation.deletion().name().toLowerCase(Locale.ROOT),
                    evaluation.minimumWords())),
        line("engine", settings.run().engine().wireName()),
        line(
            "output",
            "%s, run_date %s, settings_id %s"
                .formatted(
                    settings.output().path(), settings.output().runDate(), plan.settingsId())));
  }

  private static String line(String name, String value) {
    return "%-11s %s".formatted(name, value);
  }
}
