package io.github.relevista.cli;

import io.github.relevista.settings.EvaluateSettings;
import io.github.relevista.spark.evaluate.EvaluateJob;
import io.github.relevista.spark.evaluate.EvaluateResult;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Compares methods of explanation over a corpus. */
@Command(
    name = "evaluate",
    versionProvider = Main.ProgramVersion.class,
    description =
        "Compares methods of explanation over a corpus: word deletion, word tables, position,"
            + " pointing game, leakage.")
final class EvaluateCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private EvaluateOptions options;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter log = spec.commandLine().getErr();
    EvaluateSettings settings =
        EvaluateSettings.of(common.configuration("evaluate", options.values()));
    try (EvaluateJob job = EvaluateJob.open(settings, line -> log.println("relevista: " + line))) {
      if (options.dryRun()) {
        job.description().forEach(out::println);
        return ExitCode.DONE;
      }
      EvaluateResult result = job.run();
      if (common.json()) {
        EvaluateReport.json(result).forEach(out::println);
      } else {
        new EvaluateReport(out).print(result);
      }
      EvaluateReport.gate(result).lines().forEach(line -> log.println("relevista: " + line));
      return result.shortfall().isPresent() ? ExitCode.GATE : ExitCode.DONE;
    }
  }
}
