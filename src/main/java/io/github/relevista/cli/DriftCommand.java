package io.github.relevista.cli;

import io.github.relevista.report.DriftReport;
import io.github.relevista.report.DriftResult;
import io.github.relevista.report.Report;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.DriftSettings;
import io.github.relevista.spark.drift.DriftJob;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares two sets of published results. */
@Command(
    name = "drift",
    description = "Shows what has changed between dates, slices or models: words, scores, shares.")
final class DriftCommand extends ResultsCommand<DriftSettings, DriftResult> {
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
  DriftSettings settings(Configuration configuration) {
    return DriftSettings.of(configuration);
  }

  @Override
  Optional<String> master(DriftSettings settings) {
    return settings.master();
  }

  @Override
  DriftJob open(DriftSettings settings) throws Exception {
    return DriftJob.open(settings, this::log);
  }

  @Override
  Report report(DriftResult result) {
    return DriftReport.of(result);
  }
}
