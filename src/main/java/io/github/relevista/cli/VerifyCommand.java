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
import io.github.relevista.plan.VerifySequence;
import io.github.relevista.plan.VerifySequences;
import io.github.relevista.report.VerifyReport;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.VerifySettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Holds the engines against each other. */
@Command(
    name = "verify",
    description =
        "Explains the same texts, or random sequences, with every engine and prints how far they"
            + " are apart.")
final class VerifyCommand extends LocalTextCommand {
  @Override
  StartPlan start(Starter starter) {
    VerifySettings.of(configuration());
    return starter.inJvm(Nd4j.AS_ENGINE);
  }

  @Override
  int run(Configuration configuration) {
    VerifySettings settings = VerifySettings.of(configuration);
    OpenedModel opened =
        OpenedModel.open(
            new LocalModelSource(Path.of(settings.model())), EngineKind.AUTO, this::log);
    SentimentModel model = opened.model();
    MethodPlan method = MethodPlan.of(settings.method(), model);
    List<VerifySequence> sequences =
        VerifySequences.of(settings, method, model, opened.parity(), this::log);
    Method.Lrp propagation = MethodPlan.propagation(settings.method().options());
    List<Engine> engines = available(model, propagation);
    if (engines.size() < 2) {
      log("failed: there are no two engines to compare");
      return ExitCode.FAILED;
    }
    if (dryRun()) {
      printLines(
          List.of(
              "would compare %s on %d sequences"
                  .formatted(
                      engines.stream().map(Engine::name).collect(Collectors.joining(", ")),
                      sequences.size())));
      return ExitCode.DONE;
    }
    engines.forEach(engine -> ParityGate.check(engine, opened.parity()));
    List<EngineDifference> differences =
        new EngineComparison(engines, propagation, settings.relevanceTolerance())
            .compare(sequences.stream().map(VerifySequence::ids).toList());
    VerifyReport report = new VerifyReport(settings, sequence -> sequences.get(sequence).place());
    print(report.of(differences));
    return differences.stream().allMatch(report::agree) ? ExitCode.DONE : ExitCode.GATE;
  }

  /** The engines that this JVM can run and that know the rules; says of the others why not. */
  private List<Engine> available(SentimentModel model, Method.Lrp method) {
    List<Engine> engines = new ArrayList<>();
    for (EngineKind kind : EngineKind.engines()) {
      Optional<String> obstacle =
          kind.obstacle().or(() -> Explainers.obstacle(kind, model, method));
      if (obstacle.isEmpty()) {
        engines.add(kind.create(model, EngineKind.PROJECTION_TABLE_LIMIT));
      } else {
        log("left out: " + obstacle.get());
      }
    }
    return engines;
  }
}
