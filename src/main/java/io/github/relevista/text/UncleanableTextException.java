package io.github.relevista.text;

/** A text over which the patterns of a cleaning take too long, or that they blow up. */
public final class UncleanableTextException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UncleanableTextException(String message) {
    super(message);
  }
}
