package io.github.relevista.engine.network;

import io.github.relevista.engine.EpsilonRule;
import java.util.Arrays;

/** Runs pads like words, by a workspace made for it, when they are first asked for. */
public abstract class PadRunner implements Pads.Runner {
  /** Columns of a way back: few, lest buffers grow beyond those of texts. */
  private static final int COLUMNS = 16;

  private final int units;

  /**
   * @param units of the states of all recurrent layers
   */
  protected PadRunner(int units) {
    this.units = units;
  }

  /** Runs so many pads forward from zero states and keeps what relevance needs. */
  protected abstract void forward(int pads, EpsilonRule rule);

  /** Lets a relevance of 1 of each of some final units flow back, a column each. */
  protected abstract void back(int first, int columns);

  /** What the pads received in a column. */
  protected abstract float ofPads(int column);

  /** What the states before the pads received in a column. */
  protected abstract float ofStates(int column);

  @Override
  public final float[][] parts(int pads, EpsilonRule rule) {
    float[][] parts = new float[2][units];
    if (pads == 0) {
      Arrays.fill(parts[1], 1);
      return parts;
    }
    forward(pads, rule);
    for (int first = 0; first < units; first += COLUMNS) {
      int columns = Math.min(COLUMNS, units - first);
      back(first, columns);
      for (int column = 0; column < columns; column++) {
        parts[0][first + column] = ofPads(column);
        parts[1][first + column] = ofStates(column);
      }
    }
    return parts;
  }
}
