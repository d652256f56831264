package io.github.relevista.keras;

import io.github.relevista.model.CellKind;
import io.github.relevista.model.DirectionMerge;
import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.Gate;
import io.github.relevista.model.GateActivation;
import io.github.relevista.model.GateWeights;
import io.github.relevista.model.ReadingOrder;
import io.github.relevista.model.RecurrentLayer;
import io.github.relevista.model.StateActivation;
import io.github.relevista.tensor.FloatMatrix;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a recurrent layer of Keras' LSTM, GRU, their CuDNN twins, and of two in a Bidirectional.
 */
final class RecurrentReader {
  /** Keras stacks the columns of gates in these orders; z weighs the former state, as torch's. */
  /** The mean of two directions: their sum, halved by what reads it. */
  static final String AVERAGE = "ave";

  private static final List<Gate> LSTM = List.of(Gate.INPUT, Gate.FORGET, Gate.SIGNAL, Gate.OUTPUT);

  private static final List<Gate> GRU = List.of(Gate.UPDATE, Gate.RESET, Gate.SIGNAL);

  private final int release;

  /**
   * @param release of Keras: 1, 2 or 3
   */
  RecurrentReader(int release) {
    this.release = release;
  }

  /** Whether a layer is recurrent, of one direction or two. */
  static boolean isOne(LayerConfig layer) {
    return layer.kind().equals("Bidirectional") || isCell(layer.kind());
  }

  static boolean isCell(String kind) {
    return List.of("LSTM", "GRU", "CuDNNLSTM", "CuDNNGRU").contains(kind);
  }

  /**
   * @param reversed whether the sequence comes last step first
   */
  RecurrentLayer read(LayerConfig layer, LayerWeights weights, boolean reversed) {
    if (!layer.kind().equals("Bidirectional")) {
      boolean backward = layer.flag("go_backwards") != reversed;
      return layer(
          layer,
          backward ? ReadingOrder.BACKWARD : ReadingOrder.FORWARD,
          List.of(weights),
          DirectionMerge.CONCAT);
    }
    LayerConfig inner = inner(layer);
    if (!isCell(inner.kind())) {
      throw layer.refused("holds a layer of the class %s, which cannot be run", inner.kind());
    }
    if (reversed || inner.flag("go_backwards")) {
      throw layer.refused("reads a sequence that a layer with go_backwards has turned round");
    }
    DirectionMerge merge =
        switch (layer.value("merge_mode").map(mode -> mode.asText()).orElse("none")) {
          case "concat" -> DirectionMerge.CONCAT;
          case "sum", AVERAGE -> DirectionMerge.SUM;
          default ->
              throw layer.refused(
                  "has the merge_mode %s; concat, sum and ave can be run",
                  layer.value("merge_mode").map(Object::toString).orElse("none"));
        };
    return layer(
        inner,
        ReadingOrder.BOTH,
        List.of(
            weights.part(inner, LayerWeights.FORWARD), weights.part(inner, LayerWeights.BACKWARD)),
        merge);
  }

  /** The layer that a Bidirectional runs both ways. */
  static LayerConfig inner(LayerConfig layer) {
    return layer
        .inner("layer")
        .orElseThrow(() -> layer.refused("does not say which layer it runs both ways"));
  }

  private RecurrentLayer layer(
      LayerConfig layer, ReadingOrder order, List<LayerWeights> directions, DirectionMerge merge) {
    List<CellKind> cells = directions.stream().map(weights -> cell(layer, weights)).toList();
    return new RecurrentLayer(
        cells.get(0),
        gates(layer),
        states(layer),
        order,
        directions.stream().map(weights -> direction(cells.get(0), weights)).toList(),
        merge);
  }

  private static CellKind cell(LayerConfig layer, LayerWeights weights) {
    if (layer.kind().endsWith("LSTM")) {
      return CellKind.LSTM;
    }
    boolean after =
        layer.kind().equals("CuDNNGRU")
            || weights.find("bias").map(KerasArray::isMatrix).orElse(layer.flag("reset_after"));
    return after ? CellKind.GRU_RESET_AFTER : CellKind.GRU_RESET_BEFORE;
  }

  private GateActivation gates(LayerConfig layer) {
    String usual = release == 1 ? "hard_sigmoid" : "sigmoid";
    String name = layer.activation(usual, "recurrent_activation", "inner_activation");
    return switch (name) {
      case "sigmoid" -> GateActivation.SIGMOID;
      case "hard_sigmoid" ->
          release < 3 ? GateActivation.HARD_SIGMOID_FIFTH : GateActivation.HARD_SIGMOID_SIXTH;
      default ->
          throw layer.refused(
              "has the recurrent_activation %s; sigmoid and hard_sigmoid can be run", name);
    };
  }

  private static StateActivation states(LayerConfig layer) {
    String name = layer.activation("tanh", "activation");
    return switch (name) {
      case "tanh" -> StateActivation.TANH;
      case "relu" -> StateActivation.RELU;
      default -> throw layer.refused("has the activation %s; tanh and relu can be run", name);
    };
  }

  private static DirectionWeights direction(CellKind cell, LayerWeights weights) {
    List<Gate> order = cell == CellKind.LSTM ? LSTM : GRU;
    Map<Gate, GateWeights> gates = new EnumMap<>(Gate.class);
    boolean apart = weights.find("kernel", "W").isEmpty();
    boolean cudnn = weights.layer().kind().startsWith("CuDNN");
    for (int place = 0; place < order.size(); place++) {
      gates.put(
          order.get(place),
          apart
              ? ofKeras1(order.get(place), weights)
              : stacked(place, order.size(), weights, cudnn));
    }
    return new DirectionWeights(cell, gates);
  }

  /**
   * Keras 1 keeps every gate apart: W_i [embedding, units], U_i, b_i; c is the signal of an LSTM.
   */
  private static GateWeights ofKeras1(Gate gate, LayerWeights weights) {
    String letter =
        switch (gate) {
          case INPUT -> "i";
          case FORGET -> "f";
          case SIGNAL -> weights.find("W_c").isPresent() ? "c" : "h";
          case OUTPUT -> "o";
          case UPDATE -> "z";
          case RESET -> "r";
        };
    FloatMatrix input = weights.matrix("W_" + letter).transposed();
    return new GateWeights(
        input,
        weights.matrix("U_" + letter).transposed(),
        weights.vector(input.rows(), "b_" + letter).values(),
        new float[input.rows()]);
  }

  private static GateWeights stacked(int place, int gates, LayerWeights weights, boolean cudnn) {
    KerasArray kernel = weights.matrix("kernel", "W");
    KerasArray recurrent = weights.matrix("recurrent_kernel", "U");
    int units = recurrent.rows();
    if (kernel.columns() != gates * units || recurrent.columns() != gates * units) {
      throw weights
          .layer()
          .refused(
              "has kernels of the shapes %s and %s, not [inputs, %d · units] and [units, %d ·"
                  + " units]",
              kernel.shape(), recurrent.shape(), gates, gates);
    }
    FloatMatrix input = kernel.columns(place * units, (place + 1) * units);
    FloatMatrix state = recurrent.columns(place * units, (place + 1) * units);
    float[][] biases = biases(place, gates, units, weights);
    return new GateWeights(
        cudnn ? ofCuDnn(input) : input, cudnn ? ofCuDnn(state) : state, biases[0], biases[1]);
  }

  /**
   * cuDNN takes the numbers of a kernel [inputs, units] in their order for a matrix [units,
   * inputs].
   *
   * @param turned [units, inputs], the kernel transposed
   */
  private static FloatMatrix ofCuDnn(FloatMatrix turned) {
    float[] values = new float[turned.values().length];
    for (int input = 0; input < turned.columns(); input++) {
      for (int unit = 0; unit < turned.rows(); unit++) {
        values[input * turned.rows() + unit] = turned.at(unit, input);
      }
    }
    return new FloatMatrix(turned.rows(), turned.columns(), values);
  }

  /** The biases of a gate: of the input, and of the former state where it has one of its own. */
  private static float[][] biases(int place, int gates, int units, LayerWeights weights) {
    float[][] biases = {new float[units], new float[units]};
    if (weights.find("bias", "b").isEmpty()) {
      return biases;
    }
    KerasArray bias = weights.take("bias", "b");
    int one = gates * units;
    if (bias.values().length != one && bias.values().length != 2 * one) {
      throw weights.layer().refused("has a bias of the shape %s", bias.shape());
    }
    for (int part = 0; part * one < bias.values().length; part++) {
      int begin = part * one + place * units;
      biases[part] = Arrays.copyOfRange(bias.values(), begin, begin + units);
    }
    return biases;
  }
}
