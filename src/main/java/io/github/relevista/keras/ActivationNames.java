package io.github.relevista.keras;

import io.github.relevista.model.Activation;

/** Keras' names of the activations of dense layers and convolutions. */
final class ActivationNames {
  /** What {@code leaky_relu} has below 0 where it is no layer of its own. */
  private static final float SLOPE = 0.2f;

  /** What a {@code LeakyReLU} layer has below 0 where it is told nothing. */
  private static final double SLOPE_OF_LAYERS = 0.3;

  private ActivationNames() {}

  /**
   * The activation of a name.
   *
   * @throws KerasException if it cannot be run
   */
  static Activation of(LayerConfig layer, String name) {
    return switch (name) {
      case "linear" -> Activation.LINEAR;
      case "relu" -> Activation.RELU;
      case "tanh" -> Activation.TANH;
      case "sigmoid" -> Activation.SIGMOID;
      case "leaky_relu", "LeakyReLU" -> Activation.leakyRelu(SLOPE);
      default ->
          throw layer.refused(
              "has the activation %s; linear, relu, leaky_relu, tanh and sigmoid can be run, and"
                  + " softmax at the end",
              name);
    };
  }

  /** What a layer {@code ReLU} is. */
  static Activation ofRelu(LayerConfig layer) {
    if (layer.value("max_value").isPresent() || layer.number("threshold", 0) != 0) {
      throw layer.refused("has a limit or a threshold, which cannot be run");
    }
    double slope = layer.number("negative_slope", 0);
    return slope == 0 ? Activation.RELU : Activation.leakyRelu((float) slope);
  }

  /** What a layer {@code LeakyReLU} is. */
  static Activation ofLeakyRelu(LayerConfig layer) {
    return Activation.leakyRelu(
        (float) layer.number("negative_slope", layer.number("alpha", SLOPE_OF_LAYERS)));
  }
}
