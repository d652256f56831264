package io.github.relevista.keras;

import io.github.relevista.model.Affine;
import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.Gate;
import io.github.relevista.model.GateWeights;
import io.github.relevista.model.RecurrentLayer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Makes what a trained {@code BatchNormalization} does, and folds it into what reads it. */
final class NormalisationReader {
  /** ε where a file does not tell it. */
  private static final double EPSILON = 1e-3;

  private NormalisationReader() {}

  static Affine affine(LayerConfig layer, LayerWeights weights) {
    float[] mean = weights.take("moving_mean", "running_mean").values();
    int size = mean.length;
    float[] ones = new float[size];
    Arrays.fill(ones, 1);
    return Affine.ofNormalisation(
        weights.find("gamma").isPresent() ? weights.vector(size, "gamma").values() : ones,
        weights.find("beta").isPresent() ? weights.vector(size, "beta").values() : new float[size],
        mean,
        // Keras 1 calls the variance running_std.
        weights.vector(size, "moving_variance", "running_std").values(),
        layer.number("epsilon", EPSILON));
  }

  /** The recurrent layer that does this to every vector that it reads. */
  static RecurrentLayer before(Affine affine, RecurrentLayer layer) {
    List<DirectionWeights> directions = new ArrayList<>();
    for (DirectionWeights direction : layer.directions()) {
      Map<Gate, GateWeights> gates = new EnumMap<>(Gate.class);
      for (Gate gate : layer.cell().gates()) {
        GateWeights old = direction.gate(gate);
        float[] bias = affine.shiftOf(old.input());
        for (int unit = 0; unit < bias.length; unit++) {
          bias[unit] += old.inputBias()[unit];
        }
        gates.put(
            gate,
            new GateWeights(
                affine.before(old.input()), old.recurrent(), bias, old.recurrentBias()));
      }
      directions.add(new DirectionWeights(layer.cell(), gates));
    }
    return new RecurrentLayer(
        layer.cell(), layer.gates(), layer.states(), layer.order(), directions, layer.merge());
  }
}
