package io.github.relevista.bench;

/** A measurement that came to nothing: one line that says why. */
final class BenchmarkFailedException extends RuntimeException {
  BenchmarkFailedException(String message) {
    super(message);
  }
}
