package io.github.relevista.model;

/** What a cell makes of its signal, and an LSTM of the cell state that it shows. */
public enum StateActivation {
  /** The hyperbolic tangent. */
  TANH("tanh"),
  /** max(x, 0). */
  RELU("relu");

  private final String wireName;

  StateActivation(String wireName) {
    this.wireName = wireName;
  }

  /** The name in configurations, ids and messages. */
  public String wireName() {
    return wireName;
  }
}
