package io.github.relevista.cli;

import io.github.relevista.report.Deed;
import io.github.relevista.report.RecoverReport;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.RecoverSettings;
import io.github.relevista.spark.job.OutputRecovery;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Completes the runs that died while they published. */
@Command(
    name = "recover",
    description = "Completes the runs that died while they published to an output.")
final class RecoverCommand extends BaseCommand {
  @Option(names = "--output", paramLabel = "DIR", description = "the folder of the tables")
  void output(String value) {
    put("output", value);
  }

  /** On Spark for its file systems alone: no session is opened. */
  @Override
  StartPlan start(Starter starter) {
    RecoverSettings.of(configuration());
    return starter.onSpark(Optional.of("local"), Nd4j.UNUSED, resolvedArguments());
  }

  @Override
  int run(Configuration configuration) {
    String output = RecoverSettings.of(configuration).output();
    List<String> runs =
        dryRun() ? OutputRecovery.unfinished(output) : OutputRecovery.complete(output);
    print(RecoverReport.of(output, runs, dryRun() ? Deed.PLANNED : Deed.DONE));
    return ExitCode.DONE;
  }
}
