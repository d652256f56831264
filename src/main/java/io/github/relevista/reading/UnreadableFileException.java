package io.github.relevista.reading;

import java.io.IOException;

/** A file of a kind that is not read; the message names the kind and what to do, in one line. */
public final class UnreadableFileException extends IOException {
  /** A file that is not read, and why. */
  public UnreadableFileException(String message) {
    super(message);
  }
}
