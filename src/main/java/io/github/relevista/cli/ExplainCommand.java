package io.github.relevista.cli;

import io.github.relevista.report.ExplainReport;
import io.github.relevista.report.ExplainResult;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.ExplainSettings;
import io.github.relevista.spark.explain.ExplainJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Explains a corpus and publishes the word statistics. */
@Command(
    name = "explain",
    description = "Explains every review of a corpus and adds up what its words contributed.")
final class ExplainCommand extends CorpusCommand {
  @Option(
      names = "--slice-by",
      paramLabel = "NAME[,NAME]",
      description = "keeps statistics apart by these columns")
  void sliceBy(String value) {
    put("slice_by", value);
  }

  @Option(
      names = "--targets",
      paramLabel = "NAME[,NAME]",
      description = "all, predicted, label, or names of classes")
  void targets(String value) {
    put("targets", value);
  }

  @Option(
      names = "--method",
      paramLabel = "NAME",
      description = "how to explain (default: lrp); conf/explain.yaml names the methods")
  void method(String value) {
    put("method", value);
  }

  @Option(names = "--predictions", description = "writes the relevances of every single review too")
  void predictions(boolean value) {
    put("predictions", value);
  }

  @Override
  StartPlan start(Starter starter) {
    return start(starter, ExplainSettings.of(configuration()).run());
  }

  @Override
  int run(Configuration configuration) throws Exception {
    ExplainSettings settings = ExplainSettings.of(configuration);
    try (ExplainJob job = ExplainJob.open(settings, this::log)) {
      if (dryRun()) {
        printLines(job.description());
        return ExitCode.DONE;
      }
      ExplainResult result = job.run();
      print(ExplainReport.of(result));
      ExplainReport.gate(result).forEach(this::log);
      return result.shortfall().isPresent() ? ExitCode.GATE : ExitCode.DONE;
    }
  }
}
