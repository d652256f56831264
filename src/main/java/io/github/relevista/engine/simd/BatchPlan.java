package io.github.relevista.engine.simd;

import io.github.relevista.engine.network.BatchSteps;
import java.util.Arrays;

/**
 * Where the sequences and steps of a batch lie. Sequences become rows, the longest first, so that
 * at every step the rows that still read are the first ones and finished rows drop out at the end.
 *
 * <p>States are kept as blocks of rows: block 0 before any step, with a row for every sequence;
 * block t + 1 after step t, with a row for each that reads at step t. Tokens are numbered sequence
 * by sequence in the batch's own order.
 */
final class BatchPlan {
  private int size;
  private int steps;
  private int[] firstToken = new int[1];
  private int[] rowOfSequence = new int[0];
  private int[] firstTokenOfRow = new int[0];
  private int[] lengthOfRow = new int[0];
  private int[] active = new int[0];
  private int[] firstRow = new int[1];
  private long[] sortKeys = new long[0];

  /** Arranges a batch. */
  void arrange(BatchSteps batch) {
    size = batch.size();
    reserve();
    for (int sequence = 0; sequence < size; sequence++) {
      int length = batch.length(sequence);
      firstToken[sequence + 1] = Math.addExact(firstToken[sequence], length);
      sortKeys[sequence] = ((long) -length << Integer.SIZE) | sequence;
    }
    Arrays.sort(sortKeys, 0, size);
    for (int row = 0; row < size; row++) {
      int sequence = (int) sortKeys[row];
      rowOfSequence[sequence] = row;
      firstTokenOfRow[row] = firstToken[sequence];
      lengthOfRow[row] = batch.length(sequence);
    }
    countActiveRows();
  }

  private void reserve() {
    firstToken = Buffers.grown(firstToken, size + 1);
    rowOfSequence = Buffers.grown(rowOfSequence, size);
    firstTokenOfRow = Buffers.grown(firstTokenOfRow, size);
    lengthOfRow = Buffers.grown(lengthOfRow, size);
    if (sortKeys.length < size) {
      sortKeys = new long[size];
    }
  }

  private void countActiveRows() {
    steps = size == 0 ? 0 : lengthOfRow[0];
    active = Buffers.grown(active, steps);
    firstRow = Buffers.grown(firstRow, steps + 2);
    firstRow[0] = 0;
    firstRow[1] = size;
    int rows = size;
    for (int step = 0; step < steps; step++) {
      while (lengthOfRow[rows - 1] <= step) {
        rows--;
      }
      active[step] = rows;
      firstRow[step + 2] = Math.addExact(firstRow[step + 1], rows);
    }
  }

  /** Number of sequences. */
  int size() {
    return size;
  }

  /** Steps of the longest sequence. */
  int steps() {
    return steps;
  }

  /** Number of all tokens. */
  int tokens() {
    return firstToken[size];
  }

  /** The token at a position of a sequence. */
  int token(int sequence, int position) {
    return firstToken[sequence] + position;
  }

  /** The row of a sequence. */
  int row(int sequence) {
    return rowOfSequence[sequence];
  }

  /** Number of rows that read a token at a step. */
  int active(int step) {
    return active[step];
  }

  /** The first row of a block of states. */
  int firstRow(int block) {
    return firstRow[block];
  }

  /** Rows of all blocks of states. */
  int stateRows() {
    return firstRow[steps + 1];
  }

  /** Where among all blocks the final state of a row lies. */
  int finalState(int row) {
    return firstRow[lengthOfRow[row]] + row;
  }

  /** The token that a direction (0 forward, 1 backward) reads for a row at a step. */
  int tokenRead(int direction, int row, int step) {
    int place = direction == 0 ? step : lengthOfRow[row] - 1 - step;
    return firstTokenOfRow[row] + place;
  }
}
