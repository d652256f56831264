package io.github.relevista.engine.network;

import java.util.Arrays;

/** The states with which the sequences of a batch begin, behind their pads, and what flows back. */
public final class PadStates {
  private final int units;

  /** Number of pads of each sequence. */
  private int[] pads = new int[0];

  /** The states after them: [sequences] of [2 · units]. */
  private float[][] states = new float[0][];

  /** What flowed back to them: [sequences · columns, units]. */
  private float[] left = new float[0];

  private int columns;

  PadStates(int units) {
    this.units = units;
  }

  /** Makes room for a batch. */
  void begin(int sequences) {
    if (pads.length < sequences) {
      pads = new int[sequences + sequences / 4];
      states = new float[pads.length][];
    }
  }

  void set(int sequence, int pads, float[] states) {
    this.pads[sequence] = pads;
    this.states[sequence] = states;
  }

  void beginBack(int sequences, int columns) {
    this.columns = columns;
    left = Loops.grown(left, Math.multiplyExact(sequences, columns), units);
    Arrays.fill(left, 0, sequences * columns * units, 0);
  }

  int pads(int sequence) {
    return pads[sequence];
  }

  /**
   * Copies the state that a layer begins with.
   *
   * @param first unit of the layer among those of all
   * @param part 0 the hidden state, 1 the cell state
   * @param out [hidden] from outOffset
   */
  public void copy(int sequence, int first, int hidden, int part, float[] out, int outOffset) {
    System.arraycopy(states[sequence], 2 * first + part * hidden, out, outOffset, hidden);
  }

  /**
   * Takes what flowed back to the state that a layer began with.
   *
   * @param first unit of the layer among those of all
   * @param values [hidden] from offset
   */
  public void leave(int sequence, int column, int first, int hidden, float[] values, int offset) {
    int to = (sequence * columns + column) * units + first;
    System.arraycopy(values, offset, left, to, hidden);
  }

  /** Σ part · what flowed back, of a sequence and a column. */
  float sum(int sequence, int column, float[] parts) {
    int from = (sequence * columns + column) * units;
    double sum = 0;
    for (int unit = 0; unit < units; unit++) {
      sum += (double) parts[unit] * left[from + unit];
    }
    return (float) sum;
  }
}
