package io.github.relevista.engine.network;

import java.util.Arrays;
import java.util.List;

/** Of each unit the highest value of all steps: the first of equals has it, and takes all. */
final class MaxRun extends ReadingRun {
  /** The step that has a unit's highest value: [sequences, size]. */
  private int[] winners = new int[0];

  MaxRun(List<LayerRun> layers) {
    super(layers, layers.get(layers.size() - 1).size());
  }

  @Override
  boolean readsSteps() {
    return true;
  }

  @Override
  void forward(float[] out, int stride, int offset) {
    BatchSteps steps = last().steps();
    if (winners.length < steps.size() * size) {
      winners = new int[steps.size() * size];
    }
    for (int sequence = 0; sequence < steps.size(); sequence++) {
      int to = sequence * stride + offset;
      if (steps.length(sequence) == 0) {
        Arrays.fill(out, to, to + size, 0);
      } else {
        forward(sequence, out, to);
      }
    }
  }

  private void forward(int sequence, float[] out, int to) {
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
  void back(float[] entering, int stride, int offset, int columns, Arrivals arrivals) {
    BatchSteps steps = last().steps();
    float[] out = arrivals.steps(layers.size() - 1);
    for (int line = 0; line < steps.size() * columns; line++) {
      int sequence = line / columns;
      int from = line * stride + offset;
      if (steps.length(sequence) == 0) {
        addNowhere(entering, from, sequence, line % columns, arrivals);
        continue;
      }
      for (int unit = 0; unit < size; unit++) {
        int place = winners[sequence * size + unit] * columns + line % columns;
        out[place * size + unit] += entering[from + unit];
      }
    }
  }
}
