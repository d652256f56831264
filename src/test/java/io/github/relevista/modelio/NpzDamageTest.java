package io.github.relevista.modelio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpzDamageTest {
  @TempDir private Path folder;

  private void assertRefused(byte[] array, String... parts) throws IOException {
    assertRefused(Map.of("t.npy", array), parts);
  }

  private void assertRefused(Map<String, byte[]> members, String... parts) throws IOException {
    Path file = NpzBytes.zip(folder.resolve("damaged.npz"), members);
    assertThatThrownBy(() -> NpzReader.read(file))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageStartingWith(file + ": ")
        .message()
        .contains(parts)
        .doesNotContain("\n");
  }

  /** Two arrays, not compressed, so that every byte of them stands in the file. */
  private byte[] whole() throws IOException {
    SortedMap<String, Tensor> tensors = new TreeMap<>();
    tensors.put("a", Tensor.of(new float[] {1, 2, 3}));
    tensors.put("b", Tensor.of(new float[] {4}));
    Path file = folder.resolve("whole.npz");
    NpzWriter.write(file, tensors);
    return Files.readAllBytes(file);
  }

  private Throwable refusal(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("cut.npz"), bytes);
    return catchThrowable(() -> NpzReader.read(file));
  }

  @Test
  void everyTruncation_isRefused() throws IOException {
    byte[] whole = whole();
    for (int length = 0; length < whole.length; length++) {
      assertThat(refusal(Arrays.copyOf(whole, length)))
          .as("length %d", length)
          .isInstanceOf(InvalidModelException.class);
    }
  }

  @Test
  void everyChangedByte_isRefusedOrChangesNothingThatCounts() throws IOException {
    byte[] whole = whole();
    int refused = 0;
    for (int index = 0; index < whole.length; index++) {
      byte[] changed = whole.clone();
      changed[index] ^= 0x21;
      Throwable refusal = refusal(changed);
      if (refusal == null) {
        // Times, and what the local header repeats of the directory at the end.
        SortedMap<String, Tensor> tensors = NpzReader.read(folder.resolve("cut.npz"));
        assertThat(tensors.values())
            .as("byte %d", index)
            .anySatisfy(tensor -> assertThat(tensor.values()).containsExactly(1, 2, 3))
            .anySatisfy(tensor -> assertThat(tensor.values()).containsExactly(4));
      } else {
        assertThat(refusal).as("byte %d", index).isInstanceOf(InvalidModelException.class);
        refused++;
      }
    }
    // Two arrays of 128 bytes of header, with 3 and 1 floats: all of their bytes are checked.
    assertThat(refused).isGreaterThan(128 + 12 + 128 + 4);
  }

  @Test
  void headersThatClaimMoreOrLessThanThereIs_areRefusedBeforeMemoryIsTaken() throws IOException {
    assertRefused(NpzBytes.floats("(3,)", 1, 2), "array 't': its header claims");
    assertRefused(NpzBytes.floats("(1,)", 1, 2), "array 't': its header claims");
    // 2³⁰ floats, 4 GiB.
    assertRefused(NpzBytes.floats("(32768, 32768)", 1), "array 't': its header claims 4294967");
    assertRefused(
        NpzBytes.floats("(1048576, 1048576)", 1),
        "shape [1048576, 1048576] is too large; 2147483639 values can be read");
    // 2³² · 2³² is 0 in 64 bits, which would fit an empty array.
    assertRefused(NpzBytes.floats("(4294967296, 4294967296)"), "is too large");
  }

  @Test
  void aDirectoryThatBacksALyingHeader_isRefusedBeforeMemoryIsTaken() throws IOException {
    byte[] array = NpzBytes.floats("(536870912,)", 1);
    Path file = NpzBytes.zip(folder.resolve("lie.npz"), Map.of("t.npy", array));
    byte[] bytes = Files.readAllBytes(file);
    // The directory's entry begins with PK 1 2; its size, 4 bytes, at offset 24. 2 GiB of floats
    // and the header before them.
    int entry = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
    int claimed = Integer.MIN_VALUE + array.length - Float.BYTES;
    for (int index = 0; index < Integer.BYTES; index++) {
      bytes[entry + 24 + index] = (byte) (claimed >>> (Byte.SIZE * index));
    }
    Files.write(file, bytes);
    assertThatThrownBy(() -> NpzReader.read(file))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("more than")
        .hasMessageContaining("compressed ones can hold");
  }

  @Test
  void arraysThatTakeTooMuchMemoryTogether_areRefused() throws IOException {
    byte[] array = NpzBytes.floats("(2,)", 1, 2);
    Path file = NpzBytes.zip(folder.resolve("two.npz"), Map.of("a.npy", array, "b.npy", array));
    assertThat(NpzReader.read(file, 16)).hasSize(2);
    assertThatThrownBy(() -> NpzReader.read(file, 15))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("the arrays up to this one take 16 bytes")
        .hasMessageContaining("at most 15 may be used");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "'|O'            ; False ; (1,)      ; holds Python objects, that is a pickle",
        "'>f4'           ; False ; (1,)      ; is of type '>f4'; little-endian floats of 4 or 8 bytes",
        "'<i8'           ; False ; (1,)      ; is of type '<i8'",
        "'<f2'           ; False ; (1,)      ; is of type '<f2'",
        "[('x', '<f4')]  ; False ; (1,)      ; is of type [('x', '<f4')]",
        "'<f4'           ; False ; (1, 1, 1) ; has the shape [1, 1, 1]",
        "'<f4'           ; Maybe ; (1,)      ; has a header that is not numpy's",
        "'<f4'           ; False ; (-1,)     ; has a header that is not numpy's",
        "'<f4'           ; False ; [1]       ; has a header that is not numpy's",
        "'<f4'           ; False ; (9999999999999999999,) ; has a header that is not numpy's",
      })
  void headersOfOtherArrays_areRefused(String descr, String order, String shape, String problem)
      throws IOException {
    assertRefused(
        NpzBytes.array(1, NpzBytes.header(descr, order, shape), new byte[4]), "'t': " + problem);
  }

  @Test
  void membersThatAreNoArrays_areRefused() throws IOException {
    byte[] array = NpzBytes.floats("(1,)", 1);
    assertRefused(Map.of("t.txt", array), "holds 't.txt', which is no .npy array");
    assertRefused(new byte[0], "ends inside its header");
    assertRefused("not an array".getBytes(StandardCharsets.UTF_8), "does not begin as an .npy");
    assertRefused(Arrays.copyOf(array, 20), "ends inside its header");
    assertRefused(NpzBytes.array(4, "{}"), "is of .npy version 4; versions 1 to 3 can be read");
    byte[] endless = NpzBytes.array(2, "{}");
    // The highest byte of the header's length.
    endless[11] = 0x7F;
    assertRefused(endless, "claims a header of 2130706434 bytes; 10000 can be read");
  }

  @Test
  void aHeaderOfThousandsOfDimensions_isRefusedInOneShortLine() throws IOException {
    String shape = "(" + "1,".repeat(4_900) + ")";
    byte[] array = NpzBytes.array(1, NpzBytes.header("'<f4'", "False", shape), new byte[4]);
    assertRefused(array, "has a header that is not numpy's: {'descr': '<f4'");
    Path file = folder.resolve("damaged.npz");
    assertThatThrownBy(() -> NpzReader.read(file)).message().hasSizeLessThan(300);
  }

  @Test
  void filesThatAreNoZip_areRefused() throws IOException {
    assertThat(refusal(new byte[0])).isInstanceOf(InvalidModelException.class);
    assertThat(refusal("no zip".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("not a zip, as .npz files are");
  }
}
