package io.github.relevista.keras;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.io.TempDir;

/** Tests of files that are made here with random weights and read one sequence. */
abstract class KerasFiles {
  static final int[] IDS = {3, 1, 4, 1, 5, 2, 6};
  static final DoubleUnaryOperator LINEAR = x -> x;

  @TempDir private Path folder;

  final KerasBytes bytes = new KerasBytes();

  final Path file(String name) {
    return folder.resolve(name);
  }

  static void check(Path file, double[] expected) throws IOException {
    KerasScores.check(file, expected, IDS);
  }
}
