package io.github.relevista.cli;

import io.github.relevista.engine.Engine;
import io.github.relevista.explain.EngineKind;
import io.github.relevista.explain.OpenedModel;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.LocalModelSource;
import io.github.relevista.plan.LabelledTexts;
import io.github.relevista.report.ScoreReport;
import io.github.relevista.scoring.Scorecard;
import io.github.relevista.scoring.Scorer;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.ScoreSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells how well a model predicts the labels of a file. */
@Command(
    name = "score",
    description = "Holds the predictions of a model against the labels of a file.")
final class ScoreCommand extends LocalTextCommand {
  @Option(names = "--label-column", paramLabel = "NAME", description = "the column of the label")
  void labelColumn(String value) {
    put("label_column", value);
  }

  @Option(names = "--engine", paramLabel = "NAME", description = "auto, or an engine's name")
  void engine(String value) {
    put("engine", value);
  }

  @Override
  StartPlan start(Starter starter) {
    return starter.inJvm(Nd4j.of(ScoreSettings.of(configuration()).engine()));
  }

  @Override
  int run(Configuration configuration) {
    ScoreSettings settings = ScoreSettings.of(configuration);
    InvalidSettingException.refuse(settings.engine().obstacle());
    Engine engine =
        OpenedModel.open(
                new LocalModelSource(Path.of(settings.model())),
                settings.engine(),
                EngineKind.PROJECTION_TABLE_LIMIT,
                this::log)
            .engine();
    SentimentModel model = engine.model();
    LabelledTexts labelled = LabelledTexts.read(settings, model, this::log);
    if (dryRun()) {
      printLines(
          List.of(
              String.format(
                  Locale.ROOT,
                  "would score %,d texts with %,d words by the engine %s",
                  labelled.texts().size(),
                  labelled.rows().tokens(),
                  engine.name())));
      return ExitCode.DONE;
    }
    Scorecard card = Scorer.score(engine, labelled.texts(), settings.calibrationBins());
    print(ScoreReport.of(model, labelled.rows(), card));
    return ExitCode.DONE;
  }
}
