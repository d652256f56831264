package io.github.relevista.settings;

import java.util.Optional;

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

  /** Throws what stands in the way of a setting, if anything does. */
  public static void refuse(Optional<String> obstacle) {
    if (obstacle.isPresent()) {
      throw new InvalidSettingException(obstacle.get());
    }
  }
}
