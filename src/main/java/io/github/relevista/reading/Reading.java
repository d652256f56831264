package io.github.relevista.reading;

import io.github.relevista.intake.Reject;
import java.util.Objects;

/**
 * What became of a review: what was read of it, or why nothing can be.
 *
 * @param <T> what is read: {@link Words}, or the forms of words
 */
public sealed interface Reading<T> {
  /**
   * A review that could be read.
   *
   * @param value what was read
   * @param <T> as above
   */
  record Read<T>(T value) implements Reading<T> {
    /** Refuses null. */
    public Read {
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * A review that could not be read.
   *
   * @param reject why
   * @param <T> as above
   */
  record Rejected<T>(Reject reject) implements Reading<T> {
    /** Refuses null. */
    public Rejected {
      Objects.requireNonNull(reject, "reject");
    }
  }
}
