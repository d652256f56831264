package io.github.relevista.spark.pretrain;

import io.github.relevista.settings.TrainSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The word vectors that {@code train} makes first, where its settings name a corpus for them. */
public final class PretrainedVectors {
  /** Name of the folder that they are written to, in that of the model. */
  public static final String FOLDER = "_pretrain";

  private PretrainedVectors() {}

  /** Checks the corpus and says what would be made of it. */
  public static String description(TrainSettings settings) throws Exception {
    try (Pretraining job = Pretraining.open(settings, line -> {})) {
      return job.description();
    }
  }

  /**
   * Makes the vectors, unless a run that goes on has made them already.
   *
   * @param log takes a line for each stage that ends
   * @return the settings that name their files
   */
  public static TrainSettings make(TrainSettings settings, Consumer<String> log) throws Exception {
    Path folder = Path.of(settings.output()).resolve(FOLDER);
    WordVectorFiles files = new WordVectorFiles(folder);
    if (!settings.resume() || !files.exist()) {
      // A folder that cannot be written to is better known before hours of work than behind them.
      Files.createDirectories(folder);
      try (Pretraining job = Pretraining.open(settings, log)) {
        describe(job.run(files), files, log);
      }
    }
    return settings.withVectors(files.vectors().toString(), files.termCounts().toString());
  }

  private static void describe(
      PretrainingResult result, WordVectorFiles files, Consumer<String> log) {
    long rejected = result.rejected().values().stream().mapToLong(Long::longValue).sum();
    log.accept(
        String.format(
            Locale.ROOT,
            "%,d rows of the corpus: %,d reviews, %,d rejected %s",
            result.reviews() + rejected,
            result.reviews(),
            rejected,
            new TreeMap<>(result.rejected())));
    log.accept(
        String.format(
            Locale.ROOT,
            "%,d terms that occur at least %,d times have vectors in %s",
            result.terms(),
            result.minimumCount(),
            files.vectors()));
  }
}
