package io.github.relevista.settings;

/**
 * A configuration that cannot be used: one line that says which key, its value, and what is
 * allowed.
 */
public final class InvalidSettingException extends RuntimeException {
  /**
   * @param message one line for the person who wrote the configuration
   */
  public InvalidSettingException(String message) {
    super(message);
  }
}
