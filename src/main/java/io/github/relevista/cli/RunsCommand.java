package io.github.relevista.cli;

import io.github.relevista.report.RunsReport;
import io.github.relevista.runs.LocalRecords;
import io.github.relevista.runs.RunRecord;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.RunsSettings;
import io.github.relevista.spark.job.OutputRecovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what the runs of an output say of themselves. */
@Command(
    name = "runs",
    description = "Shows the records of all runs of an output, published or not, as one table.")
final class RunsCommand extends BaseCommand {
  @Option(names = "--output", paramLabel = "DIR", description = "the folder of the tables")
  void output(String value) {
    put("output", value);
  }

  /** On Spark for its file systems alone, and only for an output that needs them. */
  @Override
  StartPlan start(Starter starter) {
    return RunsSettings.of(configuration()).isLocal()
        ? StartPlan.here()
        : starter.onSpark(Optional.of("local"), Nd4j.UNUSED, resolvedArguments());
  }

  @Override
  int run(Configuration configuration) throws IOException {
    RunsSettings settings = RunsSettings.of(configuration);
    print(RunsReport.of(settings.output(), records(settings)));
    return ExitCode.DONE;
  }

  private static List<RunRecord> records(RunsSettings settings) throws IOException {
    if (!settings.isLocal()) {
      return LocalRecords.sorted(OutputRecovery.records(settings.output()));
    }
    Path output = Path.of(settings.output());
    if (!Files.isDirectory(output)) {
      throw new InvalidSettingException(
          "no output at %s; name the folder of the tables".formatted(output));
    }
    return LocalRecords.of(output);
  }
}
