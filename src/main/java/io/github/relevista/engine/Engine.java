package io.github.relevista.engine;

import io.github.relevista.model.SentimentModel;
import java.util.OptionalInt;

/**
 * One way to compute with one model. An engine holds the packed weights, is immutable and shared by
 * all threads of a JVM; what a thread needs of its own is its {@link Workspace}.
 *
 * <p>The engines simd and scalar give the same numbers for a sequence, to the last bit: as each
 * other, on every processor, whatever else is in its batch and however many workspaces run. Every
 * operation of theirs rounds correctly or is a fused multiply-add, products are chains over the
 * common dimension, and sums over units have a fixed number of lanes. nd4j leaves its products to a
 * library that rounds by the shape of a batch, and differs from them by rounding alone.
 *
 * <p>What all of them compute is written to be read in {@code engine.reference}: one file that goes
 * from a score down to the words.
 */
public interface Engine {
  /** The name by which a configuration chooses this engine. */
  String name();

  /** The model it computes with. */
  SentimentModel model();

  /**
   * Bits of the vectors that it computes with; empty where it leaves that to the JVM or a library.
   */
  OptionalInt vectorBits();

  /** Buffers for one thread, reused from batch to batch. */
  Workspace newWorkspace();
}
