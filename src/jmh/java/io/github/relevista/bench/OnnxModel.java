package io.github.relevista.bench;

import io.github.relevista.bench.OnnxGraph.Attribute;
import io.github.relevista.bench.OnnxGraph.ElementType;
import io.github.relevista.model.Activation;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.DenseLayer;
import io.github.relevista.model.DirectionMerge;
import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.Gate;
import io.github.relevista.model.GateActivation;
import io.github.relevista.model.GateWeights;
import io.github.relevista.model.ReadingOrder;
import io.github.relevista.model.RecurrentLayer;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SequenceLayer;
import io.github.relevista.model.StateActivation;
import io.github.relevista.model.StepReading;
import io.github.relevista.model.VectorLayer;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * A model as ONNX Runtime reads it: embedding rows are gathered, run through ONNX' own LSTM or GRU
 * layer by layer, and the final hidden states of all directions give the scores, by dense layers
 * where there are some. Where a sequence is shorter than its batch, {@value #LENGTHS} says so, and
 * both directions leave its padding alone.
 */
final class OnnxModel {
  /** Input: [steps, batch], ids of the vocabulary, anything valid where a sequence has ended. */
  static final String IDS = "ids";

  /** Input: [batch], number of steps of each sequence. */
  static final String LENGTHS = "lengths";

  /** Output: [batch, classes]. */
  static final String SCORES = "scores";

  private final OnnxGraph graph = new OnnxGraph();

  private OnnxModel() {}

  /**
   * The graph of a model.
   *
   * @throws BenchmarkFailedException if it has a part that is not written here
   */
  static byte[] of(SentimentModel model) {
    return new OnnxModel().graph(model);
  }

  private byte[] graph(SentimentModel model) {
    if (model.reading() != StepReading.LAST || model.sequences().readsPads()) {
      throw refused(
          model.sequences().readsPads() ? "pads" : "reading " + model.reading().wireName());
    }
    graph
        .input(IDS, ElementType.INT32, "steps", "batch")
        .input(LENGTHS, ElementType.INT32, "batch")
        .output(SCORES, ElementType.FLOAT, "batch", "classes")
        .constant(
            "embedding",
            model.embedding().values(),
            model.vocabulary().size(),
            model.embeddingSize())
        .constant("flat", new long[] {0, -1}, 2)
        .node("Gather", names("embedding", IDS), names("steps_0"));
    if (model.layers().size() > 1) {
      graph.constant("flat_steps", new long[] {0, 0, -1}, 3);
    }
    int size = model.embeddingSize();
    for (int place = 0; place < model.layers().size(); place++) {
      SequenceLayer layer = model.layers().get(place);
      if (!(layer instanceof RecurrentLayer recurrent) || !isRunnable(recurrent)) {
        throw refused("layer " + layer.name());
      }
      addCell(recurrent, size, place, place == model.layers().size() - 1);
      size = layer.outputSize(size);
    }
    graph
        .node(
            "Transpose",
            names("final"),
            names("final_by_sequence"),
            Attribute.of("perm", new long[] {1, 0, 2}))
        .node("Reshape", names("final_by_sequence", "flat"), names("vector_0"));
    for (int place = 0; place < model.head().size(); place++) {
      addHead(model.head().get(place), place);
    }
    addGemm(
        "output",
        model.output().weights().values(),
        model.output().bias(),
        model.classes().size(),
        "vector_" + model.head().size(),
        SCORES);
    return graph.toModel();
  }

  private static BenchmarkFailedException refused(String part) {
    return new BenchmarkFailedException(
        "a model with %s cannot be measured beside ONNX Runtime: stacked LSTM or GRU layers and"
                .formatted(part)
            + " dense layers on their final states can");
  }

  private static boolean isRunnable(RecurrentLayer layer) {
    return layer.order() != ReadingOrder.BACKWARD
        && layer.merge() == DirectionMerge.CONCAT
        && layer.gates() == GateActivation.SIGMOID
        && layer.states() == StateActivation.TANH;
  }

  private void addHead(VectorLayer layer, int place) {
    if (!(layer instanceof DenseLayer dense)) {
      throw refused("head " + layer.name());
    }
    String sums = "sums_" + place;
    String out = "vector_" + (place + 1);
    boolean linear = dense.activation().equals(Activation.LINEAR);
    addGemm(
        "head_" + place,
        dense.weights().values(),
        dense.bias(),
        dense.weights().rows(),
        "vector_" + place,
        linear ? out : sums);
    switch (dense.activation().kind()) {
      case LINEAR -> {}
      case RELU -> graph.node("Relu", names(sums), names(out));
      case TANH -> graph.node("Tanh", names(sums), names(out));
      case SIGMOID -> graph.node("Sigmoid", names(sums), names(out));
      case LEAKY_RELU -> throw refused("leaky_relu");
    }
  }

  private void addGemm(
      String name, float[] weights, float[] bias, int rows, String input, String output) {
    graph.constant(name, weights, rows, weights.length / rows);
    if (bias.length > 0) {
      graph.constant(name + "_bias", bias, rows);
    }
    graph.node(
        "Gemm",
        bias.length > 0 ? names(input, name, name + "_bias") : names(input, name),
        names(output),
        Attribute.of("transB", 1));
  }

  private void addCell(RecurrentLayer layer, int inputs, int place, boolean isLast) {
    int directions = layer.directions().size();
    int hidden = layer.hidden();
    List<Gate> gates = gates(layer.cell());
    int rows = gates.size() * hidden;
    FloatBuffer input = FloatBuffer.allocate(directions * rows * inputs);
    FloatBuffer recurrent = FloatBuffer.allocate(directions * rows * hidden);
    FloatBuffer bias = FloatBuffer.allocate(directions * 2 * rows);
    for (DirectionWeights direction : layer.directions()) {
      List<GateWeights> weights = gates.stream().map(direction::gate).toList();
      weights.forEach(gate -> input.put(gate.input().values()));
      weights.forEach(gate -> recurrent.put(gate.recurrent().values()));
      weights.forEach(gate -> bias.put(gate.inputBias()));
      weights.forEach(gate -> bias.put(gate.recurrentBias()));
    }
    graph
        .constant("input_" + place, input.array(), directions, rows, inputs)
        .constant("recurrent_" + place, recurrent.array(), directions, rows, hidden)
        .constant("bias_" + place, bias.array(), directions, 2L * rows);
    String[] read =
        names("steps_" + place, "input_" + place, "recurrent_" + place, "bias_" + place, LENGTHS);
    String[] given = isLast ? names("", "final") : names("states_" + place);
    Attribute size = Attribute.of("hidden_size", hidden);
    Attribute direction = Attribute.of("direction", directions == 2 ? "bidirectional" : "forward");
    if (layer.cell() == CellKind.LSTM) {
      graph.node("LSTM", read, given, size, direction);
    } else {
      long after = layer.cell() == CellKind.GRU_RESET_AFTER ? 1 : 0;
      graph.node("GRU", read, given, size, direction, Attribute.of("linear_before_reset", after));
    }
    if (!isLast) {
      // [steps, directions, batch, hidden] to [steps, batch, directions · hidden].
      graph
          .node(
              "Transpose",
              names("states_" + place),
              names("by_sequence_" + place),
              Attribute.of("perm", new long[] {0, 2, 1, 3}))
          .node(
              "Reshape",
              names("by_sequence_" + place, "flat_steps"),
              names("steps_" + (place + 1)));
    }
  }

  /** The gates in the order of ONNX. */
  private static List<Gate> gates(CellKind cell) {
    return cell == CellKind.LSTM
        ? List.of(Gate.INPUT, Gate.OUTPUT, Gate.FORGET, Gate.SIGNAL)
        : List.of(Gate.UPDATE, Gate.RESET, Gate.SIGNAL);
  }

  private static String[] names(String... names) {
    return names;
  }
}
