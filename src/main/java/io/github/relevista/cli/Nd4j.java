package io.github.relevista.cli;

import io.github.relevista.explain.EngineKind;

/** What a command needs ND4J for. */
enum Nd4j {
  /** For nothing. */
  UNUSED,
  /** To train, in the JVM of the command or in the driver of Spark. */
  FOR_TRAINING,
  /** To explain, in the JVM of the command or in the executors of Spark. */
  AS_ENGINE;

  /** What an engine needs it for. */
  static Nd4j of(EngineKind engine) {
    return engine == EngineKind.ND4J ? AS_ENGINE : UNUSED;
  }
}
