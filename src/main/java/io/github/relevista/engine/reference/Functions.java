package io.github.relevista.engine.reference;

import io.github.relevista.model.Activation;
import io.github.relevista.model.GateActivation;
import io.github.relevista.model.StateActivation;

/** The activations of a network and their slopes. At a kink the slope is that of the lower side. */
final class Functions {
  private Functions() {}

  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** A gate's value of its pre-activation. */
  static double of(GateActivation gate, double x) {
    return switch (gate) {
      case SIGMOID -> sigmoid(x);
      case HARD_SIGMOID_FIFTH -> Math.max(0, Math.min(1, 0.2 * x + 0.5));
      case HARD_SIGMOID_SIXTH -> Math.max(0, Math.min(1, x / 6 + 0.5));
    };
  }

  static double slope(GateActivation gate, double x) {
    return switch (gate) {
      case SIGMOID -> sigmoid(x) * (1 - sigmoid(x));
      case HARD_SIGMOID_FIFTH -> Math.abs(x) < 2.5 ? 0.2 : 0;
      case HARD_SIGMOID_SIXTH -> Math.abs(x) < 3 ? 1 / 6.0 : 0;
    };
  }

  /** What a cell makes of its signal or of the cell state that it shows. */
  static double of(StateActivation state, double x) {
    return state == StateActivation.TANH ? Math.tanh(x) : Math.max(0, x);
  }

  static double slope(StateActivation state, double x) {
    if (state == StateActivation.RELU) {
      return x > 0 ? 1 : 0;
    }
    return 1 - Math.tanh(x) * Math.tanh(x);
  }

  /** What a layer makes of a sum. */
  static double of(Activation activation, double x) {
    return switch (activation.kind()) {
      case LINEAR -> x;
      case RELU -> Math.max(0, x);
      case LEAKY_RELU -> x > 0 ? x : activation.slope() * x;
      case TANH -> Math.tanh(x);
      case SIGMOID -> sigmoid(x);
    };
  }

  static double slope(Activation activation, double x) {
    return switch (activation.kind()) {
      case LINEAR -> 1;
      case RELU -> x > 0 ? 1 : 0;
      case LEAKY_RELU -> x > 0 ? 1 : activation.slope();
      case TANH -> 1 - Math.tanh(x) * Math.tanh(x);
      case SIGMOID -> sigmoid(x) * (1 - sigmoid(x));
    };
  }
}
