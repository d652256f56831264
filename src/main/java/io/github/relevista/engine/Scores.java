package io.github.relevista.engine;

/** The scores (before softmax) of the sequences of a batch. */
public interface Scores {
  /** The score of a class for a sequence. */
  float at(int sequence, int classIndex);
}
