package io.github.relevista.modelio;

/**
 * A model that is missing, damaged or of a kind that cannot be run. The message is one line that
 * begins with the model's name and says what to do where something can be done.
 */
public final class InvalidModelException extends RuntimeException {
  /** Of a message; control characters in it are escaped, since names in damaged files hold any. */
  public InvalidModelException(String message) {
    this(message, null);
  }

  /** Of a message, as above, and the fault that it explains. */
  public InvalidModelException(String message, Throwable cause) {
    super(oneLine(message), cause);
  }

  private static String oneLine(String message) {
    StringBuilder line = new StringBuilder(message.length());
    message
        .chars()
        .forEach(
            c -> {
              if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                line.append("\\u%04x".formatted(c));
              } else {
                line.append((char) c);
              }
            });
    return line.toString();
  }
}
