package io.github.relevista.engine.scalar;

import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.RecurrentLayer;
import java.util.ArrayList;
import java.util.List;

/**
 * The weights of a recurrent layer, laid out for products and shared by all workspaces.
 *
 * @param directions the packed directions
 * @param model the layer that they were made of
 */
record PackedLayer(List<PackedDirection> directions, RecurrentLayer model) {
  static PackedLayer of(RecurrentLayer layer) {
    CellForm form = new CellForm(layer.cell(), layer.gates(), layer.states());
    List<PackedDirection> directions = new ArrayList<>();
    for (DirectionWeights weights : layer.directions()) {
      directions.add(new PackedDirection(form, weights));
    }
    return new PackedLayer(List.copyOf(directions), layer);
  }
}
