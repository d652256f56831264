package io.github.relevista.engine.network;

import java.util.Arrays;

/**
 * What enters what a layer gives on a way back, relevance or a gradient, for every target column.
 *
 * @param finals what enters the final states: [sequences · columns, width]; null where nothing does
 * @param steps what enters the vector of every step: [steps · columns, width]; null where nothing
 *     does
 * @param width of a vector; of final states the same
 */
public record Entering(float[] finals, float[] steps, int width) {
  /** out[units] from outOffset = what enters the final state of a place, of units from first on. */
  public void copyFinal(float[] out, int outOffset, int place, int first, int units) {
    if (finals == null) {
      Arrays.fill(out, outOffset, outOffset + units, 0);
    } else {
      System.arraycopy(finals, place * width + first, out, outOffset, units);
    }
  }
}
