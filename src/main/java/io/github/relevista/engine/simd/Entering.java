package io.github.relevista.engine.simd;

import java.util.Arrays;

/**
 * What enters the hidden states of a layer on a way back, relevance or a gradient, for every target
 * column. A layer's state is that of all its directions, one behind the other.
 *
 * @param finals what enters the final states: [lines, width], where column q of row r is line r ·
 *     columns + q; null where nothing does
 * @param steps what enters the state of every step: [tokens · columns, width]; null where nothing
 *     does
 * @param width units of all directions
 */
record Entering(float[] finals, float[] steps, int width) {
  /** out[units] from outOffset = what enters a line's final state of the units from first on. */
  void copyFinal(float[] out, int outOffset, int line, int first, int units) {
    if (finals == null) {
      Arrays.fill(out, outOffset, outOffset + units, 0);
    } else {
      System.arraycopy(finals, line * width + first, out, outOffset, units);
    }
  }

  /** out[units] from outOffset += what enters at a place of {@link #steps}. */
  void addStep(float[] out, int outOffset, int place, int first, int units) {
    int from = place * width + first;
    for (int unit = 0; unit < units; unit++) {
      out[outOffset + unit] += steps[from + unit];
    }
  }
}
