package io.github.relevista.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.ChildJvm;
import io.github.relevista.explain.EngineKind;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The engines of corpora say the same on every processor, to the last bit: what is pinned here was
 * computed with vectors of 512 bits. That the figures are right others test; a change of formulas
 * or of their order changes them, and may.
 */
class GoldenFiguresTest {
  private static final String[] GOLDEN = {
    "LSTM gradients 0e33fff422b56902",
    "LSTM ALL b81c7ed7ace1b4cc",
    "LSTM PROPORTIONAL 523933a7013f1eb0",
    "LSTM ABSOLUTE 278f6e65ddfbf695",
    "LSTM HALF 505877aea48aec15",
    "GRU_RESET_AFTER gradients 449be474f0285a82",
    "GRU_RESET_AFTER ALL 419970ad4eb86381",
    "GRU_RESET_AFTER PROPORTIONAL c60dd54d51aec515",
    "GRU_RESET_AFTER ABSOLUTE 85a0646330bd11a9",
    "GRU_RESET_AFTER HALF 28eb8728705795b1",
    "GRU_RESET_BEFORE gradients 757073d6133dba27",
    "GRU_RESET_BEFORE ALL b1de5f63012263a0",
    "GRU_RESET_BEFORE PROPORTIONAL 5d2b803013b51d4f",
    "GRU_RESET_BEFORE ABSOLUTE bb7192b7a721ac11",
    "GRU_RESET_BEFORE HALF bef6042e067f5bf6"
  };

  @ParameterizedTest
  @EnumSource(names = {"SIMD", "SCALAR"})
  void figures_areThePinnedOnes_ofBothEngines(EngineKind kind) {
    assertThat(GoldenFigures.of(kind)).containsExactly(GOLDEN);
  }

  /** AVX has vectors of 128 bits for the engine, AVX2 of 256, AVX-512 of 512. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:UseAVX=1",
        "-XX:UseAVX=2",
        "-XX:UseAVX=3",
        "-XX:MaxVectorSize=16",
        "-XX:MaxVectorSize=32",
        "-XX:MaxVectorSize=64"
      })
  void figures_areThePinnedOnes_atEveryWidth(String width)
      throws IOException, InterruptedException {
    String figures =
        ChildJvm.run(
            GoldenFigures.class,
            "--add-modules=jdk.incubator.vector",
            "-XX:+IgnoreUnrecognizedVMOptions",
            width);
    assertThat(figures.lines()).containsExactly(GOLDEN);
  }
}
