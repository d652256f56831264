package io.github.relevista.modelio;

import java.util.List;

/**
 * The names of the tensors of a model of several layers, counted from 0 as torch counts modules:
 *
 * <pre>
 *   layers.0.weight_ih, .weight_hh, .bias_ih, .bias_hh     of a recurrent layer, gates stacked;
 *                                                          …_reverse: its backward direction
 *   layers.1.weight, .bias                                 of a dense layer or a convolution
 *   layers.2.query.weight, .query.bias, the same of key,   of self-attention
 *   value and output, .scale
 *   attention.projection.weight, .bias, attention.query,
 *   attention.states_projection.weight, attention.step_bias
 *   head.0.weight, .bias
 * </pre>
 *
 * with the embedding and the output as in {@link TensorNames}.
 *
 * @param layer what stands before the names of a layer's tensors, such as {@code layers.0}
 */
record LayerNames(String layer) {
  static final String LAYERS = "layers";
  static final String HEAD = "head";
  static final String PROJECTION = "attention.projection.weight";
  static final String PROJECTION_BIAS = "attention.projection.bias";
  static final String STATES_PROJECTION = "attention.states_projection.weight";
  static final String QUERY = "attention.query";
  static final String STEP_BIAS = "attention.step_bias";

  // The projections of self-attention.
  static final String QUERY_PART = "query";
  static final String KEY_PART = "key";
  static final String VALUE_PART = "value";
  static final String OUTPUT_PART = "output";
  static final List<String> PARTS = List.of(QUERY_PART, KEY_PART, VALUE_PART, OUTPUT_PART);

  /**
   * @param group {@link #LAYERS} or {@link #HEAD}
   * @param place from 0
   */
  static LayerNames of(String group, int place) {
    return new LayerNames(group + "." + place);
  }

  String weights() {
    return layer + ".weight";
  }

  String bias() {
    return layer + ".bias";
  }

  /** What self-attention weighs its answers by. */
  String scale() {
    return layer + ".scale";
  }

  /** A projection of self-attention, such as {@code query}. */
  LayerNames part(String name) {
    return new LayerNames(layer + "." + name);
  }

  /**
   * @param backward whether the direction reads from the end
   */
  TensorNames.OfDirection direction(boolean backward) {
    return new TensorNames.OfDirection(layer + ".", backward ? "_reverse" : "");
  }
}
