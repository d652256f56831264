package io.github.relevista.explain;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.History;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.Workspace;
import io.github.relevista.explain.TargetPlan.Dependence;
import io.github.relevista.resampling.SeededHash;

/**
 * Explains nothing: what a method has to be better than. The relevance of a word is drawn evenly
 * from [−1, 1) by the review's key, the seed and the word's position, and by nothing else: it is
 * the same for every class and for the polarity, in any batch and any partition. Relevances do not
 * add up to anything.
 *
 * <p>The numbers are those of SplitMix64: the n-th is mix(state + n γ), where γ = 2⁶⁴ / golden
 * ratio and mix spreads every bit of its argument over all of its result.
 */
final class RandomExplainer implements Explainer {
  /** The upper 24 bits of a number, as a float has so many, and half of their range. */
  private static final int UNUSED_BITS = 40;

  private static final float HALF_RANGE = 1 << 23;

  /** All columns are the one that was drawn. */
  private static final float[] DRAWN = {1};

  private final long seed;
  private final Workspace workspace;
  private final TargetPlan plan;
  private final ExplanationWriter writer;

  RandomExplainer(Engine engine, Method.Random method, Targets targets) {
    this.seed = method.seed();
    this.workspace = engine.newWorkspace();
    this.plan = new TargetPlan(targets, engine.model().classes(), Dependence.LINEAR);
    this.writer = new ExplanationWriter(engine.model().classes());
  }

  /**
   * @throws IllegalArgumentException if the sequences have no keys
   */
  @Override
  public void explain(Sequences sequences, ExplanationSink sink) {
    int[][] ids = sequences.ids();
    if (sequences.keys().length != ids.length) {
      throw new IllegalArgumentException("random relevances need a key for each sequence");
    }
    Predictions predictions =
        Predictions.of(
            workspace.forward(SequenceBatch.ofIds(ids), History.none()), sequences, plan);
    for (int sequence = 0; sequence < ids.length; sequence++) {
      long state = state(sequences.keys()[sequence]);
      writer.begin(predictions, sequence, ids[sequence].length);
      writer.add(
          predictions.targets()[sequence], DRAWN, (column, position) -> drawn(state, position));
      sink.accept(sequence, writer.explanation());
    }
  }

  /** Where a review's numbers begin: the seed and every character of the key, mixed in turn. */
  private long state(String key) {
    long state = SeededHash.mix(seed + SeededHash.STEP);
    for (int index = 0; index < key.length(); index++) {
      state = SeededHash.mix(state + SeededHash.STEP + key.charAt(index));
    }
    return state;
  }

  private static float drawn(long state, int position) {
    long bits = SeededHash.mix(state + (position + 1) * SeededHash.STEP) >>> UNUSED_BITS;
    return bits / HALF_RANGE - 1;
  }
}
