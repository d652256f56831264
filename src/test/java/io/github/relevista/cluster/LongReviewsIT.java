package io.github.relevista.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The job in little memory. */
@Order(2)
class LongReviewsIT {
  /** All their predictions together take some 400 MB, more than the heap has to give. */
  private static final int REVIEWS = 2_000;

  private static final int SENTENCES_OF_A_REVIEW = 200;

  /** Twelve words or thirteen, punctuation included. */
  private static final List<String> SENTENCES =
      List.of(
          "The plot takes its time and then goes nowhere at all.",
          "I would buy this kettle again without a second of doubt.",
          "After two weeks the left side fell silent for ever, sadly.",
          "She plays the mother so well that you forget the camera.",
          "Nothing about the lid feels solid, and the handle gets hot.",
          "For the price you will not find a better sound anywhere.");

  private static final long SEED = 7;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  @Test
  void predictions_needMemoryForAFewReviewsOnly() throws Exception {
    Path reviews = folder.resolve("reviews.jsonl");
    write(reviews);
    try (ExplainRun run =
        ExplainRun.start(
            "local[2]",
            folder.resolve("run"),
            // With the collector that Java chooses: what it needs beside the reviews counts too.
            Map.of("SPARK_DRIVER_MEMORY", "512m", "JDK_JAVA_OPTIONS", "-XX:-UseSerialGC"),
            "--input",
            reviews.toString(),
            "--set",
            "label_column=",
            "--set",
            "unit=review",
            "--predictions")) {
      assertThat(run.tables().count("predictions")).isEqualTo(REVIEWS);
    }
  }

  /** Sentences in random order. */
  private static void write(Path file) throws IOException {
    Random random = new Random(SEED);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int review = 0; review < REVIEWS; review++) {
        String text =
            random
                .ints(SENTENCES_OF_A_REVIEW, 0, SENTENCES.size())
                .mapToObj(SENTENCES::get)
                .collect(Collectors.joining(" "));
        out.write("{\"id\":\"%d\",\"text\":\"%s\"}\n".formatted(review, text));
      }
    }
  }
}
