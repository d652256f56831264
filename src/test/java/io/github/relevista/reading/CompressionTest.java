package io.github.relevista.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CompressionTest {
  private static final long SEED = 13;
  private static final byte[] TEXT =
      "a warm and clever film\n".repeat(500).getBytes(StandardCharsets.UTF_8);

  private static byte[] read(String name, byte[] file) throws IOException {
    try (InputStream in = Compression.open(name, new ByteArrayInputStream(file)).content()) {
      return in.readAllBytes();
    }
  }

  private static byte[] twice(byte[] bytes) {
    byte[] twice = Arrays.copyOf(bytes, 2 * bytes.length);
    System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
    return twice;
  }

  @ParameterizedTest
  @EnumSource
  void open_ofEveryCompression_givesTheContent(Compression compression) throws IOException {
    byte[] packed = Packing.pack(compression, TEXT);
    assertThat(read("a.txt" + Packing.suffix(compression), packed)).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"LZ4_BLOCKS", "SNAPPY_BLOCKS", "DEFLATE"})
  void open_ofContentThatTells_needsNoName(Compression compression) throws IOException {
    byte[] packed = Packing.pack(compression, TEXT);
    assertThat(read("a.txt", packed)).isEqualTo(TEXT);
    assertThat(read("a.txt.gz", Packing.pack(Compression.ZSTD, TEXT))).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NONE", "DEFLATE"})
  void open_ofSeveralMembers_readsAll(Compression compression) throws IOException {
    byte[] packed = twice(Packing.pack(compression, TEXT));
    assertThat(read("a.txt" + Packing.suffix(compression), packed)).isEqualTo(twice(TEXT));
  }

  @ParameterizedTest
  @EnumSource
  void open_ofAnEmptyFile_isEmpty(Compression compression) throws IOException {
    assertThat(read("a.txt" + Packing.suffix(compression), new byte[0])).isEmpty();
    byte[] packed = Packing.pack(compression, new byte[0]);
    assertThat(read("a.txt" + Packing.suffix(compression), packed)).isEmpty();
  }

  /** Frames of Snappy say nothing of their end, so that a file cut between two of them is whole. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NONE", "SNAPPY_FRAMES"})
  void read_ofFileCutShort_throws(Compression compression) throws IOException {
    byte[] packed = Packing.pack(compression, TEXT);
    for (int length : new int[] {packed.length / 2, packed.length - 1}) {
      assertThatThrownBy(
              () -> read("a.txt" + Packing.suffix(compression), Arrays.copyOf(packed, length)))
          .as("%s cut to %d of %d bytes", compression, length, packed.length)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("it is no whole")
          .message()
          .doesNotContain("(null)");
    }
  }

  @ParameterizedTest
  @EnumSource
  void read_ofDamagedBytes_throwsNothingElse(Compression compression) throws IOException {
    byte[] packed = Packing.pack(compression, TEXT);
    Random random = new Random(SEED);
    for (int round = 0; round < 200; round++) {
      byte[] damaged = packed.clone();
      for (int change = random.nextInt(3); change >= 0; change--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        read("a.txt" + Packing.suffix(compression), damaged);
      } catch (IOException expected) {
        assertThat(expected.getMessage()).as("seed %d, round %d", SEED, round).isNotBlank();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a.json.br, 1b0a00, compressed by brotli",
    "a.csv, 504b0304140000000800, a zip archive",
    "a.csv, 377abcaf271c00041111, a 7z archive",
    "a.csv, 1f9d9061c4e6f1626060, compressed by compress (.Z)",
    "a.jsonl.lzo, 894c5a4f000d0a1a0a10, compressed by lzop",
    "a.json, 504152311504151c154c, it is parquet",
  })
  void open_ofWhatIsNotRead_namesIt(String name, String hex, String message) {
    byte[] file = HexFormat.of().parseHex(hex);
    assertThatThrownBy(() -> read(name, file))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining(message);
  }

  @Test
  void open_ofPlainTextCalledGzip_isRefused() {
    assertThatThrownBy(() -> read("a.txt.gz", TEXT))
        .hasMessageContaining("it is no whole gzip data");
  }
}
