package io.github.relevista.engine.simd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AlignedBlocksTest {
  /**
   * Floats begin 16 bytes behind a cache line of 64 where the array is large: index 12 is the first
   * on a line, and 16 floats are one.
   */
  @Test
  void blocks_beginWithCacheLines_oneBehindTheOther() {
    AlignedBlocks blocks = new AlignedBlocks(3, 16, 17, 0);
    assertThat(blocks.take(3)).isEqualTo(12);
    assertThat(blocks.take(16)).isEqualTo(28);
    assertThat(blocks.take(17)).isEqualTo(44);
    assertThat(blocks.take(0)).isEqualTo(76).isEqualTo(blocks.values().length);
  }

  @Test
  void size_isOfAnyLength() {
    assertThat(AlignedBlocks.size(3_000_000_000L, 1)).isEqualTo(12 + 3_000_000_000L + 16);
  }
}
