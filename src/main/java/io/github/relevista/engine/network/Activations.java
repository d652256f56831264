package io.github.relevista.engine.network;

import io.github.relevista.model.Activation;

/** Activations of layers that are not recurrent, and their derivatives. */
final class Activations {
  private Activations() {}

  /** out[length] from outOffset = activation(sums[length] from offset). */
  static void apply(
      Activation activation, float[] sums, int offset, float[] out, int outOffset, int length) {
    switch (activation.kind()) {
      case LINEAR -> System.arraycopy(sums, offset, out, outOffset, length);
      case RELU -> {
        for (int j = 0; j < length; j++) {
          out[outOffset + j] = Math.max(sums[offset + j], 0f);
        }
      }
      case LEAKY_RELU -> {
        float slope = activation.slope();
        for (int j = 0; j < length; j++) {
          out[outOffset + j] = sums[offset + j] > 0 ? sums[offset + j] : slope * sums[offset + j];
        }
      }
      case TANH -> {
        for (int j = 0; j < length; j++) {
          out[outOffset + j] = TanhFraction.tanh(sums[offset + j]);
        }
      }
      case SIGMOID -> {
        for (int j = 0; j < length; j++) {
          out[outOffset + j] = TanhFraction.sigmoid(sums[offset + j] * 0.5f);
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
