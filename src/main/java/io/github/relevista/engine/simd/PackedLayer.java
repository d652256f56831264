package io.github.relevista.engine.simd;

import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.RecurrentLayer;
import io.github.relevista.tensor.FloatMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The weights of a recurrent layer as the kernels read them, shared by all workspaces.
 *
 * @param form what a step computes
 * @param directions the packed directions
 * @param model the layer that they were made of
 */
record PackedLayer(CellForm form, List<PackedDirection> directions, RecurrentLayer model) {
  /**
   * Packs a layer that reads words.
   *
   * @param words the embeddings of all words [vocabulary, embedding], to keep their projections; or
   *     nothing
   */
  static PackedLayer ofWords(RecurrentLayer layer, Optional<FloatMatrix> words) {
    CellForm form = form(layer);
    List<PackedDirection> directions = new ArrayList<>();
    for (DirectionWeights weights : layer.directions()) {
      directions.add(PackedDirection.ofWords(form, weights, words));
    }
    return new PackedLayer(form, List.copyOf(directions), layer);
  }

  /** Packs a layer that reads what is below it. */
  static PackedLayer ofVectors(RecurrentLayer layer) {
    CellForm form = form(layer);
    List<PackedDirection> directions = new ArrayList<>();
    for (DirectionWeights weights : layer.directions()) {
      directions.add(PackedDirection.ofVectors(form, weights));
    }
    return new PackedLayer(form, List.copyOf(directions), layer);
  }

  private static CellForm form(RecurrentLayer layer) {
    return new CellForm(layer.cell(), layer.gates(), layer.states());
  }

  /** Size of the hidden state of one direction. */
  int hidden() {
    return model.hidden();
  }

  /** Size of what is read at a step. */
  int inputSize() {
    return model.inputSize();
  }

  /** 0 where a direction reads forward, 1 where backward. */
  int order(int direction) {
    return model.order().isBackward(direction) ? 1 : 0;
  }
}
