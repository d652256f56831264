package io.github.relevista.pickle;

/** Bytes that are no pickle, a damaged one, or one of a kind that is not read. */
public final class PickleException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Of what is wrong, to stand behind the name of a file: {@code ends inside a text}. */
  public PickleException(String message) {
    super(message);
  }
}
