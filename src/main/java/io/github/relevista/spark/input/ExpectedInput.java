package io.github.relevista.spark.input;

import io.github.relevista.settings.IncrementSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;

/** Waits for the mark, or for the number of files, by which others say that an input is whole. */
public final class ExpectedInput {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private ExpectedInput() {}

  /** What was expected is not there. */
  public static final class MissingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingException(String message) {
      super(message);
    }
  }

  /**
   * Returns once what is expected is there.
   *
   * @param progress takes a line if there is something to wait for
   * @throws MissingException if it is not there in time
   */
  public static void await(
      IncrementSettings settings, Configuration hadoop, Consumer<String> progress)
      throws IOException, InterruptedException {
    if (settings.expect().isEmpty()) {
      return;
    }
    String expected = settings.expect().get();
    Instant end = Instant.now().plus(settings.expectWait());
    long found = count(expected, hadoop);
    boolean told = false;
    while (found < settings.expectFiles()) {
      Duration left = Duration.between(Instant.now(), end);
      if (left.isNegative() || left.isZero()) {
        throw new MissingException(
            "%s (expect, waited %d s); start again when %s, or set expect_wait"
                .formatted(
                    missing(settings, found),
                    settings.expectWait().toSeconds(),
                    settings.expectFiles() == 1 ? "it is" : "they are"));
      }
      if (!told) {
        progress.accept("waiting for " + expected);
        told = true;
      }
      Thread.sleep(Math.min(left.toMillis() + 1, PAUSE.toMillis()));
      found = count(expected, hadoop);
    }
  }

  private static String missing(IncrementSettings settings, long found) {
    String expected = settings.expect().orElseThrow();
    return settings.expectFiles() == 1
        ? expected + " is not there"
        : "%d of the %d files of %s are there".formatted(found, settings.expectFiles(), expected);
  }

  /** How many files are there, found as those of an input are. */
  private static long count(String expected, Configuration hadoop) throws IOException {
    FileSearch search = new FileSearch(hadoop);
    return search.addIfThere(expected) ? search.files().size() : 0;
  }
}
