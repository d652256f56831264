package io.github.relevista.train;

import io.github.relevista.model.CellKind;

/**
 * The sizes of a network that is trained.
 *
 * @param cell the recurrent cell
 * @param directions 1 or 2
 * @param embedding size of the embedding of a word, at least 1
 * @param hidden size of the hidden state of one direction, at least 1
 * @param classes number of classes, at least 2
 * @param outputBias whether the scores have a bias
 */
public record NetworkShape(
    CellKind cell, int directions, int embedding, int hidden, int classes, boolean outputBias) {
  /**
   * @throws IllegalArgumentException if a size is out of range
   */
  public NetworkShape {
    if (directions != 1 && directions != 2) {
      throw new IllegalArgumentException("directions must be 1 or 2, was " + directions);
    }
    requireAtLeast("embedding", embedding, 1);
    requireAtLeast("hidden", hidden, 1);
    requireAtLeast("classes", classes, 2);
  }

  /** Rows of the stacked weights of all gates of a direction. */
  int stacked() {
    return cell.gates().size() * hidden;
  }

  /** Size of the final hidden states of all directions. */
  int states() {
    return directions * hidden;
  }

  private static void requireAtLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException("%s must be >= %d, was %d".formatted(name, least, value));
    }
  }
}
