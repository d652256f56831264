package io.github.relevista.engine.network;

import java.util.Arrays;
import java.util.List;

/** Of each unit the highest value of all steps: the first of equals has it, and takes all. */
final class MaxRun extends PickedRun {
  /** The step that has a unit's highest value: [sequences, size]. */
  private int[] winners = new int[0];

  MaxRun(List<LayerRun> layers) {
    super(layers);
  }

  @Override
  void begin(int sequences) {
    if (winners.length < sequences * size) {
      winners = new int[sequences * size];
    }
  }

  @Override
  void pick(int sequence, float[] out, int to) {
    float[] vectors = last().vectors();
    int first = last().steps().first(sequence);
    System.arraycopy(vectors, first * size, out, to, size);
    Arrays.fill(winners, sequence * size, (sequence + 1) * size, first);
    for (int step = first + 1; step < last().steps().first(sequence + 1); step++) {
      for (int unit = 0; unit < size; unit++) {
        if (vectors[step * size + unit] > out[to + unit]) {
          out[to + unit] = vectors[step * size + unit];
          winners[sequence * size + unit] = step;
        }
      }
    }
  }

  @Override
  int picked(int sequence, int unit) {
    return winners[sequence * size + unit];
  }
}
