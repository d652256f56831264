package io.github.relevista.engine;

import io.github.relevista.model.SentimentModel;
import java.util.OptionalInt;

/**
 * One way to compute with one model. An engine holds the packed weights, is immutable and shared by
 * all threads of a JVM; what a thread needs of its own is its {@link Workspace}.
 *
 * <p>The engines simd and scalar give the same numbers for a sequence, to the last bit, whatever
 * else is in its batch and however many workspaces run; nd4j leaves its products to a library that
 * rounds by the shape of a batch. Engines differ from one another by rounding alone.
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
