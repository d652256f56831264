package io.github.relevista.engine.simd;

import java.util.OptionalInt;

/** How wide this JVM computes. */
public final class VectorWidth {
  private VectorWidth() {}

  /** Bits of a vector of this engine; empty where the JVM cannot run it. */
  public static OptionalInt bits() {
    return SimdEngine.isAvailable()
        ? OptionalInt.of(Lanes.COUNT * Float.SIZE)
        : OptionalInt.empty();
  }
}
