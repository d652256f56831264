package io.github.relevista.cli;

import io.github.relevista.model.SentimentModel;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.TrainSettings;
import io.github.relevista.train.Checkpoint;
import io.github.relevista.train.Threads;
import io.github.relevista.train.Trainer;
import io.github.relevista.train.TrainingData;
import io.github.relevista.train.TrainingResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Trains a classifier and writes the folder of its model. */
@Command(
    name = "train",
    versionProvider = Main.ProgramVersion.class,
    description = "Trains a classifier on labelled texts.")
final class TrainCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private TrainOptions options;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter log = spec.commandLine().getErr();
    TrainSettings settings = TrainSettings.of(common.configuration("train", options.values()));
    Path folder = Path.of(settings.output());
    Checkpoint checkpoint = new Checkpoint(folder);
    if (checkpoint.exists() && !settings.resume()) {
      throw new InvalidSettingException(
          "%s holds an interrupted run; go on with --resume, or remove it"
              .formatted(folder.resolve(Checkpoint.FOLDER)));
    }
    Threads.use(settings.threads());
    TrainingData data = TrainingData.read(settings);
    if (settings.pretraining().isPresent()) {
      if (options.dryRun()) {
        PretrainedVectors.describe(settings, out);
      } else {
        // The examples were read before, so that their faults are told before hours of work.
        settings = PretrainedVectors.make(settings, log);
        data = TrainingData.read(settings);
      }
    }
    Trainer trainer = new Trainer(settings, data);
    describe(data, trainer, options.dryRun() ? out : log);
    if (options.dryRun()) {
      return ExitCode.DONE;
    }
    TrainingProgress progress = new TrainingProgress(log, settings.recipe().epochs());
    TrainingResult result =
        settings.resume()
            ? trainer.resume(checkpoint, progress)
            : trainer.start(checkpoint, progress);
    SentimentModel written = TrainedModelFolder.write(folder, settings, data, result);
    checkpoint.remove();
    if (common.json()) {
      out.println(TrainedModelFolder.summary(written, result));
    } else {
      out.printf(
          Locale.ROOT,
          "%s: %.1f%% of the dev examples right, after %.2f epochs%n",
          folder,
          100 * result.best().devAccuracy(),
          result.best().epoch());
    }
    return ExitCode.DONE;
  }

  private static void describe(TrainingData data, Trainer trainer, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "relevista: %,d examples to learn from (%,d left out), %,d to evaluate with%n",
        data.trainSize(),
        data.excluded(),
        data.devSize());
    out.printf(
        Locale.ROOT,
        "relevista: %,d terms, %,d of them trained, %,d begin with a vector%n",
        data.vocabulary().size(),
        data.trainedTerms(),
        data.termsWithVector());
    out.printf(
        Locale.ROOT,
        "relevista: classes %s; %,d batches%n",
        String.join(", ", data.classes().names()),
        trainer.totalSteps());
  }
}
