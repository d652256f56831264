package io.github.relevista.cli;

import io.github.relevista.settings.ExplainSettings;
import io.github.relevista.spark.explain.ExplainJob;
import io.github.relevista.spark.explain.ExplainResult;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Explains a corpus and publishes the word statistics. */
@Command(
    name = "explain",
    versionProvider = Main.ProgramVersion.class,
    description = "Explains every review of a corpus and adds up what its words contributed.")
final class ExplainCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private ExplainOptions options;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter log = spec.commandLine().getErr();
    ExplainSettings settings =
        ExplainSettings.of(common.configuration("explain", options.values()));
    try (ExplainJob job = ExplainJob.open(settings, line -> log.println("relevista: " + line))) {
      if (options.dryRun()) {
        job.description().forEach(out::println);
        return ExitCode.DONE;
      }
      ExplainResult result = job.run();
      if (common.json()) {
        out.println(ExplainReport.json(result));
      } else {
        ExplainReport.print(result, out);
      }
      ExplainReport.gate(result).lines().forEach(line -> log.println("relevista: " + line));
      return result.shortfall().isPresent() ? ExitCode.GATE : ExitCode.DONE;
    }
  }
}
