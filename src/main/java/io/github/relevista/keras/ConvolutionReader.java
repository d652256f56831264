package io.github.relevista.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.relevista.model.Activation;
import io.github.relevista.model.ConvolutionLayer;
import io.github.relevista.model.MaxPoolingLayer;
import io.github.relevista.tensor.FloatMatrix;

/** Makes convolutions and max pooling over steps of Keras' {@code Conv1D} and its like. */
final class ConvolutionReader {
  private ConvolutionReader() {}

  static ConvolutionLayer convolution(LayerConfig layer, LayerWeights weights) {
    KerasArray kernel = weights.take("kernel", "W");
    boolean plain =
        number(layer, 1, "strides", "subsample_length") == 1
            && number(layer, 1, "dilation_rate") == 1
            && number(layer, 1, "groups") == 1;
    if (!plain) {
      throw layer.refused("has a stride, a dilation or groups, which cannot be run");
    }
    int[] shape = kernel.dimensions();
    // Keras 1 has [window, 1, channels, filters], later ones [window, channels, filters].
    boolean old = shape.length == 4 && shape[1] == 1;
    if (shape.length != 3 && !old) {
      throw layer.refused("has a kernel of the shape %s, not of three", kernel.shape());
    }
    int filters = shape[shape.length - 1];
    FloatMatrix flat =
        new KerasArray(new int[] {kernel.values().length / filters, filters}, kernel.values())
            .transposed();
    float[] bias =
        weights.find("bias", "b").isPresent()
            ? weights.vector(filters, "bias", "b").values()
            : new float[0];
    Activation activation = ActivationNames.of(layer, layer.activation("linear", "activation"));
    return new ConvolutionLayer(flat, bias, shape[0], border(layer), activation);
  }

  private static ConvolutionLayer.Border border(LayerConfig layer) {
    String name = layer.value("padding", "border_mode").map(JsonNode::asText).orElse("valid");
    return switch (name) {
      case "valid" -> ConvolutionLayer.Border.VALID;
      case "same" -> ConvolutionLayer.Border.SAME;
      case "causal" -> ConvolutionLayer.Border.CAUSAL;
      default -> throw layer.refused("has the padding %s", name);
    };
  }

  static MaxPoolingLayer pooling(LayerConfig layer) {
    String border = layer.value("padding", "border_mode").map(JsonNode::asText).orElse("valid");
    if (!border.equals("valid")) {
      throw layer.refused("pads its windows, which cannot be run");
    }
    int window = number(layer, 2, "pool_size", "pool_length");
    return new MaxPoolingLayer(window, number(layer, window, "strides", "stride"));
  }

  /** A whole number, which may stand in a list of one. */
  private static int number(LayerConfig layer, int otherwise, String... keys) {
    return layer
        .value(keys)
        .map(value -> value.isArray() ? value.path(0).asInt(otherwise) : value.asInt(otherwise))
        .orElse(otherwise);
  }
}
