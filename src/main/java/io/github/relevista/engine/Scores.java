package io.github.relevista.engine;

import io.github.relevista.tensor.Highest;

/** The scores (before softmax) of the sequences of a batch. */
public interface Scores {
  /** The score of a class for a sequence. */
  float at(int sequence, int classIndex);

  /** The class of the highest score of a sequence, of so many classes; the first of several. */
  default int highest(int sequence, int classes) {
    return Highest.of(classes, k -> at(sequence, k));
  }
}
