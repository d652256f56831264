package io.github.relevista.cli;

import io.github.relevista.engine.Engine;
import io.github.relevista.evaluate.Scorecard;
import io.github.relevista.evaluate.Scorer;
import io.github.relevista.explain.Engines;
import io.github.relevista.explain.ParityGate;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.LocalModelSource;
import io.github.relevista.modelio.ModelFolder;
import io.github.relevista.modelio.ParityFile;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.ScoreSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells how well a model predicts the labels of a file. */
@Command(
    name = "score",
    versionProvider = Main.ProgramVersion.class,
    description = "Holds the predictions of a model against the labels of a file.")
final class ScoreCommand implements Callable<Integer> {
  /** Bytes up to which the projections of words are kept. */
  private static final long PROJECTION_TABLE_LIMIT = 512L << 20;

  @Mixin private CommonOptions common;
  @Mixin private ScoreOptions options;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    ScoreSettings settings = ScoreSettings.of(common.configuration("score", options.values()));
    LocalModelSource source = new LocalModelSource(Path.of(settings.model()));
    SentimentModel model = ModelFolder.read(source);
    Engine engine = engine(settings, model);
    ParityGate.check(engine, ParityFile.read(source, model));
    LabelledTexts texts = LabelledTexts.read(settings, model);
    if (options.dryRun()) {
      out.printf(
          Locale.ROOT,
          "would score %,d texts with %,d words by the engine %s%n",
          texts.texts().size(),
          texts.tokens(),
          engine.name());
      return ExitCode.DONE;
    }
    Scorecard card = Scorer.score(engine, texts.texts(), settings.calibrationBins());
    ScoreReport report = new ScoreReport(model, texts, card);
    if (common.json()) {
      out.println(report.json());
    } else {
      report.print(out);
    }
    return ExitCode.DONE;
  }

  private static Engine engine(ScoreSettings settings, SentimentModel model) {
    String name = settings.engine().name().toLowerCase(Locale.ROOT);
    try {
      return Engines.create(name, model, PROJECTION_TABLE_LIMIT);
    } catch (IllegalStateException e) {
      throw new InvalidSettingException(e.getMessage());
    }
  }
}
