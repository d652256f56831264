package io.github.relevista.cli;

import io.github.relevista.bench.Bench;
import io.github.relevista.report.BenchReport;
import io.github.relevista.settings.BenchSettings;
import io.github.relevista.settings.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how fast this machine explains. */
@Command(
    name = "bench",
    description = "Measures how fast this machine explains the texts of a file.")
final class BenchCommand extends LocalTextCommand {
  @Option(names = "--engine", paramLabel = "NAME", description = "auto, or an engine's name")
  void engine(String value) {
    put("engine", value);
  }

  @Option(names = "--threads", paramLabel = "N", description = "threads at a time (default: 1)")
  void threads(String value) {
    put("threads", value);
  }

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "for which each kind of work is measured")
  void seconds(String value) {
    put("seconds", value);
  }

  @Option(
      names = "--methods",
      paramLabel = "NAME[,NAME]",
      description = "methods of explanation to measure too; conf/explain.yaml names them")
  void methods(String value) {
    put("methods", value);
  }

  @Override
  StartPlan start(Starter starter) {
    // It measures beside ND4J's products where its jar is there, and does without where not.
    return starter.inJvm(Nd4j.of(BenchSettings.of(configuration()).engine()));
  }

  @Override
  int run(Configuration configuration) {
    Bench bench = Bench.open(BenchSettings.of(configuration), this::log);
    if (dryRun()) {
      printLines(bench.description());
      return ExitCode.DONE;
    }
    print(BenchReport.of(bench.run()));
    return ExitCode.DONE;
  }
}
