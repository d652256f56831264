package io.github.relevista.cli;

import io.github.relevista.report.EvaluateReport;
import io.github.relevista.report.EvaluateResult;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.EvaluateSettings;
import io.github.relevista.spark.evaluate.EvaluateJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares methods of explanation over a corpus. */
@Command(
    name = "evaluate",
    description =
        "Compares methods of explanation over a corpus: word deletion, word tables, position,"
            + " pointing game, leakage.")
final class EvaluateCommand extends CorpusCommand {
  @Option(names = "--methods", paramLabel = "NAME[,NAME]", description = "the methods to compare")
  void methods(String value) {
    put("methods", value);
  }

  @Option(
      names = "--experiments",
      paramLabel = "NAME[,NAME]",
      description = "deletion, word_tables, position, pointing, leakage (default: all)")
  void experiments(String value) {
    put("experiments", value);
  }

  @Option(
      names = "--deletions",
      paramLabel = "N",
      description = "how many words are deleted at most")
  void deletions(String value) {
    put("deletions", value);
  }

  @Override
  StartPlan start(Starter starter) {
    return start(starter, EvaluateSettings.of(configuration()).run());
  }

  @Override
  int run(Configuration configuration) throws Exception {
    EvaluateSettings settings = EvaluateSettings.of(configuration);
    try (EvaluateJob job = EvaluateJob.open(settings, this::log)) {
      if (dryRun()) {
        printLines(job.description());
        return ExitCode.DONE;
      }
      EvaluateResult result = job.run();
      print(EvaluateReport.of(result));
      EvaluateReport.gate(result).forEach(this::log);
      return result.shortfall().isPresent() ? ExitCode.GATE : ExitCode.DONE;
    }
  }
}
