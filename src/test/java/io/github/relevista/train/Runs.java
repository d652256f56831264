package io.github.relevista.train;

import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.TrainSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small files of examples and the settings of short runs over them. */
final class Runs {
  private static final List<String> GOOD = List.of("good", "great", "fine");
  private static final List<String> BAD = List.of("bad", "poor", "dull");
  private static final List<String> PLAIN = List.of("the", "film", "was", "a", "story");

  private Runs() {}

  /** A listener that listens to nothing. */
  static final TrainingListener SILENT =
      new TrainingListener() {
        @Override
        public void advanced(Progress progress) {}

        @Override
        public void evaluated(Evaluation evaluation, Evaluation best) {}
      };

  /**
   * Writes {@code train.tsv} and {@code dev.tsv}: texts of two to seven plain words with one word
   * among them that tells the label, and "not" right before it that turns it over.
   */
  static void writeExamples(Path folder, long seed) throws IOException {
    Random random = new Random(seed);
    Files.write(folder.resolve("train.tsv"), rows(random, 400));
    Files.write(folder.resolve("dev.tsv"), rows(random, 100));
  }

  private static List<String> rows(Random random, int count) {
    List<String> rows = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      boolean isGood = random.nextBoolean();
      boolean isTurned = random.nextBoolean();
      List<String> words = new ArrayList<>();
      for (int w = 2 + random.nextInt(5); w > 0; w--) {
        words.add(PLAIN.get(random.nextInt(PLAIN.size())));
      }
      List<String> telling = isGood ? GOOD : BAD;
      int place = random.nextInt(words.size() + 1);
      words.add(place, telling.get(random.nextInt(telling.size())));
      if (isTurned) {
        words.add(place, "not");
      }
      rows.add((isGood != isTurned ? "pos" : "neg") + "\t" + String.join(" ", words));
    }
    return rows;
  }

  /** Settings for the files of a folder; assignments are as after {@code --set}. */
  static TrainSettings settings(Path folder, String... assignments) {
    Configuration configuration =
        Configuration.empty()
            .with("train", folder.resolve("train.tsv").toString())
            .with("dev", folder.resolve("dev.tsv").toString())
            .with("columns", "label, tokens")
            .with("tokens_column", "tokens")
            .with("output", folder.resolve("model").toString())
            .with("embedding_size", 8)
            .with("hidden_size", 8)
            .with("batch_size", 16)
            .with("embedding_deviation", 1);
    for (String assignment : assignments) {
      configuration = configuration.with(assignment);
    }
    return TrainSettings.of(configuration);
  }
}
