package io.github.relevista.spark.explain;

import io.github.relevista.explain.Method;
import io.github.relevista.plan.ExplainPlan;
import io.github.relevista.settings.ExplainSettings;
import io.github.relevista.spark.input.Corpus;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a run would do, in lines for people. */
final class RunDescription {
  private RunDescription() {}

  static List<String> of(ExplainPlan plan, Corpus corpus) {
    ExplainSettings settings = plan.settings();
    return List.of(
        line("input", corpus.files().description()),
        line("columns", String.join(", ", corpus.columns())),
        line(
            "model",
            "%s (%s, %d terms, %d classes), model_id %s"
                .formatted(
                    settings.model(),
                    plan.model().architecture(),
                    plan.model().vocabulary().size(),
                    plan.model().classes().size(),
                    plan.modelId())),
        line(
            "method",
            "%s, settings_id %s".formatted(method(plan.method().method()), plan.settingsId())),
        line("unit", plan.subject().unit().wireName()),
        line("targets", String.join(", ", settings.subject().targets())),
        line("engine", settings.run().engine().wireName()),
        line(
            "output",
            "%s, run_date %s%s"
                .formatted(
                    settings.output().path(),
                    settings.output().runDate(),
                    settings.predictions() ? ", with predictions" : "")));
  }

  /** The method with what it is set to. */
  private static String method(Method method) {
    return Stream.concat(
            Stream.of(method.name()),
            method.parameters().entrySet().stream()
                .map(option -> option.getKey().replace('_', ' ') + " " + option.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String line(String name, String value) {
    return "%-8s %s".formatted(name, value);
  }
}
