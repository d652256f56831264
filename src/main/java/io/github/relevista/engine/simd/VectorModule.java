package io.github.relevista.engine.simd;

/**
 * Whether this JVM was started with the module that vectors come from. This class and {@link
 * SimdEngine} do not link to it, so that they load wherever a JVM runs.
 */
final class VectorModule {
  private static final String NAME = "jdk.incubator.vector";

  private VectorModule() {}

  /** Whether the module is among those that the JVM was started with. */
  static boolean isPresent() {
    return ModuleLayer.boot().findModule(NAME).isPresent();
  }
}
