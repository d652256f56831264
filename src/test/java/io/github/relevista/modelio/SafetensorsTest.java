package io.github.relevista.modelio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SafetensorsTest {
  @TempDir Path folder;

  private SortedMap<String, Tensor> throughFile(SortedMap<String, Tensor> tensors, TensorType type)
      throws IOException {
    Safetensors.write(folder.resolve("t.safetensors"), tensors, type);
    return Safetensors.read(new LocalModelSource(folder), "t.safetensors");
  }

  private static SortedMap<String, Tensor> read(byte[] bytes) {
    return Safetensors.read(SafetensorsBytes.source(bytes), SafetensorsBytes.FILE);
  }

  @Test
  void read_takesTensorsFromTheirOffsets_notFromTheirOrderInTheHeader() {
    String header =
        """
        {"__metadata__":{"format":"pt"},
         "b":{"dtype":"F32","shape":[],"data_offsets":[4,8]},
         "empty":{"dtype":"F32","shape":[0,3],"data_offsets":[8,8]},
         "a":{"dtype":"F16","shape":[2,1],"data_offsets":[0,4]}}   \
        """;
    // 1.0 is 3C00 as F16, −2.0 is C000; 0.5 is 3F000000 as F32; little-endian.
    byte[] data = {0, 0x3C, 0, (byte) 0xC0, 0, 0, 0, 0x3F};
    SortedMap<String, Tensor> tensors = read(SafetensorsBytes.of(header, data));
    assertThat(tensors).containsOnlyKeys("a", "b", "empty");
    assertThat(tensors.get("a").shape()).containsExactly(2L, 1L);
    assertThat(tensors.get("a").values()).containsExactly(1f, -2f);
    assertThat(tensors.get("b").shape()).isEmpty();
    assertThat(tensors.get("b").values()).containsExactly(0.5f);
    assertThat(tensors.get("empty").values()).isEmpty();
  }

  @Test
  void read_ofAFileWithoutTensors_isEmpty() {
    assertThat(read(SafetensorsBytes.of("{}"))).isEmpty();
  }

  @Test
  void write_ofFloats_keepsEveryBit() throws IOException {
    long seed = 41;
    Random random = new Random(seed);
    // More values than are converted at a time, so that some tensors are read in several pieces.
    float[] values = new float[50_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.intBitsToFloat(random.nextInt());
    }
    SortedMap<String, Tensor> tensors = new TreeMap<>();
    tensors.put("many", new Tensor(List.of(250L, 200L), values));
    tensors.put("one", Tensor.of(new float[] {-0f}));
    SortedMap<String, Tensor> back = throughFile(tensors, TensorType.F32);
    assertThat(back).containsOnlyKeys("many", "one");
    assertThat(back.get("many").shape()).containsExactly(250L, 200L);
    for (int i = 0; i < values.length; i++) {
      assertThat(Float.floatToRawIntBits(back.get("many").values()[i]))
          .as("value %d, seed %d", i, seed)
          .isEqualTo(Float.floatToRawIntBits(values[i]));
    }
    assertThat(Float.floatToRawIntBits(back.get("one").values()[0])).isEqualTo(1 << 31);
  }

  @ParameterizedTest
  @EnumSource
  void write_roundsToTheTypeOnce(TensorType type) throws IOException {
    // Few enough bits for every type.
    SortedMap<String, Tensor> tensors =
        new TreeMap<>(Map.of("t", Tensor.of(new float[] {0.5f, -3f, 0x1p-14f, 240f})));
    float[] back = throughFile(tensors, type).get("t").values();
    assertThat(back).containsExactly(tensors.get("t").values());
  }

  @Test
  void write_ordersByName_andAlignsTheDataToEightBytes() throws IOException {
    SortedMap<String, Tensor> tensors = new TreeMap<>();
    tensors.put("z", Tensor.of(new float[] {1}));
    tensors.put("a", Tensor.of(new float[] {2, 3}));
    Path file = folder.resolve("t.safetensors");
    Safetensors.write(file, tensors, TensorType.F16);
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int length = (int) bytes.getLong();
    String header = new String(bytes.array(), Long.BYTES, length, StandardCharsets.UTF_8);
    assertThat(length % 8).isZero();
    assertThat(header.stripTrailing())
        .isEqualTo(
            "{\"a\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]},"
                + "\"z\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[4,6]}}");
    assertThat(bytes.capacity()).isEqualTo(8 + length + 6);
  }

  @Test
  void write_ofAValueBeyondTheType_isRefusedBeforeAnythingIsWritten() {
    SortedMap<String, Tensor> tensors =
        new TreeMap<>(Map.of("t", Tensor.of(new float[] {1, -70_000})));
    Path file = folder.resolve("t.safetensors");
    assertThatThrownBy(() -> Safetensors.write(file, tensors, TensorType.F16))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tensor 't' holds -70000.0, which F16 cannot hold; write it as F32");
    assertThat(file).doesNotExist();
  }

  @Test
  void write_ofATensorCalledLikeTheMetadata_isRefused() {
    SortedMap<String, Tensor> tensors =
        new TreeMap<>(Map.of("__metadata__", Tensor.of(new float[1])));
    Path file = folder.resolve("t.safetensors");
    assertThatThrownBy(() -> Safetensors.write(file, tensors, TensorType.F32))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a tensor cannot be called __metadata__");
  }

  @Test
  void tensor_ofAnotherNumberOfValuesThanItsShape_isRefused() {
    List<List<Long>> shapes =
        List.of(List.of(3L), List.of(-1L, -2L), List.of(1L << 62, 1L << 62), List.of());
    for (List<Long> shape : shapes) {
      assertThatThrownBy(() -> new Tensor(shape, new float[2]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a tensor of shape " + shape + " cannot have 2 values");
    }
  }
}
