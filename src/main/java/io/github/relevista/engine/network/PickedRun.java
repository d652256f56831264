package io.github.relevista.engine.network;

import java.util.Arrays;
import java.util.List;

/** A reading that takes each unit's value of one step, which gets all that enters it. */
abstract class PickedRun extends ReadingRun {
  PickedRun(List<LayerRun> layers) {
    super(layers, layers.get(layers.size() - 1).size());
  }

  @Override
  final boolean readsSteps() {
    return true;
  }

  /** Makes room for a batch. */
  void begin(int sequences) {}

  /** out[size] = what is read of a sequence that has steps. */
  abstract void pick(int sequence, float[] out, int to);

  /** The step that a unit's value was taken of. */
  abstract int picked(int sequence, int unit);

  @Override
  final void forward(float[] out, int stride, int offset) {
    BatchSteps steps = last().steps();
    begin(steps.size());
    for (int sequence = 0; sequence < steps.size(); sequence++) {
      int to = sequence * stride + offset;
      if (steps.length(sequence) == 0) {
        Arrays.fill(out, to, to + size, 0);
      } else {
        pick(sequence, out, to);
      }
    }
  }

  @Override
  final void back(float[] entering, int stride, int offset, int columns, Arrivals arrivals) {
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
        int place = picked(sequence, unit) * columns + line % columns;
        out[place * size + unit] += entering[from + unit];
      }
    }
  }
}
