package io.github.relevista.toy;

import java.util.ArrayList;
import java.util.List;

/** Cuts sequences into batches for an engine. */
final class Batches {
  private static final int SIZE = 64;

  private Batches() {}

  static List<List<NumberSequence>> of(List<NumberSequence> sequences) {
    List<List<NumberSequence>> batches = new ArrayList<>();
    for (int begin = 0; begin < sequences.size(); begin += SIZE) {
      batches.add(sequences.subList(begin, Math.min(begin + SIZE, sequences.size())));
    }
    return batches;
  }
}
