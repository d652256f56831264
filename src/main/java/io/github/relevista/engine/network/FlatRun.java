package io.github.relevista.engine.network;

import io.github.relevista.model.FlatReading;
import java.util.Arrays;
import java.util.List;

/**
 * The vectors of all steps side by side; each gets what enters its place, one without a step
 * nowhere.
 */
final class FlatRun extends ReadingRun {
  private final int width;
  private final int places;

  FlatRun(FlatReading reading, List<LayerRun> layers) {
    super(layers, reading.size(List.of(), layers.get(layers.size() - 1).size()));
    width = layers.get(layers.size() - 1).size();
    places = reading.steps();
  }

  @Override
  boolean readsSteps() {
    return true;
  }

  /** Number of values that are read of a sequence. */
  private int read(int sequence) {
    return Math.min(last().steps().length(sequence), places) * width;
  }

  @Override
  void forward(float[] out, int stride, int offset) {
    BatchSteps steps = last().steps();
    for (int sequence = 0; sequence < steps.size(); sequence++) {
      int to = sequence * stride + offset;
      int count = read(sequence);
      System.arraycopy(last().vectors(), steps.first(sequence) * width, out, to, count);
      Arrays.fill(out, to + count, to + size, 0);
    }
  }

  @Override
  void back(float[] entering, int stride, int offset, int columns, Arrivals arrivals) {
    BatchSteps steps = last().steps();
    float[] out = arrivals.steps(layers.size() - 1);
    for (int line = 0; line < steps.size() * columns; line++) {
      int sequence = line / columns;
      int from = line * stride + offset;
      int count = read(sequence);
      for (int at = 0; at < count; at += width) {
        int step = steps.first(sequence) + at / width;
        Loops.add(out, (step * columns + line % columns) * width, entering, from + at, width);
      }
      for (int at = count; at < size; at++) {
        arrivals.addNowhere(sequence, line % columns, entering[from + at]);
      }
    }
  }
}
