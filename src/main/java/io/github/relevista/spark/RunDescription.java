package io.github.relevista.spark;

import io.github.relevista.plan.ExplainPlan;
import io.github.relevista.settings.ExplainSettings;
import java.util.List;
import java.util.Locale;

/** What a run would do, in lines for people. */
final class RunDescription {
  private RunDescription() {}

  static List<String> of(ExplainPlan plan, Corpus corpus) {
    ExplainSettings settings = plan.settings();
    InputFiles input = corpus.files();
    long bytes = input.files().stream().mapToLong(file -> file.getLen()).sum();
    return List.of(
        line(
            "input",
            "%d files, %,d bytes, %s"
                .formatted(
                    input.files().size(), bytes, input.format().name().toLowerCase(Locale.ROOT))),
        line("columns", String.join(", ", columns(corpus))),
        line(
            "model",
            "%s (%s, %d terms, %d classes), model_id %s"
                .formatted(
                    settings.model(),
                    plan.model().cell().name().toLowerCase(Locale.ROOT),
                    plan.model().vocabulary().size(),
                    plan.model().classes().size(),
                    plan.modelId())),
        line(
            "method",
            "%s, epsilon %s, bias factor %s, settings_id %s"
                .formatted(
                    settings.method().method().name().toLowerCase(Locale.ROOT),
                    settings.method().epsilon(),
                    settings.method().biasFactor(),
                    plan.method().settingsId())),
        line("targets", String.join(", ", settings.method().targets())),
        line("engine", settings.run().engine().name().toLowerCase(Locale.ROOT)),
        line(
            "output",
            "%s, run_date %s%s"
                .formatted(
                    settings.output().path(),
                    settings.output().runDate(),
                    settings.output().predictions() ? ", with predictions" : "")));
  }

  private static List<String> columns(Corpus corpus) {
    return List.of(corpus.rows().columns()).subList(1, corpus.rows().columns().length);
  }

  private static String line(String name, String value) {
    return "%-8s %s".formatted(name, value);
  }
}
