package io.github.relevista.cli;

import io.github.relevista.report.ToyReport;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.ToySettings;
import io.github.relevista.toy.NetworkFigures;
import io.github.relevista.toy.ToyExperiment;
import io.github.relevista.toy.ToyResult;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Holds the methods of explanation against a task whose right explanation is known. */
@Command(
    name = "toy",
    description =
        "Trains small networks to add or subtract two marked numbers of a sequence, and holds every"
            + " method of explanation against the numbers.")
final class ToyCommand extends BaseCommand {
  @Option(names = "--operation", paramLabel = "NAME", description = "add or subtract")
  void operation(String value) {
    put("operation", value);
  }

  @Option(names = "--seeds", paramLabel = "N", description = "how many networks are trained")
  void seeds(String value) {
    put("seeds", value);
  }

  @Option(names = "--engine", paramLabel = "NAME", description = "auto, or an engine's name")
  void engine(String value) {
    put("engine", value);
  }

  @Override
  StartPlan start(Starter starter) {
    ToySettings.of(configuration());
    return starter.inJvm(Nd4j.AS_ENGINE);
  }

  @Override
  int run(Configuration configuration) {
    ToySettings settings = ToySettings.of(configuration);
    InvalidSettingException.refuse(settings.engine().obstacle());
    ToyExperiment experiment = new ToyExperiment(settings);
    if (dryRun()) {
      printLines(
          List.of(
              "would train %d networks to %s and hold %s against the numbers"
                  .formatted(
                      settings.seeds(),
                      settings.operation().name().toLowerCase(Locale.ROOT),
                      String.join(", ", experiment.methodNames()))));
      return ExitCode.DONE;
    }
    ToyResult result = experiment.run(network -> log(progress(network)));
    print(ToyReport.of(settings, result));
    if (!result.allTrained()) {
      log(
          "a network has an error above highest_error %s; raise epochs, attempts or it"
              .formatted(settings.highestError()));
      return ExitCode.GATE;
    }
    return ExitCode.DONE;
  }

  private static String progress(NetworkFigures network) {
    return String.format(
        Locale.ROOT,
        "seed %d: mean squared error %.1e at attempt %d",
        network.seed(),
        network.testError(),
        network.attempts());
  }
}
