package io.github.relevista.engine.nd4j;

/**
 * Whether this JVM can find ND4J. This class and {@link Nd4jEngine} do not link to it, so that they
 * load wherever a JVM runs.
 */
final class Nd4jClasses {
  /** Lies in the jar of the processor's backend, which brings everything else. */
  private static final String BACKEND = "/org/nd4j/linalg/cpu/nativecpu/CpuBackend.class";

  private Nd4jClasses() {}

  /** Whether ND4J is on the class path; nothing of it is loaded. */
  static boolean arePresent() {
    return Nd4jClasses.class.getResource(BACKEND) != null;
  }
}
