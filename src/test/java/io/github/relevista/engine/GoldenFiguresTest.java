package io.github.relevista.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.ChildJvm;
import io.github.relevista.explain.EngineKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The engines of corpora say the same on every processor, to the last bit: what is pinned here was
 * computed with vectors of 512 bits. That the figures are right others test; a change of formulas
 * or of their order changes them, and may.
 */
class GoldenFiguresTest {
  private static final String[] GOLDEN = {
    "LSTM gradients 0e33fff422b56902",
    "LSTM ALL b81c7ed7ace1b4cc",
    "LSTM ALL ratio 58ddc0f06bf479bd",
    "LSTM PROPORTIONAL 523933a7013f1eb0",
    "LSTM PROPORTIONAL ratio f0542bc0ff6cfa80",
    "LSTM ABSOLUTE 278f6e65ddfbf695",
    "LSTM ABSOLUTE ratio d33b11270d151e5f",
    "LSTM HALF 505877aea48aec15",
    "LSTM HALF ratio 676154a72e43bf8d",
    "GRU_RESET_AFTER gradients 449be474f0285a82",
    "GRU_RESET_AFTER ALL 419970ad4eb86381",
    "GRU_RESET_AFTER ALL ratio a16b46879c727e6e",
    "GRU_RESET_AFTER PROPORTIONAL c60dd54d51aec515",
    "GRU_RESET_AFTER PROPORTIONAL ratio af522238191fa399",
    "GRU_RESET_AFTER ABSOLUTE 85a0646330bd11a9",
    "GRU_RESET_AFTER ABSOLUTE ratio 9cef2247fd39863d",
    "GRU_RESET_AFTER HALF 28eb8728705795b1",
    "GRU_RESET_AFTER HALF ratio 7975e62bbec5c61e",
    "GRU_RESET_BEFORE gradients 757073d6133dba27",
    "GRU_RESET_BEFORE ALL b1de5f63012263a0",
    "GRU_RESET_BEFORE ALL ratio 4659d27e7f719ccf",
    "GRU_RESET_BEFORE PROPORTIONAL 5d2b803013b51d4f",
    "GRU_RESET_BEFORE PROPORTIONAL ratio ff7e27bf3a184658",
    "GRU_RESET_BEFORE ABSOLUTE bb7192b7a721ac11",
    "GRU_RESET_BEFORE ABSOLUTE ratio 5fe2aa33c0fceb2d",
    "GRU_RESET_BEFORE HALF bef6042e067f5bf6",
    "GRU_RESET_BEFORE HALF ratio 6a344a9496274dbf"
  };

  @ParameterizedTest
  @EnumSource(names = {"SIMD", "SCALAR"})
  void figures_areThePinnedOnes_ofBothEngines(EngineKind kind) {
    assertThat(GoldenFigures.of(kind)).containsExactly(GOLDEN);
  }

  /**
   * AVX has vectors of 128 bits for the engine, AVX2 of 256, each in instructions of its own; and
   * vectors may be narrower than the processor's, which are those of the test above.
   */
  @ParameterizedTest
  @CsvSource({"-XX:UseAVX=1, 0", "-XX:UseAVX=2, 0", "-XX:MaxVectorSize=32, 0", "-XX:UseAVX=3, 128"})
  void figures_areThePinnedOnes_atEveryWidth(String instructions, int bits)
      throws IOException, InterruptedException {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--add-modules=jdk.incubator.vector",
                "-XX:+IgnoreUnrecognizedVMOptions",
                instructions));
    if (bits > 0) {
      options.add("-Drelevista.simd.bits=" + bits);
    }
    List<String> lines =
        ChildJvm.run(GoldenFigures.class, options.toArray(String[]::new)).lines().toList();
    if (bits > 0) {
      assertThat(lines.get(0)).isEqualTo(bits + " bits");
    }
    assertThat(lines.subList(1, lines.size())).containsExactly(GOLDEN);
  }
}
