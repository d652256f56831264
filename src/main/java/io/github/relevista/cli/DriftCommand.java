package io.github.relevista.cli;

import io.github.relevista.report.DriftReport;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.DriftSettings;
import io.github.relevista.spark.drift.DriftJob;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares two sets of published results. */
@Command(
    name = "drift",
    description = "Shows what has changed between dates, slices or models: words, scores, shares.")
final class DriftCommand extends BaseCommand {
  @Option(
      names = "--input",
      paramLabel = "DIR",
      description = "the output whose results to compare")
  void input(String value) {
    put("input", value);
  }

  @Option(
      names = "--before",
      paramLabel = "SELECTION",
      description = "the one side: 2026-01-01..2026-01-31,category=film")
  void before(String value) {
    put("before", value);
  }

  @Option(names = "--after", paramLabel = "SELECTION", description = "the other side")
  void after(String value) {
    put("after", value);
  }

  @Option(
      names = "--class",
      paramLabel = "NAME",
      description = "the class whose relevances are compared (default: the polarity)")
  void className(String value) {
    put("class", value);
  }

  @Option(
      names = "--min-reviews",
      paramLabel = "N",
      description = "reviews with a word that are needed to speak of it")
  void minimumReviews(String value) {
    put("min_reviews", value);
  }

  @Option(names = "--shown", paramLabel = "N", description = "words to show of each kind of change")
  void shown(String value) {
    put("shown", value);
  }

  @Override
  Set<String> sharedKeys() {
    return Set.of("master");
  }

  @Override
  StartPlan start(Starter starter) {
    return starter.onSpark(
        DriftSettings.of(configuration()).master(), Nd4j.UNUSED, resolvedArguments());
  }

  @Override
  int run(Configuration configuration) throws Exception {
    try (DriftJob job = DriftJob.open(DriftSettings.of(configuration), this::log)) {
      if (dryRun()) {
        printLines(job.description());
      } else {
        print(DriftReport.of(job.run()));
      }
      return ExitCode.DONE;
    }
  }
}
