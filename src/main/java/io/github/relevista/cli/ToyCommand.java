package io.github.relevista.cli;

import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.ToySettings;
import io.github.relevista.toy.NetworkFigures;
import io.github.relevista.toy.ToyExperiment;
import io.github.relevista.toy.ToyResult;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Holds the methods of explanation against a task whose right explanation is known. */
@Command(
    name = "toy",
    versionProvider = Main.ProgramVersion.class,
    description =
        "Trains small networks to add or subtract two marked numbers of a sequence, and holds every"
            + " method of explanation against the numbers.")
final class ToyCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  private final Map<String, Object> values = new LinkedHashMap<>();

  @Option(names = "--dry-run", description = "checks everything, prints the plan, trains nothing")
  private boolean dryRun;

  @Spec private CommandSpec spec;

  @Option(names = "--operation", paramLabel = "NAME", description = "add or subtract")
  void operation(String value) {
    values.put("operation", value);
  }

  @Option(names = "--seeds", paramLabel = "N", description = "how many networks are trained")
  void seeds(String value) {
    values.put("seeds", value);
  }

  @Option(names = "--engine", paramLabel = "NAME", description = "auto, or an engine's name")
  void engine(String value) {
    values.put("engine", value);
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter log = spec.commandLine().getErr();
    ToySettings settings = ToySettings.of(common.configuration("toy", values));
    InvalidSettingException.refuse(settings.engine().obstacle());
    ToyExperiment experiment = new ToyExperiment(settings);
    if (dryRun) {
      out.println(
          "would train %d networks to %s and hold %s against the numbers"
              .formatted(
                  settings.seeds(),
                  settings.operation().name().toLowerCase(Locale.ROOT),
                  String.join(", ", experiment.methodNames())));
      return ExitCode.DONE;
    }
    ToyResult result = experiment.run(network -> log.println(progress(network)));
    ToyReport report = new ToyReport(settings, result);
    if (common.json()) {
      report.json().forEach(out::println);
    } else {
      report.print(out);
    }
    if (!result.allTrained()) {
      log.println(
          "relevista: a network has an error above highest_error %s; raise epochs, attempts or it"
              .formatted(settings.highestError()));
      return ExitCode.GATE;
    }
    return ExitCode.DONE;
  }

  private static String progress(NetworkFigures network) {
    return String.format(
        Locale.ROOT,
        "relevista: seed %d: mean squared error %.1e at attempt %d",
        network.seed(),
        network.testError(),
        network.attempts());
  }
}
