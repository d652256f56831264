package io.github.relevista.explain;

/** A model gives other scores than its maker wrote down; the message is one line for people. */
public final class ParityException extends RuntimeException {
  /**
   * @param message one line
   */
  public ParityException(String message) {
    super(message);
  }
}
