package io.github.relevista.scoring;

import java.util.ArrayList;
import java.util.List;

/**
 * The accuracy on texts of similar length.
 *
 * @param from the fewest tokens of a text
 * @param to the most; {@link Integer#MAX_VALUE} in the last band
 * @param accuracy of its texts
 */
public record LengthBand(int from, int to, Accuracy accuracy) {
  /** Each twice the one before: sentences spread over the first bands, reviews over the last. */
  private static final int[] ENDS = {5, 10, 20, 40, 80, 160, 320};

  /** Bands without a text, which cover all lengths from 1. */
  public static List<LengthBand> all() {
    List<LengthBand> bands = new ArrayList<>();
    int from = 1;
    for (int end : ENDS) {
      bands.add(new LengthBand(from, end, new Accuracy()));
      from = end + 1;
    }
    bands.add(new LengthBand(from, Integer.MAX_VALUE, new Accuracy()));
    return List.copyOf(bands);
  }

  /** The index among {@link #all} of the band of a length, at least 1. */
  public static int indexOf(int length) {
    int index = 0;
    while (index < ENDS.length && length > ENDS[index]) {
      index++;
    }
    return index;
  }
}
