package io.github.relevista.engine.network;

import io.github.relevista.engine.History;
import io.github.relevista.model.MaxPoolingLayer;
import java.util.Arrays;
import java.util.function.IntPredicate;

/** Of each unit the highest value of a window of steps: the first of equals takes all. */
final class PoolingRun implements LayerRun {
  private final MaxPoolingLayer layer;
  private final int size;
  private final BatchSteps steps = new BatchSteps();
  private BatchSteps below = new BatchSteps();

  /** [steps, size]. */
  private float[] values = new float[0];

  /** The step that has a unit's highest value: [steps, size]. */
  private int[] winners = new int[0];

  /** [steps below · columns, size]. */
  private float[] received = new float[0];

  PoolingRun(MaxPoolingLayer layer, int size) {
    this.layer = layer;
    this.size = size;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public BatchSteps steps() {
    return steps;
  }

  @Override
  public void keep(History history) {}

  @Override
  public void forward(BatchSteps below, float[] read, boolean readAbove) {
    this.below = below;
    steps.arrange(below, layer);
    values = Loops.grown(values, steps.total(), size);
    if (winners.length < steps.total() * size) {
      winners = new int[steps.total() * size + steps.total() * size / 4];
    }
    for (int sequence = 0; sequence < below.size(); sequence++) {
      for (int step = 0; step < steps.length(sequence); step++) {
        int from = below.first(sequence) + step * layer.stride();
        pool(read, from, (steps.first(sequence) + step) * size);
      }
    }
  }

  private void pool(float[] read, int from, int to) {
    System.arraycopy(read, from * size, values, to, size);
    Arrays.fill(winners, to, to + size, from);
    for (int step = from + 1; step < from + layer.window(); step++) {
      for (int unit = 0; unit < size; unit++) {
        if (read[step * size + unit] > values[to + unit]) {
          values[to + unit] = read[step * size + unit];
          winners[to + unit] = step;
        }
      }
    }
  }

  @Override
  public float[] vectors() {
    return values;
  }

  @Override
  public float[] back(Entering entering, int columns, IntPredicate through) {
    int places = Math.multiplyExact(below.total(), columns);
    received = Loops.grown(received, places, size);
    Arrays.fill(received, 0, places * size, 0);
    for (int place = 0; place < steps.total() * columns; place++) {
      for (int unit = 0; unit < size; unit++) {
        int winner = winners[place / columns * size + unit];
        int to = (winner * columns + place % columns) * size + unit;
        received[to] += entering.steps()[place * size + unit];
      }
    }
    return received;
  }
}
