package io.github.relevista.engine.network;

import io.github.relevista.model.SequenceLayer;
import java.util.Arrays;

/**
 * How many steps the sequences of a batch have at some layer, and where they lie: sequence by
 * sequence in the batch's own order, the steps of a sequence one after the other.
 */
public final class BatchSteps {
  private int size;
  private int[] first = new int[1];

  /** Takes the steps that a model reads of a batch, pads included. */
  public void arrange(PaddedBatch batch) {
    reserve(batch.size());
    for (int sequence = 0; sequence < size; sequence++) {
      first[sequence + 1] = Math.addExact(first[sequence], batch.length(sequence));
    }
  }

  /** Takes what a layer makes of the steps below it. */
  void arrange(BatchSteps below, SequenceLayer layer) {
    reserve(below.size);
    for (int sequence = 0; sequence < size; sequence++) {
      first[sequence + 1] = first[sequence] + layer.steps(below.length(sequence));
    }
  }

  private void reserve(int sequences) {
    size = sequences;
    if (first.length < size + 1) {
      first = Arrays.copyOf(first, size + 1 + size / 4);
    }
  }

  /** Number of sequences. */
  public int size() {
    return size;
  }

  /** Number of steps of all sequences. */
  public int total() {
    return first[size];
  }

  /** The first step of a sequence among all. */
  public int first(int sequence) {
    return first[sequence];
  }

  /** Number of steps of a sequence. */
  public int length(int sequence) {
    return first[sequence + 1] - first[sequence];
  }
}
