package io.github.relevista.keras;

import io.github.relevista.model.StepReading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The layers of a model in the order in which they run: what is not a chain is refused, but for
 * branches that read one sequence in several ways and come together.
 *
 * @param steps in their order
 */
record Chain(List<Step> steps) {
  /**
   * A place in the chain.
   *
   * @param layer the layer, or the one that brings branches together
   * @param parts what is read of the sequence here, side by side; empty where the layer itself runs
   */
  record Step(LayerConfig layer, List<Part> parts) {}

  /** One way in which a sequence is read. */
  sealed interface Part {
    /**
     * Without weights.
     *
     * @param reading which
     * @param layer the one that does it
     */
    record Plain(StepReading reading, LayerConfig layer) implements Part {}

    /**
     * Of a recurrent layer below the one that the others read.
     *
     * @param part what is read
     * @param of the recurrent layer
     */
    record Lower(Plain part, LayerConfig of) implements Part {}

    /**
     * By a layer of attention.
     *
     * @param layer the one that holds the weights
     */
    record Attentive(LayerConfig layer) implements Part {}

    /**
     * By attention that is made of dense layers and a softmax over the steps.
     *
     * @param scoring the dense layers, from the steps to one value of each
     */
    record Scored(List<LayerConfig> scoring) implements Part {}

    /**
     * By attention that asks steps by their final states, and is one layer.
     *
     * @param layer the one that holds the weights, if there are some
     * @param statesFirst whether it reads the states before the steps
     */
    record Asked(LayerConfig layer, boolean statesFirst) implements Part {}

    /**
     * By products of steps and their final states, and a softmax over the steps.
     *
     * @param scoring the dense layer on the steps before that, if there is one
     */
    record Multiplied(Optional<LayerConfig> scoring) implements Part {}
  }

  /**
   * @param architecture without models in it
   */
  static Chain of(Architecture architecture) {
    return new Walk(new LayerGraph(architecture.byName())).from(architecture.output().layer());
  }

  /** The walk down from the scores. */
  private static final class Walk {
    private final LayerGraph graph;
    private final Branches branches;
    private final List<Step> steps = new ArrayList<>();

    Walk(LayerGraph graph) {
      this.graph = graph;
      branches = new Branches(graph);
    }

    Chain from(String output) {
      LayerConfig layer = graph.find(output);
      while (layer != null) {
        if (steps.size() > graph.size()) {
          throw new KerasException("has layers that feed each other in a circle");
        }
        Optional<Branches.Read> read = branches.read(layer);
        if (read.isPresent()) {
          steps.add(new Step(layer, read.get().parts()));
          layer = read.get().base();
          continue;
        }
        steps.add(new Step(layer, List.of()));
        layer = below(layer);
      }
      Collections.reverse(steps);
      return new Chain(List.copyOf(steps));
    }

    private LayerConfig below(LayerConfig layer) {
      if (layer.inputs().size() > 1) {
        return graph.selfAsked(layer).orElseThrow(() -> refusedInputs(layer));
      }
      if (layer.inputs().isEmpty()) {
        return null;
      }
      LayerConfig.Input input = layer.inputs().get(0);
      LayerConfig below = graph.find(input.layer());
      if (input.tensor() > 0) {
        steps.add(new Step(below, branches.states(below, List.of(input.tensor()))));
      }
      return below;
    }

    /** Why a layer that reads several others cannot be run. */
    private static KerasException refusedInputs(LayerConfig layer) {
      return AttentionReader.isOfKeras(layer)
          ? AttentionReader.refusedOfKeras(layer)
          : layer.refused("reads several layers, which cannot be run");
    }
  }
}
