package io.github.relevista.engine.network;

import java.util.Arrays;
import java.util.List;

/** The vector of the last step. */
final class PositionRun extends ReadingRun {
  PositionRun(List<LayerRun> layers) {
    super(layers, layers.get(layers.size() - 1).size());
  }

  @Override
  boolean readsSteps() {
    return true;
  }

  @Override
  void forward(float[] out, int stride, int offset) {
    BatchSteps steps = last().steps();
    for (int sequence = 0; sequence < steps.size(); sequence++) {
      int to = sequence * stride + offset;
      if (steps.length(sequence) == 0) {
        Arrays.fill(out, to, to + size, 0);
      } else {
        int step = steps.first(sequence + 1) - 1;
        System.arraycopy(last().vectors(), step * size, out, to, size);
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
      } else {
        int place = (steps.first(sequence + 1) - 1) * columns + line % columns;
        Loops.add(out, place * size, entering, from, size);
      }
    }
  }
}
