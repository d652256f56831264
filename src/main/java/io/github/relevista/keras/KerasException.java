package io.github.relevista.keras;

/** A file that Keras did not save, a damaged one, or a model of a kind that cannot be run. */
public final class KerasException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Of what is wrong, to stand behind the name of a file: {@code holds no model}. */
  public KerasException(String message, Object... values) {
    super(values.length == 0 ? message : message.formatted(values));
  }
}
