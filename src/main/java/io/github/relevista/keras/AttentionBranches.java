package io.github.relevista.keras;

import io.github.relevista.keras.Branches.Piece;
import io.github.relevista.keras.Chain.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Recognises attention that takes more than one layer: steps summed up by weights that other layers
 * make of them, and steps that are asked by their own final states.
 */
final class AttentionBranches {
  /** Layers that change the shape of the values of steps, and no number. */
  private static final Set<String> SHAPES = Set.of("Flatten", "Reshape", "Permute");

  /** Layers that make of one step, or of steps that are alike, that step. */
  private static final Set<String> ONE_STEP =
      Set.of(
          "Flatten",
          "Reshape",
          "GlobalAveragePooling1D",
          "GlobalAvgPool1D",
          "GlobalMaxPooling1D",
          "GlobalMaxPool1D");

  private final LayerGraph graph;
  private final FinalStates finalStates;

  AttentionBranches(LayerGraph graph) {
    this.graph = graph;
    this.finalStates = new FinalStates(graph);
  }

  /**
   * Attention of one layer that asks steps by their own final states; also below a layer that makes
   * a vector of its one step.
   */
  Optional<Piece> asked(LayerConfig top) {
    LayerConfig layer = oneStep(top);
    boolean keras = AttentionReader.isOfKeras(layer);
    List<LayerConfig.Input> inputs = layer.inputs();
    boolean three = keras && inputs.size() == 3 && inputs.get(1).equals(inputs.get(2));
    if (!(keras || AttentionReader.isOne(layer)) || !(inputs.size() == 2 || three)) {
      return Optional.empty();
    }
    for (int place = 0; place < (keras ? 1 : 2); place++) {
      LayerConfig.Input steps = inputs.get(1 - place);
      Optional<LayerConfig> states = finalStates.of(inputs.get(place));
      if (states.isPresent()
          && steps.tensor() == 0
          && graph.base(graph.find(steps.layer())).name().equals(states.get().name())) {
        return Optional.of(Piece.of(new Part.Asked(layer, place == 0), states.get()));
      }
    }
    return Optional.empty();
  }

  /** The layer below one that makes a vector of its one step; or else the layer. */
  private LayerConfig oneStep(LayerConfig layer) {
    boolean makes = ONE_STEP.contains(layer.kind()) && layer.inputs().size() == 1;
    LayerConfig below = makes ? graph.find(layer.inputs().get(0).layer()) : layer;
    return AttentionReader.isOfKeras(below) ? below : layer;
  }

  /** Whether a layer lays out flat what a product of steps and weights gives. */
  boolean isScored(LayerConfig layer) {
    return layer.inputs().size() == 1
        && graph.find(layer.inputs().get(0).layer()).kind().equals("Dot");
  }

  /**
   * Steps summed up by weights that dense layers and a softmax give: {@code Dot(axes=1)} of both,
   * or the sum over the steps of their product.
   *
   * @param layer the one that ends it
   * @param product the one that reads steps and weights
   * @throws KerasException if it is made in another way
   */
  Piece scored(LayerConfig layer, LayerConfig product) {
    boolean multiplies = Operation.of(product).filter(Operation.MULTIPLY::equals).isPresent();
    if (product.inputs().size() != 2 || !(multiplies || product.kind().equals("Dot"))) {
      throw layer.refused("sums up what is not steps times weights of theirs, which cannot be run");
    }
    if (!multiplies && !isOverSteps(product)) {
      throw product.refused(
          "multiplies along the axes %s; the steps, axes=1, can be", product.config().path("axes"));
    }
    List<LayerConfig> ends = product.inputs().stream().map(in -> graph.find(in.layer())).toList();
    for (int place = 0; place < 2; place++) {
      LayerConfig steps = graph.base(ends.get(place));
      Optional<Part> scoring = scoring(ends.get(1 - place), steps);
      if (scoring.isPresent()) {
        return Piece.of(scoring.get(), steps);
      }
    }
    throw product.refused(
        "weighs steps by what is not a softmax over one value of each, by one or two Dense layers");
  }

  private static boolean isOverSteps(LayerConfig dot) {
    String axes = dot.config().path("axes").toString();
    return axes.equals("1") || axes.equals("[1,1]");
  }

  /** Attention by what stands between steps and their weights. */
  private Optional<Part> scoring(LayerConfig weights, LayerConfig steps) {
    List<LayerConfig> dense = new ArrayList<>();
    boolean softmax = false;
    boolean laidFlat = false;
    boolean overSteps = false;
    LayerConfig layer = weights;
    for (int seen = 0; seen < graph.size(); seen++) {
      if (layer.name().equals(steps.name())) {
        Collections.reverse(dense);
        boolean fits = softmax && (overSteps || laidFlat) && !dense.isEmpty() && dense.size() <= 2;
        return fits ? Optional.of(new Part.Scored(List.copyOf(dense))) : Optional.empty();
      }
      if (softmax && dense.isEmpty() && layer.kind().equals("Dot")) {
        return multiplied(layer, steps);
      }
      boolean isSoftmax =
          layer.kind().equals("Softmax")
              || (layer.kind().equals("Activation")
                  && layer.activation("", "activation").equals("softmax"));
      if (isSoftmax && !softmax && dense.isEmpty()) {
        softmax = true;
        overSteps = layer.config().path("axis").toString().replace("[1]", "1").equals("1");
      } else if (isShape(layer, softmax) && dense.isEmpty()) {
        // Below the softmax it lays the values of all steps side by side.
        laidFlat |= softmax;
      } else if (softmax
          && (layer.kind().equals("Dense") || layer.kind().equals("TimeDistributed"))) {
        dense.add(layer);
      } else if (!KerasBuilder.isSkipped(layer)) {
        return Optional.empty();
      }
      if (layer.inputs().size() != 1 || layer.inputs().get(0).tensor() > 0) {
        return Optional.empty();
      }
      layer = graph.find(layer.inputs().get(0).layer());
    }
    return Optional.empty();
  }

  /** Attention by products of steps, or of a dense layer on them, and their final states. */
  private Optional<Part> multiplied(LayerConfig dot, LayerConfig steps) {
    for (int place = 0; place < 2 && dot.inputs().size() == 2; place++) {
      LayerConfig.Input other = dot.inputs().get(1 - place);
      Optional<LayerConfig> states = finalStates.of(dot.inputs().get(place));
      if (states.isEmpty() || !states.get().name().equals(steps.name()) || other.tensor() > 0) {
        continue;
      }
      LayerConfig read = graph.base(graph.find(other.layer()));
      boolean projects =
          (read.kind().equals("Dense") || read.kind().equals("TimeDistributed"))
              && read.inputs().size() == 1;
      LayerConfig below = projects ? graph.base(graph.find(read.inputs().get(0).layer())) : read;
      if (below.name().equals(steps.name())) {
        return Optional.of(new Part.Multiplied(projects ? Optional.of(read) : Optional.empty()));
      }
    }
    return Optional.empty();
  }

  /** Whether a layer changes a shape alone; weights may be repeated for every unit besides. */
  private static boolean isShape(LayerConfig layer, boolean belowSoftmax) {
    return SHAPES.contains(layer.kind())
        || (!belowSoftmax && Set.of("RepeatVector", "ExpandDims").contains(layer.kind()));
  }
}
