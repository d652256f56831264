package io.github.relevista.engine.network;

import io.github.relevista.engine.History;
import java.util.function.IntPredicate;

/** A layer of a network on its way through a batch and back; a workspace's own. */
public interface LayerRun {
  /** Size of the vectors that it gives. */
  int size();

  /** The steps that it gives. */
  BatchSteps steps();

  /** Keeps from now on what a way back by a history needs. */
  void keep(History history);

  /**
   * Runs a batch forward.
   *
   * @param below the steps that it reads
   * @param read their vectors: [steps, size below]; null where the layer reads words by itself
   * @param readAbove whether {@link #vectors} will be asked for
   */
  void forward(BatchSteps below, float[] read, boolean readAbove);

  /** What it gives at every step: [steps, {@link #size}]. */
  float[] vectors();

  /**
   * Lets what enters the vectors flow back to what was read.
   *
   * @param entering what enters
   * @param columns number of target columns
   * @param through the directions that it goes through, 0 forward, 1 backward
   * @return what the vectors below receive: [steps below · columns, size below]; null where the
   *     layer reads words, which have received it then
   */
  float[] back(Entering entering, int columns, IntPredicate through);

  /** A layer that has final states. */
  interface Recurrent extends LayerRun {
    /** out[{@link #size}] from outOffset = the final states of a sequence. */
    void copyFinals(float[] out, int outOffset, int sequence);

    /**
     * out[hidden] from outOffset = the final cell state of the one sequence of a batch, in a layer
     * of one direction; zeros of a cell that has none.
     */
    void copyCell(float[] out, int outOffset);

    /**
     * From now on sequences begin with given states, and leave there what flows back.
     *
     * @param pads the states; null where sequences begin with zeros
     * @param first unit of the layer among those of all recurrent layers
     */
    void beginWith(PadStates pads, int first);
  }
}
