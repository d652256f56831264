package io.github.relevista.cli;

import io.github.relevista.bench.Bench;
import io.github.relevista.bench.BenchResult;
import io.github.relevista.settings.BenchSettings;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how fast this machine explains. */
@Command(
    name = "bench",
    versionProvider = Main.ProgramVersion.class,
    description = "Measures how fast this machine explains the texts of a file.")
final class BenchCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private LocalTextOptions texts;
  private final Map<String, Object> values = new LinkedHashMap<>();

  @Option(names = "--dry-run", description = "checks everything, prints the plan, measures nothing")
  private boolean dryRun;

  @Spec private CommandSpec spec;

  @Option(names = "--engine", paramLabel = "NAME", description = "auto, or an engine's name")
  void engine(String value) {
    values.put("engine", value);
  }

  @Option(names = "--threads", paramLabel = "N", description = "threads at a time (default: 1)")
  void threads(String value) {
    values.put("threads", value);
  }

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "for which each kind of work is measured")
  void seconds(String value) {
    values.put("seconds", value);
  }

  @Option(
      names = "--methods",
      paramLabel = "NAME[,NAME]",
      description = "methods of explanation to measure too; conf/explain.yaml names them")
  void methods(String value) {
    values.put("methods", value);
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    values.putAll(texts.values());
    Bench bench = Bench.open(BenchSettings.of(common.configuration("bench", values)));
    if (dryRun) {
      bench.description().forEach(out::println);
      return ExitCode.DONE;
    }
    BenchResult result = bench.run();
    if (common.json()) {
      BenchReport.json(result).forEach(out::println);
    } else {
      BenchReport.print(result, out);
    }
    return ExitCode.DONE;
  }
}
