package io.github.relevista.modelio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of PyTorch 2.11 under models-torch, and archives made by hand. */
class TorchArchiveTest {
  private static final Path TORCH = Path.of("src/test/resources/models-torch");

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("weights.pt");
  }

  private static long[][] view(long[] shape, long... strides) {
    return new long[][] {shape, strides};
  }

  private static long[] shape(long... sizes) {
    return sizes;
  }

  /** A vector a of three numbers. */
  private static TorchBytes small() {
    return new TorchBytes().storage("0", 1, 2, 3).floats("a", "0", 3, 0, view(shape(3), 1));
  }

  private void assertRefused(TorchBytes bytes, String... parts) throws IOException {
    assertRefused(bytes.write(file()), parts);
  }

  private static void assertRefused(Path file, String... parts) {
    assertThatThrownBy(() -> TorchArchive.read(file))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageStartingWith(file + ": ")
        .message()
        .contains(parts)
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"lstm-post-padded-30", "bilstm-pre-padded-30", "stacked-bilstm-batchnorm"})
  void read_ofStateDictionaries_givesTheTensorsThatTorchNames(String name) throws IOException {
    JsonNode told = new ObjectMapper().readTree(TORCH.resolve(name).resolve("model.json").toFile());
    SortedMap<String, List<Long>> shapes = new TreeMap<>();
    told.get("state")
        .properties()
        .forEach(
            entry -> {
              List<Long> sizes = new ArrayList<>();
              entry.getValue().forEach(size -> sizes.add(size.asLong()));
              shapes.put(entry.getKey(), sizes);
            });
    SortedMap<String, List<Long>> read = new TreeMap<>();
    TorchArchive.read(TORCH.resolve(name).resolve("model.pt"))
        .forEach((tensor, value) -> read.put(tensor, value.shape()));
    assertThat(read).isEqualTo(shapes);
  }

  @Test
  void read_ofACheckpoint_takesItsStateDictionary() throws IOException {
    TorchBytes checkpoint = new TorchBytes().storage("0", 1, 2, 3).text("epoch").number(3);
    checkpoint
        .text("optimizer")
        .begin()
        .text("lr")
        .number(1)
        .end()
        .text("averaged")
        .begin()
        .floats("a", "0", 3, 1, view(shape(2), 1))
        .end()
        .text("model_state_dict")
        .begin()
        .floats("a", "0", 3, 0, view(shape(2), 1))
        .end();
    assertThat(TorchArchive.read(checkpoint.write(file())).get("a").values()).containsExactly(1, 2);
  }

  @Test
  void read_ofViewsOfOneStorage_followsOffsetsAndStrides() throws IOException {
    TorchBytes bytes =
        new TorchBytes()
            .storage("0", 0, 1, 2, 3, 4, 5, 6)
            // Rows 1 2 3 and 4 5 6, and the same turned over.
            .floats("rows", "0", 7, 1, view(shape(2, 3), 3, 1))
            .floats("columns", "0", 7, 1, view(shape(3, 2), 1, 3))
            // One number, shown four times.
            .floats("repeated", "0", 7, 5, view(shape(2, 2), 0, 0))
            .floats("number", "0", 7, 6, view(shape()))
            .floats("empty", "0", 7, 0, view(shape(0, 4), 4, 1));
    SortedMap<String, Tensor> tensors = TorchArchive.read(bytes.write(file()));
    assertThat(tensors.get("rows").values()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(tensors.get("columns").values()).containsExactly(1, 4, 2, 5, 3, 6);
    assertThat(tensors.get("columns").shape()).containsExactly(3L, 2L);
    assertThat(tensors.get("repeated").values()).containsExactly(5, 5, 5, 5);
    assertThat(tensors.get("number").values()).containsExactly(6);
    assertThat(tensors.get("empty").values()).isEmpty();
  }

  @Test
  void read_ofOtherNumbers_givesTheNearestFloats() throws IOException {
    long[][] one = view(shape(1), 1);
    TorchBytes bytes =
        new TorchBytes()
            // 1.5 in every type: sign 0, exponent 0 above the bias, mantissa 1/2.
            .member("data/0", new byte[] {0, 0, 0, 0, 0, 0, (byte) 0xF8, 0x3F})
            .member("data/1", new byte[] {0, 0x3E})
            .member("data/2", new byte[] {(byte) 0xC0, 0x3F})
            .member("data/3", new byte[] {-2, -1, -1, -1, -1, -1, -1, -1})
            .member("data/4", new byte[] {1})
            .tensor("double", "DoubleStorage", "0", 1, 0, one)
            .tensor("half", "HalfStorage", "1", 1, 0, one)
            .tensor("bfloat16", "BFloat16Storage", "2", 1, 0, one)
            .tensor("long", "LongStorage", "3", 1, 0, one)
            .tensor("bool", "BoolStorage", "4", 1, 0, one);
    SortedMap<String, Tensor> tensors = TorchArchive.read(bytes.write(file()));
    assertThat(tensors.get("double").values()).containsExactly(1.5f);
    assertThat(tensors.get("half").values()).containsExactly(1.5f);
    assertThat(tensors.get("bfloat16").values()).containsExactly(1.5f);
    assertThat(tensors.get("long").values()).containsExactly(-2);
    assertThat(tensors.get("bool").values()).containsExactly(1);
  }

  @Test
  void read_ofABigEndianFile_turnsItsBytes() throws IOException {
    TorchBytes bytes =
        new TorchBytes()
            .member("byteorder", "big".getBytes(StandardCharsets.US_ASCII))
            .member("data/0", new byte[] {0x3F, (byte) 0xC0, 0, 0})
            .floats("a", "0", 1, 0, view(shape(1), 1));
    assertThat(TorchArchive.read(bytes.write(file())).get("a").values()).containsExactly(1.5f);
  }

  @Test
  void whatIsNoStateDictionary_isRefusedWithTheWayToSaveOne() throws IOException {
    assertRefused(
        TORCH.resolve("whole-module.pt"),
        "is a whole module (__main__.Net), which is code",
        "torch.save(model.state_dict(), 'weights.pt')");
    assertRefused(
        new TorchBytes().object("model", "__main__", "Net"),
        "holds a whole object (__main__.Net) as 'model'");
    assertRefused(new TorchBytes().text("epoch").number(1), "holds no state dictionary, but epoch");
    long[][] one = view(shape(1), 1);
    TorchBytes two = new TorchBytes().storage("0", 1);
    two.text("student").begin().floats("a", "0", 1, 0, one).end();
    two.text("teacher").begin().floats("a", "0", 1, 0, one).end();
    assertRefused(two, "several state dictionaries, [student, teacher]", "checkpoint['student']");
    assertRefused(small().member("constants.pkl"), "is a TorchScript module");
    assertRefused(
        new TorchBytes().tensor("a", "ComplexFloatStorage", "0", 1, 0, one),
        "has the storage torch.ComplexFloatStorage");
    assertRefused(small().member("byteorder", (byte) 'x'), "has the byte order 'x'");
  }

  @Test
  void tensorsThatTheFileCannotHold_areRefusedBeforeMemoryIsTaken() throws IOException {
    long huge = 1L << 40;
    assertRefused(
        new TorchBytes().storage("0", 1).floats("a", "0", huge, 0, view(shape(huge), 1)),
        "tensor 'a': shape [1099511627776] is too large");
    assertRefused(
        new TorchBytes().storage("0", 1).floats("a", "0", 1L << 62, 0, view(shape(1), 1)),
        "tensor 'a': its storage claims 9223372036854775807 bytes, the file has 4");
    assertRefused(
        new TorchBytes().storage("0", 1, 2).floats("a", "0", 2, 1, view(shape(2), 1)),
        "tensor 'a': lies outside of its storage");
    assertRefused(
        new TorchBytes().storage("0", 1, 2).floats("a", "0", 2, 0, view(shape(3), Long.MAX_VALUE)),
        "tensor 'a': lies outside of its storage");
    assertRefused(
        new TorchBytes().floats("a", "0", 1, 0, view(shape(1), 1)), "its storage 0 is missing");
    assertRefused(
        new TorchBytes().storage("0", 1).floats("a", "0", 1, -1, view(shape(1), 1)),
        "tensor 'a': a tensor of shape [1] cannot have the strides [1] from -1");
    // One number, shown 2^30 times: 4 GiB of floats.
    Path repeated =
        new TorchBytes()
            .storage("0", 1)
            .floats("a", "0", 1, 0, view(shape(1 << 30), 0))
            .write(file());
    assertThatThrownBy(() -> TorchArchive.read(repeated, 1 << 20))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("take 4294967296 bytes");
  }

  @Test
  void everyTruncation_isRefused_andNoChangedByteGoesUnnoticed() throws IOException {
    byte[] whole = Files.readAllBytes(small().write(file()));
    for (int length = 0; length < whole.length; length++) {
      assertRefused(Files.write(file(), Arrays.copyOf(whole, length)), "weights.pt");
    }
    int refused = 0;
    Random random = new Random(11);
    for (int trial = 0; trial < 2_000; trial++) {
      byte[] changed = whole.clone();
      changed[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
      Path file = Files.write(file(), changed);
      try {
        // Times, and what the local headers repeat of the directory at the end.
        assertThat(TorchArchive.read(file).values())
            .singleElement()
            .satisfies(tensor -> assertThat(tensor.values()).containsExactly(1, 2, 3));
      } catch (InvalidModelException e) {
        assertThat(e.getMessage()).startsWith(file + ": ").doesNotContain("\n");
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(1_000);
  }
}
