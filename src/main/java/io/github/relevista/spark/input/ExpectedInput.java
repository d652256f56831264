package io.github.relevista.spark.input;

import io.github.relevista.settings.IncrementSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** Waits for the mark by which others say that an input is whole. */
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
    boolean told = false;
    while (!isThere(expected, hadoop)) {
      Duration left = Duration.between(Instant.now(), end);
      if (left.isNegative() || left.isZero()) {
        throw new MissingException(
            "%s is not there (expect, waited %d s); start again when it is, or set expect_wait"
                .formatted(expected, settings.expectWait().toSeconds()));
      }
      if (!told) {
        progress.accept("waiting for " + expected);
        told = true;
      }
      Thread.sleep(Math.min(left.toMillis() + 1, PAUSE.toMillis()));
    }
  }

  private static boolean isThere(String expected, Configuration hadoop) throws IOException {
    Path path = new Path(expected);
    FileStatus[] found = path.getFileSystem(hadoop).globStatus(path);
    return found != null && found.length > 0;
  }
}
