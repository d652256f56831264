package io.github.relevista.explain;

import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.explain.Method.Occlusion.Removal;
import java.util.ArrayList;
import java.util.List;

/**
 * Sequences of which each lacks one word, gathered for one forward pass: at most {@value
 * #MAXIMUM_SEQUENCES} of at most {@value #MAXIMUM_TOKENS} tokens in all, or a single longer one.
 */
final class ReducedBatch {
  private static final int MAXIMUM_SEQUENCES = 24;
  private static final int MAXIMUM_TOKENS = 6_000;

  private final Removal removal;
  private final List<int[]> ids = new ArrayList<>();
  private final List<boolean[]> blanked = new ArrayList<>();
  private final List<double[]> relevances = new ArrayList<>();
  private long tokens;

  ReducedBatch(Removal removal) {
    this.removal = removal;
  }

  /** Whether one more sequence, without one of its words, may join. */
  boolean hasRoomFor(int[] sequence) {
    return ids.isEmpty()
        || (ids.size() < MAXIMUM_SEQUENCES && tokens + sequence.length <= MAXIMUM_TOKENS);
  }

  /**
   * Adds a sequence without the word at a position.
   *
   * @param relevance [classes]: the relevance of the word that is left out
   */
  void add(int[] sequence, int position, double[] relevance) {
    ids.add(removal == Removal.REMOVE ? without(sequence, position) : sequence);
    boolean[] mask = new boolean[ids.get(ids.size() - 1).length];
    if (removal == Removal.BLANK) {
      mask[position] = true;
    }
    blanked.add(mask);
    relevances.add(relevance);
    tokens += sequence.length;
  }

  private static int[] without(int[] sequence, int position) {
    int[] rest = new int[sequence.length - 1];
    System.arraycopy(sequence, 0, rest, 0, position);
    System.arraycopy(sequence, position + 1, rest, position, rest.length - position);
    return rest;
  }

  /** The relevances of the words left out, as they were handed over: [sequences] of [classes]. */
  List<double[]> relevances() {
    return relevances;
  }

  /** What was gathered; the batch is empty then. */
  SequenceBatch take() {
    SequenceBatch batch =
        SequenceBatch.ofIdsBlanked(ids.toArray(int[][]::new), blanked.toArray(boolean[][]::new));
    ids.clear();
    blanked.clear();
    relevances.clear();
    tokens = 0;
    return batch;
  }
}
