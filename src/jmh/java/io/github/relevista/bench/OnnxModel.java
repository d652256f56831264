package io.github.relevista.bench;

import io.github.relevista.bench.OnnxGraph.Attribute;
import io.github.relevista.bench.OnnxGraph.ElementType;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.Gate;
import io.github.relevista.model.GateWeights;
import io.github.relevista.model.SentimentModel;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * A model as ONNX Runtime reads it: embedding rows are gathered, run through ONNX' own LSTM or GRU,
 * and the final hidden states of all directions give the scores. Where a sequence is shorter than
 * its batch, {@value #LENGTHS} says so, and both directions leave its padding alone.
 */
final class OnnxModel {
  /** Input: [steps, batch], ids of the vocabulary, anything valid where a sequence has ended. */
  static final String IDS = "ids";

  /** Input: [batch], number of steps of each sequence. */
  static final String LENGTHS = "lengths";

  /** Output: [batch, classes]. */
  static final String SCORES = "scores";

  private OnnxModel() {}

  static byte[] of(SentimentModel model) {
    int classes = model.classes().size();
    long states = (long) model.directions().size() * model.hiddenSize();
    OnnxGraph graph =
        new OnnxGraph()
            .input(IDS, ElementType.INT32, "steps", "batch")
            .input(LENGTHS, ElementType.INT32, "batch")
            .output(SCORES, ElementType.FLOAT, "batch", "classes")
            .constant(
                "embedding",
                model.embedding().values(),
                model.vocabulary().size(),
                model.embeddingSize())
            .constant("output", model.output().weights().values(), classes, states)
            .constant("flat", new long[] {0, -1}, 2)
            .node("Gather", names("embedding", IDS), names("words"));
    addCell(graph, model);
    boolean biased = model.output().bias().length > 0;
    if (biased) {
      graph.constant("output_bias", model.output().bias(), classes);
    }
    return graph
        .node(
            "Transpose",
            names("final"),
            names("final_by_sequence"),
            Attribute.of("perm", new long[] {1, 0, 2}))
        .node("Reshape", names("final_by_sequence", "flat"), names("states"))
        .node(
            "Gemm",
            biased ? names("states", "output", "output_bias") : names("states", "output"),
            names(SCORES),
            Attribute.of("transB", 1))
        .toModel();
  }

  private static void addCell(OnnxGraph graph, SentimentModel model) {
    int directions = model.directions().size();
    int hidden = model.hiddenSize();
    int embedding = model.embeddingSize();
    List<Gate> gates = gates(model.cell());
    int rows = gates.size() * hidden;
    FloatBuffer input = FloatBuffer.allocate(directions * rows * embedding);
    FloatBuffer recurrent = FloatBuffer.allocate(directions * rows * hidden);
    FloatBuffer bias = FloatBuffer.allocate(directions * 2 * rows);
    for (DirectionWeights direction : model.directions()) {
      List<GateWeights> weights = gates.stream().map(direction::gate).toList();
      weights.forEach(gate -> input.put(gate.input().values()));
      weights.forEach(gate -> recurrent.put(gate.recurrent().values()));
      weights.forEach(gate -> bias.put(gate.inputBias()));
      weights.forEach(gate -> bias.put(gate.recurrentBias()));
    }
    graph
        .constant("input", input.array(), directions, rows, embedding)
        .constant("recurrent", recurrent.array(), directions, rows, hidden)
        .constant("bias", bias.array(), directions, 2L * rows);
    String[] inputs = names("words", "input", "recurrent", "bias", LENGTHS);
    Attribute size = Attribute.of("hidden_size", hidden);
    Attribute direction = Attribute.of("direction", directions == 2 ? "bidirectional" : "forward");
    if (model.cell() == CellKind.LSTM) {
      graph.node("LSTM", inputs, names("", "final"), size, direction);
    } else {
      long after = model.cell() == CellKind.GRU_RESET_AFTER ? 1 : 0;
      graph.node(
          "GRU",
          inputs,
          names("", "final"),
          size,
          direction,
          Attribute.of("linear_before_reset", after));
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
