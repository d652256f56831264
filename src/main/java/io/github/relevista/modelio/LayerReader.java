package io.github.relevista.modelio;

import io.github.relevista.model.Activation;
import io.github.relevista.model.ActivationLayer;
import io.github.relevista.model.AttentionReading.Kind;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.ConvolutionLayer;
import io.github.relevista.model.DenseLayer;
import io.github.relevista.model.DirectionMerge;
import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.Gate;
import io.github.relevista.model.GateActivation;
import io.github.relevista.model.GateWeights;
import io.github.relevista.model.MaxPoolingLayer;
import io.github.relevista.model.ReadingOrder;
import io.github.relevista.model.RecurrentLayer;
import io.github.relevista.model.SelfAttentionLayer;
import io.github.relevista.model.SelfAttentionLayer.Projection;
import io.github.relevista.model.SequenceLayer;
import io.github.relevista.model.StateActivation;
import io.github.relevista.model.VectorLayer;
import io.github.relevista.tensor.FloatMatrix;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One layer of {@code config.json}, with its tensors; {@link LayerWriter} is the way back. */
final class LayerReader {
  /** What a layer may say of its training, which is over. */
  private static final Set<String> INFORMING = Set.of("name", "dropout", "recurrent_dropout");

  private static final Set<String> LSTM_KEYS =
      Set.of(
          "hidden_size", "direction", "merge", "gate_activation", "state_activation", "gate_order");

  private static final Set<String> GRU_KEYS =
      Stream.concat(LSTM_KEYS.stream(), Stream.of("gru_reset")).collect(Collectors.toSet());

  private static final Set<String> SELF_ATTENTION_KEYS =
      Stream.concat(
              Stream.of("kind", "heads"),
              LayerNames.PARTS.stream().flatMap(part -> Stream.of(part + "_size", part + "_bias")))
          .collect(Collectors.toSet());

  private final JsonObject json;
  private final TensorShelf tensors;
  private final LayerNames names;
  private final int inputSize;

  private LayerReader(JsonObject json, TensorShelf tensors, LayerNames names, int inputSize) {
    this.json = json;
    this.tensors = tensors;
    this.names = names;
    this.inputSize = inputSize;
  }

  /**
   * A layer of a sequence.
   *
   * @param inputSize size of the vectors that it reads
   * @throws InvalidModelException if it is of a kind that cannot be run, a key is missing, too much
   *     or out of range, or a tensor is not as it says
   */
  static SequenceLayer sequenceLayer(
      JsonObject json, TensorShelf tensors, LayerNames names, int inputSize) {
    LayerReader reader = new LayerReader(json, tensors, names, inputSize);
    String type = json.text("type");
    return switch (type) {
      case "lstm", "gru" -> reader.recurrent(type.equals("lstm"));
      case "convolution" -> reader.convolution();
      case "max_pooling" -> reader.maxPooling();
      case "self_attention" -> reader.selfAttention();
      case "dense", "activation" -> reader.vector(type);
      default ->
          throw json.refused(
              "type is '%s': a model with such a layer cannot be run; the types are lstm, gru,"
                  + " convolution, max_pooling, self_attention, dense and activation",
              type);
    };
  }

  /** A layer of the head. */
  static VectorLayer vectorLayer(
      JsonObject json, TensorShelf tensors, LayerNames names, int inputSize) {
    String type = json.text("type");
    if (!type.equals("dense") && !type.equals("activation")) {
      throw json.refused(
          "type is '%s': a head with such a layer cannot be run; the types are dense and"
              + " activation",
          type);
    }
    return new LayerReader(json, tensors, names, inputSize).vector(type);
  }

  private VectorLayer vector(String type) {
    if (type.equals("activation")) {
      checkKeys("activation", "slope");
      return new ActivationLayer(activation(true));
    }
    checkKeys("size", "bias", "activation", "slope");
    int size = size("size");
    return new DenseLayer(
        tensors.matrix(names.weights(), size, inputSize), bias(size), activation(false));
  }

  private RecurrentLayer recurrent(boolean lstm) {
    checkKeys(lstm ? LSTM_KEYS : GRU_KEYS);
    CellKind cell = lstm ? CellKind.LSTM : gru();
    int hidden = size("hidden_size");
    ReadingOrder order =
        json.choice(
            "direction", ReadingOrder.values(), ReadingOrder::wireName, ReadingOrder.FORWARD);
    GateOrder stack =
        json.has("gate_order")
            ? new GateOrder(cell, json.text("gate_order"))
            : GateOrder.ofTorch(cell);
    List<DirectionWeights> directions = new ArrayList<>();
    for (int direction = 0; direction < order.directions(); direction++) {
      directions.add(direction(stack, hidden, names.direction(order.isBackward(direction))));
    }
    return new RecurrentLayer(
        cell,
        json.choice(
            "gate_activation",
            GateActivation.values(),
            GateActivation::wireName,
            GateActivation.SIGMOID),
        json.choice(
            "state_activation",
            StateActivation.values(),
            StateActivation::wireName,
            StateActivation.TANH),
        order,
        directions,
        json.choice(
            "merge", DirectionMerge.values(), DirectionMerge::wireName, DirectionMerge.CONCAT));
  }

  private CellKind gru() {
    boolean before =
        json.has("gru_reset")
            && json.oneOf("gru_reset", Set.of("after", "before")).equals("before");
    return before ? CellKind.GRU_RESET_BEFORE : CellKind.GRU_RESET_AFTER;
  }

  private DirectionWeights direction(GateOrder order, int hidden, TensorNames.OfDirection of) {
    long stacked = (long) order.cell().gates().size() * hidden;
    float[] input = tensors.take(of.inputWeights(), stacked, inputSize);
    float[] recurrent = tensors.take(of.recurrentWeights(), stacked, hidden);
    float[] inputBias = tensors.take(of.inputBias(), stacked);
    float[] recurrentBias = tensors.take(of.recurrentBias(), stacked);
    Map<Gate, GateWeights> gates = new EnumMap<>(Gate.class);
    for (Gate gate : order.cell().gates()) {
      gates.put(
          gate,
          new GateWeights(
              new FloatMatrix(hidden, inputSize, order.part(input, gate)),
              new FloatMatrix(hidden, hidden, order.part(recurrent, gate)),
              order.part(inputBias, gate),
              order.part(recurrentBias, gate)));
    }
    return new DirectionWeights(order.cell(), gates);
  }

  private ConvolutionLayer convolution() {
    checkKeys("filters", "window", "border", "bias", "activation", "slope");
    int filters = size("filters");
    int window = size("window");
    float[] weights = tensors.take(names.weights(), filters, window, inputSize);
    return new ConvolutionLayer(
        new FloatMatrix(filters, window * inputSize, weights),
        bias(filters),
        window,
        json.choice(
            "border",
            ConvolutionLayer.Border.values(),
            ConvolutionLayer.Border::wireName,
            ConvolutionLayer.Border.VALID),
        activation(false));
  }

  private MaxPoolingLayer maxPooling() {
    checkKeys("window", "stride");
    int window = size("window");
    return new MaxPoolingLayer(window, json.has("stride") ? size("stride") : window);
  }

  private SelfAttentionLayer selfAttention() {
    checkKeys(SELF_ATTENTION_KEYS);
    Kind kind = json.choice("kind", Kind.values(), Kind::wireName, Kind.DOT);
    int heads = json.has("heads") ? size("heads") : 1;
    Projection query = projection(LayerNames.QUERY_PART, inputSize);
    Projection key = projection(LayerNames.KEY_PART, inputSize);
    Projection value = projection(LayerNames.VALUE_PART, inputSize);
    return new SelfAttentionLayer(
        kind,
        heads,
        query,
        key,
        value,
        projection(LayerNames.OUTPUT_PART, value.size(inputSize)),
        tensors.take(names.scale(), kind == Kind.DOT ? 1 : query.size(inputSize)));
  }

  private Projection projection(String part, int inputs) {
    if (!json.has(part + "_size")) {
      return Projection.NONE;
    }
    int size = size(part + "_size");
    String bias = part + "_bias";
    return new Projection(
        tensors.matrix(names.part(part).weights(), size, inputs),
        json.has(bias) && !json.flag(bias)
            ? new float[0]
            : tensors.take(names.part(part).bias(), size));
  }

  private float[] bias(int size) {
    return json.has("bias") && !json.flag("bias") ? new float[0] : tensors.take(names.bias(), size);
  }

  /**
   * @param needed whether the layer must say one; if not, it is linear where it says none
   */
  private Activation activation(boolean needed) {
    if (needed) {
      json.text("activation");
    }
    Activation.Kind kind =
        json.choice(
            "activation",
            Activation.Kind.values(),
            Activation.Kind::wireName,
            Activation.Kind.LINEAR);
    return new Activation(kind, json.has("slope") ? (float) json.number("slope") : 0);
  }

  private int size(String key) {
    return json.wholeNumber(key, 1, Integer.MAX_VALUE);
  }

  /** Refuses what this kind of layer does not have: a part of it that nobody would compute. */
  private void checkKeys(String... known) {
    checkKeys(Set.of(known));
  }

  private void checkKeys(Set<String> keys) {
    for (String key : json.keys()) {
      if (!keys.contains(key)
          && !key.equals("type")
          && !INFORMING.contains(key)
          && !json.isOff(key)) {
        throw json.refused(
            "%s is %s: a %s layer with it cannot be run; its keys are %s",
            key, json.shown(key), json.text("type"), keys.stream().sorted().toList());
      }
    }
  }
}
