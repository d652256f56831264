package io.github.relevista.intake;

/** A line that is no record of a delimited file; the message says why, for people. */
final class MalformedRowException extends Exception {
  MalformedRowException(String message) {
    super(message);
  }
}
