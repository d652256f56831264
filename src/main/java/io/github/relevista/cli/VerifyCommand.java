package io.github.relevista.cli;

import io.github.relevista.engine.Engine;
import io.github.relevista.explain.EngineComparison;
import io.github.relevista.explain.EngineDifference;
import io.github.relevista.explain.EngineKind;
import io.github.relevista.explain.Explainers;
import io.github.relevista.explain.Method;
import io.github.relevista.explain.OpenedModel;
import io.github.relevista.explain.ParityGate;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.LocalModelSource;
import io.github.relevista.plan.MethodPlan;
import io.github.relevista.settings.VerifySettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
        "Explains the same texts, or random sequences, with every engine and prints how far they"
            + " are apart.")
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
    OpenedModel opened =
        OpenedModel.open(new LocalModelSource(Path.of(settings.model())), EngineKind.AUTO);
    SentimentModel model = opened.model();
    MethodPlan method = MethodPlan.of(settings.method(), model);
    List<VerifySequence> sequences = VerifySequences.of(settings, method, model, opened.parity());
    Method.Lrp propagation = MethodPlan.propagation(settings.method().options());
    List<Engine> engines = available(model, propagation, log);
    if (engines.size() < 2) {
      log.println("relevista: failed: there are no two engines to compare");
      return ExitCode.FAILED;
    }
    if (dryRun) {
      out.println(
          "would compare %s on %d sequences"
              .formatted(
                  engines.stream().map(Engine::name).collect(Collectors.joining(", ")),
                  sequences.size()));
      return ExitCode.DONE;
    }
    engines.forEach(engine -> ParityGate.check(engine, opened.parity()));
    List<EngineDifference> differences =
        new EngineComparison(engines, propagation, settings.relevanceTolerance())
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

  /** The engines that this JVM can run and that know the rules; says of the others why not. */
  private static List<Engine> available(SentimentModel model, Method.Lrp method, PrintWriter log) {
    List<Engine> engines = new ArrayList<>();
    for (EngineKind kind : EngineKind.engines()) {
      Optional<String> obstacle =
          kind.obstacle().or(() -> Explainers.obstacle(kind, model, method));
      if (obstacle.isEmpty()) {
        engines.add(kind.create(model, EngineKind.PROJECTION_TABLE_LIMIT));
      } else {
        log.println("relevista: left out: " + obstacle.get());
      }
    }
    return engines;
  }
}
