package io.github.relevista.bench;

import io.github.relevista.engine.simd.VectorWidth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Where something was measured.
 *
 * @param processor the processor's name, or its architecture where the system does not tell
 * @param processors how many threads can run at a time
 * @param vectorBits the width of the vectors that this JVM computes with; empty where with none
 * @param jvm the JVM and its version
 */
public record Machine(String processor, int processors, OptionalInt vectorBits, String jvm) {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  /** The machine that runs this JVM. */
  public static Machine current() {
    return new Machine(
        processorName(),
        Runtime.getRuntime().availableProcessors(),
        VectorWidth.bits(),
        System.getProperty("java.vm.name") + " " + Runtime.version());
  }

  private static String processorName() {
    String architecture = System.getProperty("os.arch");
    try (Stream<String> lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(architecture);
    } catch (IOException e) {
      return architecture;
    }
  }
}
