package io.github.relevista.model;

/** What makes a gate's value in [0, 1] of its pre-activation. */
public enum GateActivation {
  /** 1 / (1 + e⁻ˣ). */
  SIGMOID("sigmoid"),
  /** 0.2 x + 0.5 within [0, 1]: {@code hard_sigmoid} of Keras 1 and 2. */
  HARD_SIGMOID_FIFTH("hard_sigmoid_fifth"),
  /** x / 6 + 0.5 within [0, 1], relu6(x + 3) / 6: {@code hard_sigmoid} of Keras 3 and torch. */
  HARD_SIGMOID_SIXTH("hard_sigmoid_sixth");

  private final String wireName;

  GateActivation(String wireName) {
    this.wireName = wireName;
  }

  /** The name in configurations, ids and messages. */
  public String wireName() {
    return wireName;
  }
}
