package io.github.relevista.train;

import java.nio.file.Path;

/**
 * Examples, vectors or a checkpoint that cannot be used: one line that says where and what to do.
 */
public final class TrainingDataException extends RuntimeException {
  /** Of a message of one line. */
  public TrainingDataException(String message) {
    super(message);
  }

  /** Of a file: its name, then the problem in the manner of {@link String#format}. */
  static TrainingDataException of(Path file, String problem, Object... values) {
    return new TrainingDataException("%s: %s".formatted(file, problem.formatted(values)));
  }

  /** Of a line of a file, counted from 1. */
  static TrainingDataException of(Path file, long line, String problem, Object... values) {
    return new TrainingDataException(
        "%s, line %d: %s".formatted(file, line, problem.formatted(values)));
  }
}
