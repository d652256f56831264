package io.github.relevista.cli;

import io.github.relevista.report.MergeReport;
import io.github.relevista.report.MergeResult;
import io.github.relevista.report.Report;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.MergeSettings;
import io.github.relevista.spark.merge.MergeJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Adds up the results of several runs. */
@Command(
    name = "merge",
    description = "Adds up days, slices and shards exactly, as one run over all would have.")
final class MergeCommand extends ResultsCommand<MergeSettings, MergeResult> {
  @Option(
      names = "--input",
      arity = "1..*",
      paramLabel = "DIR",
      description = "the outputs whose results are added up")
  void input(List<String> outputs) {
    put("input", new ArrayList<>(outputs));
  }

  @Mixin private DateOptions dates;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "which days make one sum: all, day or month")
  void by(String value) {
    put("by", value);
  }

  @Option(
      names = "--window",
      paramLabel = "DAYS",
      description = "a sum for every day, of so many days up to it: 28d")
  void window(String value) {
    put("window", value);
  }

  @Option(
      names = "--add-up",
      paramLabel = "NAME[,NAME]",
      description = "the slice columns whose values are added up")
  void addUp(String value) {
    put("add_up", value);
  }

  @Option(names = "--predictions", description = "takes over the rows of single reviews too")
  void predictions(boolean value) {
    put("predictions", value);
  }

  @Option(
      names = "--compact",
      description = "makes one result of the days of each whole month up to --to, in their place")
  void compact(boolean value) {
    put("compact", value);
  }

  @Option(names = "--output", paramLabel = "DIR", description = "the folder of the sums")
  void output(String value) {
    put("output", value);
  }

  @Mixin private TableOptions tables;

  @Override
  MergeSettings settings(Configuration configuration) {
    return MergeSettings.of(configuration);
  }

  @Override
  Optional<String> master(MergeSettings settings) {
    return settings.master();
  }

  @Override
  MergeJob open(MergeSettings settings) throws Exception {
    return MergeJob.open(settings, this::log);
  }

  @Override
  Report report(MergeResult result) {
    return MergeReport.of(result);
  }
}
