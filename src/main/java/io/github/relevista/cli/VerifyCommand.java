package io.github.relevista.cli;

import io.github.relevista.engine.Engine;
import io.github.relevista.explain.EngineComparison;
import io.github.relevista.explain.EngineDifference;
import io.github.relevista.explain.Engines;
import io.github.relevista.explain.ParityGate;
import io.github.relevista.model.ParitySequence;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.LocalModelSource;
import io.github.relevista.modelio.ModelFolder;
import io.github.relevista.modelio.ParityFile;
import io.github.relevista.plan.MethodPlan;
import io.github.relevista.settings.VerifySettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Holds the engines against each other. */
@Command(
    name = "verify",
    versionProvider = Main.ProgramVersion.class,
    description =
        "Explains the same texts, or random sequences, with every engine and prints how far they are apart.")
final class VerifyCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private LocalTextOptions texts;

  @Option(names = "--dry-run", description = "checks everything and compares nothing")
  private boolean dryRun;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter log = spec.commandLine().getErr();
    VerifySettings settings = VerifySettings.of(common.configuration("verify", texts.values()));
    LocalModelSource source = new LocalModelSource(Path.of(settings.model()));
    SentimentModel model = ModelFolder.read(source);
    MethodPlan method = MethodPlan.of(settings.method(), model);
    List<ParitySequence> parity = ParityFile.read(source, model);
    List<VerifySequence> sequences = VerifySequences.of(settings, method, model, parity);
    List<String> names = available(log);
    if (names.size() < 2) {
      log.println("relevista: failed: there are no two engines to compare");
      return ExitCode.FAILED;
    }
    if (dryRun) {
      out.println(
          "would compare %s on %d sequences".formatted(String.join(", ", names), sequences.size()));
      return ExitCode.DONE;
    }
    List<Engine> engines =
        names.stream()
            .map(name -> Engines.create(name, model, Engines.PROJECTION_TABLE_LIMIT))
            .toList();
    engines.forEach(engine -> ParityGate.check(engine, parity));
    List<EngineDifference> differences =
        new EngineComparison(engines, method.rule(), settings.relevanceTolerance())
            .compare(sequences.stream().map(VerifySequence::ids).toList());
    VerifyReport report = new VerifyReport(settings, sequences);
    for (EngineDifference pair : differences) {
      if (common.json()) {
        out.println(report.json(pair));
      } else {
        report.print(pair, out);
      }
    }
    return differences.stream().allMatch(report::agree) ? ExitCode.DONE : ExitCode.GATE;
  }

  /** The engines that this JVM can run; says of the others why it cannot. */
  private static List<String> available(PrintWriter log) {
    List<String> names = new ArrayList<>();
    for (String name : Engines.NAMES) {
      Optional<String> obstacle = Engines.obstacle(name);
      obstacle.ifPresent(reason -> log.println("relevista: left out: " + reason));
      if (obstacle.isEmpty()) {
        names.add(name);
      }
    }
    return names;
  }
}
