package io.github.relevista.engine.network;

import io.github.relevista.engine.History;
import io.github.relevista.model.ConvolutionLayer;
import io.github.relevista.model.DenseLayer;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * A convolution over steps: a dense layer of windows. Relevance divides within each window by the
 * epsilon rule, whose lower units are the window's steps within the sequence.
 */
final class ConvolutionRun implements LayerRun {
  private final ConvolutionLayer layer;
  private final int channels;
  private final DenseRun dense;
  private final BatchSteps steps = new BatchSteps();
  private BatchSteps below = new BatchSteps();

  /** [steps, window · channels]. */
  private float[] windows = new float[0];

  /** How many steps of a window lie within its sequence: [steps]. */
  private int[] within = new int[0];

  /** [steps below · columns, channels]. */
  private float[] received = new float[0];

  ConvolutionRun(ConvolutionLayer layer, EngineLayers engine) {
    this.layer = layer;
    channels = layer.channels();
    dense =
        new DenseRun(new DenseLayer(layer.weights(), layer.bias(), layer.activation()), engine) {
          @Override
          int lowerUnits(int row) {
            // A window with no step of its sequence gives its share to nobody.
            return Math.max(1, within[row]) * channels;
          }
        };
  }

  @Override
  public int size() {
    return layer.filters();
  }

  @Override
  public BatchSteps steps() {
    return steps;
  }

  @Override
  public void keep(History history) {
    dense.keep(history);
  }

  @Override
  public void forward(BatchSteps below, float[] read, boolean readAbove) {
    this.below = below;
    steps.arrange(below, layer);
    int size = layer.window() * channels;
    windows = Loops.grown(windows, steps.total(), size);
    Arrays.fill(windows, 0, steps.total() * size, 0);
    if (within.length < steps.total()) {
      within = new int[steps.total() + steps.total() / 4];
    }
    Arrays.fill(within, 0, steps.total(), 0);
    for (int sequence = 0; sequence < below.size(); sequence++) {
      for (int step = 0; step < steps.length(sequence); step++) {
        int row = steps.first(sequence) + step;
        for (int place = 0; place < layer.window(); place++) {
          int from = stepBelow(sequence, step, place);
          if (from >= 0) {
            within[row]++;
            System.arraycopy(
                read, from * channels, windows, row * size + place * channels, channels);
          }
        }
      }
    }
    dense.forward(windows, steps.total());
  }

  /** The step at a place of a window, or −1 beyond the ends of the sequence. */
  private int stepBelow(int sequence, int step, int place) {
    int at = step + place - layer.before();
    return at < 0 || at >= below.length(sequence) ? -1 : below.first(sequence) + at;
  }

  @Override
  public float[] vectors() {
    return dense.values;
  }

  @Override
  public float[] back(Entering entering, int columns, IntPredicate through) {
    float[] ofWindows = dense.back(entering.steps(), columns);
    received = Loops.grown(received, Math.multiplyExact(below.total(), columns), channels);
    Arrays.fill(received, 0, below.total() * columns * channels, 0);
    int size = layer.window() * channels;
    for (int sequence = 0; sequence < below.size(); sequence++) {
      for (int step = 0; step < steps.length(sequence); step++) {
        int row = steps.first(sequence) + step;
        for (int place = 0; place < layer.window(); place++) {
          int to = stepBelow(sequence, step, place);
          for (int column = 0; to >= 0 && column < columns; column++) {
            int from = (row * columns + column) * size + place * channels;
            Loops.add(received, (to * columns + column) * channels, ofWindows, from, channels);
          }
        }
      }
    }
    return received;
  }
}
