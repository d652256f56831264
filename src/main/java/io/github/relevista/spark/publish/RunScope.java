package io.github.relevista.spark.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Which other runs cannot commit any more once a run has begun. */
public enum RunScope {
  /** Those of the same date, model and settings. */
  RESULT(""),
  /**
   * These, and of the same model and settings those of this scope for any date: such runs share out
   * files among them, so that only one at a time may.
   */
  KEY("key");

  private final byte[] token;

  RunScope(String token) {
    this.token = token.getBytes(UTF_8);
  }

  /** What the token of a run says of it. */
  byte[] token() {
    return token.clone();
  }

  /** Whether a token says that its run is of this scope. */
  boolean isOf(byte[] other) {
    return Arrays.equals(token, other);
  }
}
