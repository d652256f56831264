package io.github.relevista.keras;

import io.github.relevista.model.ConcatReading;
import io.github.relevista.model.SequenceReading;
import io.github.relevista.model.StepReading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
   * @param reading what the branches read, or null where the layer itself runs
   */
  record Step(LayerConfig layer, SequenceReading reading) {}

  private static final Set<String> JOINS = Set.of("Concatenate", "Merge");

  /**
   * @param architecture without models in it
   */
  static Chain of(Architecture architecture) {
    Map<String, LayerConfig> byName = architecture.byName();
    List<Step> steps = new ArrayList<>();
    LayerConfig layer = find(byName, architecture.output().layer());
    while (layer != null) {
      if (steps.size() > byName.size()) {
        throw new KerasException("has layers that feed each other in a circle");
      }
      if (JOINS.contains(layer.kind())) {
        layer = branches(byName, layer, steps);
        continue;
      }
      steps.add(new Step(layer, null));
      if (layer.inputs().size() > 1) {
        throw layer.refused("reads several layers, which cannot be run");
      }
      if (layer.inputs().isEmpty()) {
        break;
      }
      LayerConfig.Input input = layer.inputs().get(0);
      LayerConfig below = find(byName, input.layer());
      if (input.tensor() > 0) {
        steps.add(new Step(below, states(below, List.of(input.tensor()))));
      }
      layer = below;
    }
    Collections.reverse(steps);
    return new Chain(List.copyOf(steps));
  }

  private static LayerConfig find(Map<String, LayerConfig> byName, String name) {
    LayerConfig layer = byName.get(name);
    if (layer == null) {
      throw new KerasException("has no layer '%s', which another one reads", name);
    }
    return layer;
  }

  /** Adds what branches read together, and gives the layer whose sequence they read. */
  private static LayerConfig branches(
      Map<String, LayerConfig> byName, LayerConfig join, List<Step> steps) {
    List<SequenceReading> readings = new ArrayList<>();
    List<Integer> states = new ArrayList<>();
    LayerConfig base = null;
    for (LayerConfig.Input input : join.inputs()) {
      LayerConfig layer = find(byName, input.layer());
      LayerConfig source = layer;
      int tensor = input.tensor();
      if (layer.kind().startsWith("Global")) {
        readings.add(layer.kind().contains("Max") ? StepReading.MAX : StepReading.MEAN);
        tensor = 0;
        source = below(byName, layer);
      } else if (tensor > 0) {
        states.add(tensor);
        if (states.size() == 1) {
          readings.add(StepReading.LAST);
        }
      } else {
        throw join.refused("brings together what is not read of one sequence of states");
      }
      for (int seen = 0; KerasBuilder.isSkipped(source) && seen < byName.size(); seen++) {
        source = below(byName, source);
      }
      if (base != null && !base.name().equals(source.name())) {
        throw join.refused(
            "brings together what is read of '%s' and of '%s'", base.name(), source.name());
      }
      base = source;
    }
    if (base == null) {
      throw join.refused("brings nothing together");
    }
    if (!states.isEmpty()) {
      states(base, states);
    }
    steps.add(new Step(join, readings.size() == 1 ? readings.get(0) : new ConcatReading(readings)));
    return base;
  }

  /** The final states, if these outputs of a recurrent layer are those of all its directions. */
  private static SequenceReading states(LayerConfig layer, List<Integer> tensors) {
    boolean two = layer.kind().equals("Bidirectional");
    boolean lstm = (two ? RecurrentReader.inner(layer) : layer).kind().endsWith("LSTM");
    List<Integer> hidden = two ? lstm ? List.of(1, 3) : List.of(1, 2) : List.of(1);
    if (!tensors.equals(hidden)) {
      throw layer.refused("is read by its outputs %s; its hidden states are %s", tensors, hidden);
    }
    return StepReading.LAST;
  }

  private static LayerConfig below(Map<String, LayerConfig> byName, LayerConfig layer) {
    if (layer.inputs().size() != 1) {
      throw layer.refused("does not read one layer");
    }
    return find(byName, layer.inputs().get(0).layer());
  }
}
