package io.github.relevista.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the recurrent layer whose final states an input is: its outputs of {@code return_state},
 * side by side for two directions, or the last step of its one forward direction; also behind
 * layers that change a shape alone.
 */
final class FinalStates {
  private static final Set<String> SHAPES =
      Set.of("RepeatVector", "Reshape", "Flatten", "ExpandDims");

  private static final int MOST_SHAPES = 8;

  private final LayerGraph graph;

  FinalStates(LayerGraph graph) {
    this.graph = graph;
  }

  /** The recurrent layer; empty where an input is something else. */
  Optional<LayerConfig> of(LayerConfig.Input first) {
    LayerConfig.Input input = first;
    for (int seen = 0; seen < MOST_SHAPES; seen++) {
      LayerConfig layer = graph.find(input.layer());
      if (input.tensor() > 0) {
        return ofStates(layer, List.of(input.tensor()));
      }
      if (isConcatenation(layer)) {
        return ofSideBySide(layer);
      }
      if (isShape(layer) && !layer.inputs().isEmpty()) {
        input = layer.inputs().get(0);
      } else {
        return ofLastStep(layer);
      }
    }
    return Optional.empty();
  }

  /** Whether a layer changes a shape alone, or does nothing once a model is trained. */
  static boolean isShape(LayerConfig layer) {
    return SHAPES.contains(layer.kind())
        || KerasBuilder.isSkipped(layer)
        || Set.of("expand_dims", "reshape").contains(function(layer));
  }

  private static String function(LayerConfig layer) {
    return layer.kind().equals("TFOpLambda")
        ? layer.value("function").map(JsonNode::asText).orElse("")
        : "";
  }

  private static boolean isConcatenation(LayerConfig layer) {
    return layer.kind().equals("Concatenate") || function(layer).equals("concat");
  }

  private Optional<LayerConfig> ofSideBySide(LayerConfig layer) {
    List<Integer> tensors = new ArrayList<>();
    for (LayerConfig.Input input : layer.inputs()) {
      if (!input.layer().equals(layer.inputs().get(0).layer()) || input.tensor() < 1) {
        return Optional.empty();
      }
      tensors.add(input.tensor());
    }
    return tensors.isEmpty()
        ? Optional.empty()
        : ofStates(graph.find(layer.inputs().get(0).layer()), tensors);
  }

  private static Optional<LayerConfig> ofStates(LayerConfig layer, List<Integer> tensors) {
    return RecurrentReader.isOne(layer) && tensors.equals(outputs(layer))
        ? Optional.of(layer)
        : Optional.empty();
  }

  /** The places of the hidden states among the outputs of a recurrent layer. */
  static List<Integer> outputs(LayerConfig layer) {
    boolean two = layer.kind().equals("Bidirectional");
    boolean lstm = (two ? RecurrentReader.inner(layer) : layer).kind().endsWith("LSTM");
    return two ? lstm ? List.of(1, 3) : List.of(1, 2) : List.of(1);
  }

  private Optional<LayerConfig> ofLastStep(LayerConfig layer) {
    boolean slices = Set.of("SlicingOpLambda", "GetItem").contains(layer.kind());
    if (!slices
        || layer.inputs().size() != 1
        || Operation.of(layer).filter(Operation.LAST_STEP::equals).isEmpty()) {
      return Optional.empty();
    }
    LayerConfig below = graph.find(layer.inputs().get(0).layer());
    boolean forward =
        RecurrentReader.isOne(below)
            && !below.kind().equals("Bidirectional")
            && !below.flag("go_backwards");
    return forward ? Optional.of(below) : Optional.empty();
  }
}
