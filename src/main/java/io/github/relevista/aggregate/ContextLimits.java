package io.github.relevista.aggregate;

import java.io.Serializable;

/**
 * Which contexts of a term are kept, and what of them.
 *
 * @param kept contexts of each kind, 1 or more
 * @param window words on either side that a context shows, 0 or more
 * @param seed of the random sample
 */
public record ContextLimits(int kept, int window, long seed) implements Serializable {
  /** Refuses limits that keep nothing. */
  public ContextLimits {
    if (kept < 1 || window < 0) {
      throw new IllegalArgumentException(
          "contexts are kept from 1 on with a window from 0 on, was %d and %d"
              .formatted(kept, window));
    }
  }
}
