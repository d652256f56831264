package io.github.relevista.spark.input;

/** Input that cannot be read as asked: one line that says what is wrong and what to do. */
public final class InvalidInputException extends RuntimeException {
  /**
   * @param message one line for the person who named the input
   */
  public InvalidInputException(String message) {
    super(message);
  }
}
