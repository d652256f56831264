package io.github.relevista.bench;

import io.github.relevista.intake.Content;

/**
 * A text that is measured.
 *
 * @param content what was read
 * @param ids the ids of its words: [tokens], one or more; shared, not copied
 */
record BenchText(Content content, int[] ids) {
  /** Number of tokens. */
  int length() {
    return ids.length;
  }
}
