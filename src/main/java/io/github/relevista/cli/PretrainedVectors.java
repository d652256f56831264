package io.github.relevista.cli;

import io.github.relevista.settings.TrainSettings;
import io.github.relevista.spark.pretrain.Pretraining;
import io.github.relevista.spark.pretrain.PretrainingResult;
import io.github.relevista.spark.pretrain.WordVectorFiles;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;

/** The word vectors that {@code train} makes first, where its settings name a corpus for them. */
final class PretrainedVectors {
  /** Name of the folder that they are written to, in that of the model. */
  static final String FOLDER = "_pretrain";

  private PretrainedVectors() {}

  /** Checks the corpus and says what would be made of it. */
  static void describe(TrainSettings settings, PrintWriter out) throws Exception {
    try (Pretraining job = Pretraining.open(settings, line -> {})) {
      out.println("relevista: " + job.description());
    }
  }

  /**
   * Makes the vectors, unless a run that goes on has made them already.
   *
   * @return the settings that name their files
   */
  static TrainSettings make(TrainSettings settings, PrintWriter log) throws Exception {
    Path folder = Path.of(settings.output()).resolve(FOLDER);
    WordVectorFiles files = new WordVectorFiles(folder);
    if (!settings.resume() || !files.exist()) {
      // A folder that cannot be written to is better known before hours of work than behind them.
      Files.createDirectories(folder);
      try (Pretraining job =
          Pretraining.open(settings, line -> log.println("relevista: " + line))) {
        describe(job.run(files), files, log);
      }
    }
    return settings.withVectors(files.vectors().toString(), files.termCounts().toString());
  }

  private static void describe(PretrainingResult result, WordVectorFiles files, PrintWriter out) {
    long rejected = result.rejected().values().stream().mapToLong(Long::longValue).sum();
    out.printf(
        Locale.ROOT,
        "relevista: %,d rows of the corpus: %,d reviews, %,d rejected %s%n",
        result.reviews() + rejected,
        result.reviews(),
        rejected,
        new TreeMap<>(result.rejected()));
    out.printf(
        Locale.ROOT,
        "relevista: %,d terms that occur at least %,d times have vectors in %s%n",
        result.terms(),
        result.minimumCount(),
        files.vectors());
  }
}
