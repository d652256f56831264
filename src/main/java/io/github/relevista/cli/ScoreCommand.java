package io.github.relevista.cli;

import io.github.relevista.engine.Engine;
import io.github.relevista.explain.EngineKind;
import io.github.relevista.explain.OpenedModel;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.LocalModelSource;
import io.github.relevista.scoring.Scorecard;
import io.github.relevista.scoring.Scorer;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.ScoreSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells how well a model predicts the labels of a file. */
@Command(
    name = "score",
    versionProvider = Main.ProgramVersion.class,
    description = "Holds the predictions of a model against the labels of a file.")
final class ScoreCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private LocalTextOptions texts;
  private final Map<String, Object> values = new LinkedHashMap<>();

  @Option(names = "--dry-run", description = "reads and checks everything, scores nothing")
  private boolean dryRun;

  @Spec private CommandSpec spec;

  @Option(names = "--label-column", paramLabel = "NAME", description = "the column of the label")
  void labelColumn(String value) {
    values.put("label_column", value);
  }

  @Option(names = "--engine", paramLabel = "NAME", description = "auto, or an engine's name")
  void engine(String value) {
    values.put("engine", value);
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    values.putAll(texts.values());
    ScoreSettings settings = ScoreSettings.of(common.configuration("score", values));
    InvalidSettingException.refuse(settings.engine().obstacle());
    Engine engine =
        OpenedModel.open(
                new LocalModelSource(Path.of(settings.model())),
                settings.engine(),
                EngineKind.PROJECTION_TABLE_LIMIT)
            .engine();
    SentimentModel model = engine.model();
    LabelledTexts labelled = LabelledTexts.read(settings, model);
    if (dryRun) {
      out.printf(
          Locale.ROOT,
          "would score %,d texts with %,d words by the engine %s%n",
          labelled.texts().size(),
          labelled.tokens(),
          engine.name());
      return ExitCode.DONE;
    }
    Scorecard card = Scorer.score(engine, labelled.texts(), settings.calibrationBins());
    ScoreReport report = new ScoreReport(model, labelled, card);
    if (common.json()) {
      out.println(report.json());
    } else {
      report.print(out);
    }
    return ExitCode.DONE;
  }
}
