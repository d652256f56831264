package io.github.relevista.engine.network;

import java.util.Arrays;
import java.util.List;

/** What has arrived at the layers of a network on a way back, and waits to go through them. */
final class Arrivals {
  private final List<LayerRun> layers;
  private final float[][] finals;
  private final float[][] steps;
  private final boolean[] hasFinals;
  private final boolean[] hasSteps;

  /** What a layer above left; null where a reading was there, alone or too. */
  private final float[][] left;

  /** What was read of sequences without steps: [sequences · columns]. */
  private float[] nowhere = new float[0];

  private int columns;

  Arrivals(List<LayerRun> layers) {
    this.layers = layers;
    finals = new float[layers.size()][0];
    steps = new float[layers.size()][0];
    left = new float[layers.size()][];
    hasFinals = new boolean[layers.size()];
    hasSteps = new boolean[layers.size()];
  }

  /** Begins a way back: nothing has arrived. */
  void begin(int columns) {
    this.columns = columns;
    Arrays.fill(hasFinals, false);
    Arrays.fill(hasSteps, false);
    Arrays.fill(left, null);
    int sequences = layers.get(0).steps().size();
    nowhere = Loops.grown(nowhere, sequences, columns);
    Arrays.fill(nowhere, 0, sequences * columns, 0);
  }

  /** What arrives at the final states of a layer, to be added to: [sequences · columns, size]. */
  float[] finals(int layer) {
    if (!hasFinals[layer]) {
      LayerRun run = layers.get(layer);
      int places = Math.multiplyExact(run.steps().size(), columns);
      finals[layer] = Loops.grown(finals[layer], places, run.size());
      Arrays.fill(finals[layer], 0, places * run.size(), 0);
      hasFinals[layer] = true;
    }
    return finals[layer];
  }

  /** What arrives at the steps of a layer, to be added to: [steps · columns, size]. */
  float[] steps(int layer) {
    if (!hasSteps[layer]) {
      LayerRun run = layers.get(layer);
      int places = Math.multiplyExact(run.steps().total(), columns);
      steps[layer] = Loops.grown(steps[layer], places, run.size());
      Arrays.fill(steps[layer], 0, places * run.size(), 0);
      hasSteps[layer] = true;
    }
    return steps[layer];
  }

  /** Takes what the layer above left at the steps of a layer: [steps · columns, size]. */
  void leave(int layer, float[] values) {
    if (hasSteps[layer]) {
      LayerRun run = layers.get(layer);
      Loops.add(steps[layer], 0, values, 0, run.steps().total() * columns * run.size());
    } else {
      left[layer] = values;
    }
  }

  /** Adds what a reading of no steps was given. */
  void addNowhere(int sequence, int column, float value) {
    nowhere[sequence * columns + column] += value;
  }

  /** What had no step to go to; it counts as that of initial states. */
  float nowhere(int sequence, int column) {
    return nowhere[sequence * columns + column];
  }

  /** Whether anything has arrived at a layer. */
  boolean isAt(int layer) {
    return hasFinals[layer] || hasSteps[layer] || left[layer] != null;
  }

  /** All that has arrived at a layer. */
  Entering at(int layer) {
    return new Entering(
        hasFinals[layer] ? finals[layer] : null,
        hasSteps[layer] ? steps[layer] : left[layer],
        layers.get(layer).size());
  }
}
