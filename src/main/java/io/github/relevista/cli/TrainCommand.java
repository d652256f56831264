package io.github.relevista.cli;

import io.github.relevista.model.SentimentModel;
import io.github.relevista.report.TrainReport;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.TrainSettings;
import io.github.relevista.spark.pretrain.PretrainedVectors;
import io.github.relevista.train.Checkpoint;
import io.github.relevista.train.Threads;
import io.github.relevista.train.TrainedModelFolder;
import io.github.relevista.train.Trainer;
import io.github.relevista.train.TrainingData;
import io.github.relevista.train.TrainingResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains a classifier and writes the folder of its model. */
@Command(name = "train", description = "Trains a classifier on labelled texts.")
final class TrainCommand extends BaseCommand {
  @Option(names = "--train", paramLabel = "FILE", description = "the examples to learn from")
  void train(String value) {
    put("train", value);
  }

  @Option(
      names = "--dev",
      paramLabel = "FILE",
      description = "the examples by which the best moment is chosen")
  void dev(String value) {
    put("dev", value);
  }

  @Option(
      names = "--exclude",
      arity = "1..*",
      paramLabel = "FILE",
      description = "files of examples that must not be learned from")
  void exclude(List<String> paths) {
    put("exclude", new ArrayList<>(paths));
  }

  @Option(names = "--embeddings", paramLabel = "FILE", description = "word vectors to begin with")
  void embeddings(String value) {
    put("embeddings", value);
  }

  @Option(
      names = "--pretrain",
      arity = "1..*",
      paramLabel = "PATH",
      description = "reviews without labels to make word vectors of first, on Spark")
  void pretrain(List<String> paths) {
    put("pretrain", new ArrayList<>(paths));
  }

  @Option(names = "--output", paramLabel = "DIR", description = "the folder of the model")
  void output(String value) {
    put("output", value);
  }

  @Option(names = "--seed", paramLabel = "N", description = "of everything random")
  void seed(String value) {
    put("seed", value);
  }

  @Option(names = "--threads", paramLabel = "N", description = "threads of the products")
  void threads(String value) {
    put("threads", value);
  }

  @Option(names = "--resume", description = "goes on from the last checkpoint")
  void resume(boolean value) {
    put("resume", value);
  }

  @Override
  Set<String> sharedKeys() {
    return Set.of("limit", "master");
  }

  @Override
  StartPlan start(Starter starter) {
    TrainSettings settings = TrainSettings.of(configuration());
    return settings.pretraining().isEmpty()
        ? starter.inJvm(Nd4j.FOR_TRAINING)
        : starter.onSpark(settings.master(), Nd4j.FOR_TRAINING, resolvedArguments());
  }

  @Override
  int run(Configuration configuration) throws Exception {
    TrainSettings settings = TrainSettings.of(configuration);
    Path folder = Path.of(settings.output());
    Checkpoint checkpoint = new Checkpoint(folder);
    if (checkpoint.exists() && !settings.resume()) {
      throw new InvalidSettingException(
          "%s holds an interrupted run; go on with --resume, or remove it"
              .formatted(folder.resolve(Checkpoint.FOLDER)));
    }
    Threads.use(settings.threads());
    TrainingData data = TrainingData.read(settings);
    data.notes().forEach(this::log);
    if (settings.pretraining().isPresent()) {
      if (dryRun()) {
        printLines(List.of(PREFIX + PretrainedVectors.description(settings)));
      } else {
        // The examples were read before, so that their faults are told before hours of work.
        settings = PretrainedVectors.make(settings, this::log);
        data = TrainingData.read(settings);
      }
    }
    Trainer trainer = new Trainer(settings, data);
    List<String> description = TrainReport.description(data, trainer.totalSteps());
    if (dryRun()) {
      printLines(description.stream().map(PREFIX::concat).toList());
      return ExitCode.DONE;
    }
    description.forEach(this::log);
    TrainingProgress progress = new TrainingProgress(this::log, settings.recipe().epochs());
    TrainingResult result =
        settings.resume()
            ? trainer.resume(checkpoint, progress)
            : trainer.start(checkpoint, progress);
    SentimentModel written = TrainedModelFolder.write(folder, settings, data, result);
    checkpoint.remove();
    print(TrainReport.of(folder.toString(), written, result));
    return ExitCode.DONE;
  }
}
