package io.github.relevista.engine.network;

import io.github.relevista.model.Activation;

/** Activations of layers that are not recurrent, and their derivatives. */
final class Activations {
  private Activations() {}

  /** out[length] = activation(sums[length]), both from 0. */
  static void apply(Activation activation, float[] sums, float[] out, int length) {
    switch (activation.kind()) {
      case LINEAR -> System.arraycopy(sums, 0, out, 0, length);
      case RELU -> {
        for (int j = 0; j < length; j++) {
          out[j] = Math.max(sums[j], 0f);
        }
      }
      case LEAKY_RELU -> {
        float slope = activation.slope();
        for (int j = 0; j < length; j++) {
          out[j] = sums[j] > 0 ? sums[j] : slope * sums[j];
        }
      }
      case TANH -> {
        for (int j = 0; j < length; j++) {
          out[j] = TanhFraction.tanh(sums[j]);
        }
      }
      case SIGMOID -> {
        for (int j = 0; j < length; j++) {
          out[j] = TanhFraction.sigmoid(sums[j] * 0.5f);
        }
      }
    }
  }

  /**
   * The derivative at a sum.
   *
   * @param sum what the activation was given
   * @param value what it made of it
   */
  static float slope(Activation activation, float sum, float value) {
    return switch (activation.kind()) {
      case LINEAR -> 1;
      case RELU -> sum > 0 ? 1 : 0;
      case LEAKY_RELU -> sum > 0 ? 1 : activation.slope();
      case TANH -> 1 - value * value;
      case SIGMOID -> (1 - value) * value;
    };
  }
}
