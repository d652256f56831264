package io.github.relevista.modelio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpzTest {
  @TempDir private Path folder;

  private Tensor read(byte[] array) throws IOException {
    Path file = NpzBytes.zip(folder.resolve("a.npz"), Map.of("a.npy", array));
    return NpzReader.read(file).get("a");
  }

  @Test
  void rowsOrColumns_giveTheSameMatrix() throws IOException {
    // 1 2 3
    // 4 5 6
    float[] rowMajor = {1, 2, 3, 4, 5, 6};
    Tensor c = read(NpzBytes.doubles("False", "(2, 3)", 1, 2, 3, 4, 5, 6));
    assertThat(c.shape()).containsExactly(2L, 3L);
    assertThat(c.values()).isEqualTo(rowMajor);
    Tensor fortran = read(NpzBytes.doubles("True", "(2, 3)", 1, 4, 2, 5, 3, 6));
    assertThat(fortran.shape()).containsExactly(2L, 3L);
    assertThat(fortran.values()).isEqualTo(rowMajor);
    assertThat(read(NpzBytes.floats("(2, 3)", rowMajor)).values()).isEqualTo(rowMajor);
  }

  @Test
  void vectorsScalarsAndEmptyArrays_areRead() throws IOException {
    assertThat(read(NpzBytes.floats("(2,)", 7, 8)).shape()).containsExactly(2L);
    assertThat(read(NpzBytes.doubles("True", "(2,)", 7, 8)).values()).containsExactly(7, 8);
    assertThat(read(NpzBytes.floats("()", 7)).shape()).isEmpty();
    assertThat(read(NpzBytes.doubles("True", "(0, 1099511627776)")).values()).isEmpty();
  }

  @Test
  void doubles_becomeTheNearestFloats() throws IOException {
    // 1 + 2⁻²⁴ lies halfway between 1 and the next float: half to even.
    assertThat(read(NpzBytes.doubles("False", "(2,)", 0.1, 1 + 0x1p-24)).values())
        .containsExactly(0.1f, 1f);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void everyVersion_isRead(int version) throws IOException {
    // 1.0 as a float is 0x3F800000.
    byte[] array =
        NpzBytes.array(
            version,
            NpzBytes.header("'<f4'", "False", "(1,)"),
            new byte[] {0, 0, (byte) 0x80, 0x3F});
    assertThat(read(array).values()).containsExactly(1f);
  }

  @Test
  void doubleQuotesAndNoCommaAtTheEnd_areAsGood() throws IOException {
    String header = "{\"descr\":\"<f4\",\"fortran_order\":False,\"shape\":(1,)}\n";
    assertThat(read(NpzBytes.array(1, header, new byte[4])).values()).containsExactly(0f);
  }

  @Test
  void write_keepsEveryBit_andIsTheSameFileAgain() throws IOException {
    float[] values = {
      0f, -0f, Float.MIN_VALUE, -Float.MIN_NORMAL, Float.MAX_VALUE, 0.1f, Float.NaN, 1e-30f
    };
    SortedMap<String, Tensor> tensors = new TreeMap<>();
    tensors.put("module.lstm.bias", Tensor.of(values));
    tensors.put("b", new Tensor(List.of(2L, 4L), values));
    Path file = folder.resolve("written.npz");
    NpzWriter.write(file, tensors);
    SortedMap<String, Tensor> again = NpzReader.read(file);
    assertThat(again.keySet()).isEqualTo(tensors.keySet());
    again.forEach(
        (name, tensor) -> {
          assertThat(tensor.shape()).isEqualTo(tensors.get(name).shape());
          // The bits: array comparison takes −0 for 0.
          for (int i = 0; i < values.length; i++) {
            assertThat(Float.floatToRawIntBits(tensor.values()[i]))
                .isEqualTo(Float.floatToRawIntBits(values[i]));
          }
        });
    byte[] first = Files.readAllBytes(file);
    NpzWriter.write(file, tensors);
    assertThat(Files.readAllBytes(file)).isEqualTo(first);
  }

  @Test
  void headers_areThoseThatNumpyWrites() {
    // numpy.save of zeros((2, 3), float32): 128 bytes before the data, 118 of them the header's.
    byte[] header = NpyHeader.ofFloats(List.of(2L, 3L));
    String text = new String(header, StandardCharsets.ISO_8859_1);
    assertThat(text)
        .hasSize(128)
        .startsWith(
            "\u0093NUMPY\u0001\u0000v\u0000{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }  ")
        .endsWith(" \n");
    assertThat(new String(NpyHeader.ofFloats(List.of(7L)), StandardCharsets.ISO_8859_1))
        .contains("'shape': (7,), }");
    assertThat(new String(NpyHeader.ofFloats(List.of()), StandardCharsets.ISO_8859_1))
        .contains("'shape': (), }");
  }
}
