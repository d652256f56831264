package io.github.relevista.spark.fault;

/** A fault of the machine or of Spark; the message is one line for the user. */
public final class SparkFaultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SparkFaultException(String message, Throwable cause) {
    super(message, cause);
  }
}
