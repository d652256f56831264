package io.github.relevista.explain;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.tensor.FloatMatrix;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * How much rounding alone can change of a sequence's relevances: what they change by in one engine
 * where the last bits of its embeddings do. A word or two of a long sequence may stand where a
 * stabilised sum passes zero, at which the epsilon rule jumps; there no two ways of computing in
 * float agree, and none is wrong.
 */
final class RoundingNoise {
  /** Enough for a jump that every other rounding takes to show itself. */
  private static final int TRIALS = 16;

  private static final float LAST_BIT = Math.ulp(1f);

  private final Engine engine;

  /**
   * @param engine of a model
   */
  RoundingNoise(Engine engine) {
    this.engine = engine;
  }

  /**
   * The largest change of {@value #TRIALS} trials, seeded.
   *
   * @param ids of the sequence
   * @param change how far the relevances of a batch of this one sequence are from the sequence's
   */
  double of(int[] ids, ToDoubleFunction<SequenceBatch> change) {
    SplittableRandom random = new SplittableRandom(1);
    double largest = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      largest =
          Math.max(largest, change.applyAsDouble(SequenceBatch.ofEmbeddings(nudged(ids, random))));
    }
    return largest;
  }

  /** The embeddings of a sequence, each value a last bit larger or smaller. */
  private FloatMatrix nudged(int[] ids, SplittableRandom random) {
    FloatMatrix table = engine.model().embedding();
    FloatMatrix rows = FloatMatrix.zeros(ids.length, table.columns());
    for (int step = 0; step < ids.length; step++) {
      for (int e = 0; e < table.columns(); e++) {
        float factor = random.nextBoolean() ? 1 + LAST_BIT : 1 - LAST_BIT;
        rows.values()[rows.offset(step) + e] = table.at(ids[step], e) * factor;
      }
    }
    return rows;
  }
}
