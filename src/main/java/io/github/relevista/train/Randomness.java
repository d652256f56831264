package io.github.relevista.train;

import java.util.SplittableRandom;

/**
 * Generators of random numbers for every purpose and every step of a run: each made of the run's
 * seed, so that a run can go on from any step without a generator's state.
 *
 * @param seed of the run
 */
record Randomness(long seed) {
  /** What random numbers are for. */
  enum Purpose {
    /** The weights that training begins with. */
    WEIGHTS(1),
    /** The order of an epoch's examples. */
    ORDER(2),
    /** The words that a step drops. */
    WORDS(3),
    /** The values that a step drops. */
    MASKS(4);

    private final long number;

    Purpose(long number) {
      this.number = number;
    }
  }

  /** The generator of a purpose at a step or an epoch. */
  SplittableRandom generator(Purpose purpose, long index) {
    return new SplittableRandom(seedOf(purpose, index));
  }

  /** The seed of a purpose at a step or an epoch. */
  long seedOf(Purpose purpose, long index) {
    return mixed(mixed(mixed(seed) ^ purpose.number) ^ index);
  }

  private static long mixed(long value) {
    return new SplittableRandom(value).nextLong();
  }
}
