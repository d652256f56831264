package io.github.relevista.modelio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsDamageTest {
  private static final String TWO_TENSORS =
      """
      {"a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},
       "b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""";

  private static void assertRefused(byte[] bytes, String problem) {
    assertThatThrownBy(
            () -> Safetensors.read(SafetensorsBytes.source(bytes), SafetensorsBytes.FILE))
        .isInstanceOf(InvalidModelException.class)
        .hasMessage("memory/" + SafetensorsBytes.FILE + ": " + problem);
  }

  /** A file of one tensor, as the given fields say, with data of the given length. */
  private static byte[] oneTensor(String fields, int bytes) {
    return SafetensorsBytes.of("{\"t\":{" + fields + "}}", new byte[bytes]);
  }

  @Test
  void everyTruncation_isRefused() {
    byte[] whole = SafetensorsBytes.of(TWO_TENSORS, new byte[12]);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      Throwable refusal =
          catchThrowable(
              () -> Safetensors.read(SafetensorsBytes.source(cut), SafetensorsBytes.FILE));
      assertThat(refusal).as("length %d", length).isInstanceOf(InvalidModelException.class);
    }
  }

  @Test
  void aFileThatEndsEarlierThanItsSizeSaid_isRefused() {
    byte[] whole = SafetensorsBytes.of(TWO_TENSORS, new byte[12]);
    ModelSource shrunk = new ShrunkSource(whole, whole.length - 1);
    assertThatThrownBy(() -> Safetensors.read(shrunk, SafetensorsBytes.FILE))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("ends inside tensor 'b'");
  }

  @Test
  void trailingBytes_areRefused() {
    assertRefused(
        SafetensorsBytes.of(TWO_TENSORS, new byte[13]),
        "the tensors take 12 bytes, the file has 13 bytes of data; copy the file again");
  }

  @ParameterizedTest
  @CsvSource({
    "100000001, 100000001",
    "9223372036854775807, 9223372036854775807",
    "-1, 18446744073709551615"
  })
  void aHeaderBeyondTheFormatsLimit_isRefused(long claimed, String shown) {
    assertRefused(
        SafetensorsBytes.withPrefix(claimed, "{}"),
        "claims a header of "
            + shown
            + " bytes, the format allows 100000000; is it a safetensors file?");
  }

  @Test
  void aHeaderLongerThanTheFile_isRefused() {
    assertRefused(
        SafetensorsBytes.withPrefix(99_999_999, "{}"),
        "claims a header of 99999999 bytes, has 2 after it; copy the file again");
  }

  @Test
  void aTensorOfTerabytes_isRefusedBeforeMemoryIsTaken() {
    // 2^40 floats; were they allocated, the test would run out of memory.
    assertRefused(
        oneTensor(
            "\"dtype\":\"F32\",\"shape\":[1048576,1048576],\"data_offsets\":[0,4398046511104]", 4),
        "tensor 't': shape [1048576, 1048576] is too large; 2147483639 values can be read");
    // 2^30 floats, 4 GiB: such a tensor may be, but not in this file.
    assertRefused(
        oneTensor("\"dtype\":\"F32\",\"shape\":[1073741824],\"data_offsets\":[0,4294967296]", 4),
        "the tensors take 4294967296 bytes, the file has 4 bytes of data; copy the file again");
  }

  @Test
  void aShapeWhoseProductOverflows_isRefused() {
    // 2^32 · 2^32 is 0 in 64 bits, which would fit an empty tensor.
    assertRefused(
        oneTensor("\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,0]", 0),
        "tensor 't': shape [4294967296, 4294967296] is too large; 2147483639 values can be read");
  }

  @Test
  void aShapeThatItsBytesDoNotFit_isRefused() {
    assertRefused(
        oneTensor("\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]", 8),
        "tensor 't': shape [3] of F32 takes 12 bytes, data_offsets [0, 8] hold 8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"I64", "BOOL", "F8_E4M3", "f32", ""})
  void anUnknownDtype_isRefused(String dtype) {
    assertRefused(
        oneTensor("\"dtype\":\"" + dtype + "\",\"shape\":[1],\"data_offsets\":[0,4]", 4),
        "tensor 't': dtype must be one of [F16, BF16, F32, F64], was '"
            + dtype
            + "'; export the weights as F32");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "1e0", "\"1\"", "null", "9223372036854775808", "[1]"})
  void aShapeThatIsNoCounts_isRefused(String size) {
    assertRefused(
        oneTensor("\"dtype\":\"F32\",\"shape\":[" + size + "],\"data_offsets\":[0,4]", 4),
        "tensor 't': shape must be a list of whole numbers from 0 to 2^63 - 1, holds "
            + size.replace("1e0", "1.0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[4]", "[8, 4]", "[0, 4, 8]"})
  void offsetsThatAreNoSpan_areRefused(String offsets) {
    assertRefused(
        oneTensor("\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":" + offsets, 4),
        "tensor 't': data_offsets must be [begin, end], was " + offsets);
  }

  @ParameterizedTest
  @CsvSource({"4, 8, 12", "9, 13, 13"})
  void tensorsThatOverlapOrLeaveAGap_areRefused(int begin, int end, int size) {
    String header = TWO_TENSORS.replace("[8,12]", "[%d,%d]".formatted(begin, end));
    assertRefused(
        SafetensorsBytes.of(header, new byte[size]),
        "tensor 'b' begins at byte %d of the data, not at 8, where those before it end"
            .formatted(begin));
  }

  @Test
  void aHeaderThatIsNoObject_isRefused() {
    assertRefused(SafetensorsBytes.of("[]"), "header: a JSON object is needed, found []");
    assertRefused(SafetensorsBytes.of("{\"t\":3}"), "tensor 't': a JSON object is needed, found 3");
    assertRefused(
        SafetensorsBytes.of("{\"t\":{}}"), "tensor 't': dtype is missing; it must be a text");
  }

  @Test
  void aHeaderThatIsNoUtf8_isRefused() {
    byte[] bytes = SafetensorsBytes.of("{ }");
    bytes[9] = (byte) 0xFF;
    assertRefused(bytes, "header: not UTF-8; is it a safetensors file?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}{}",
        "{\"t\":NaN}",
        "{\"t\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]},"
            + "\"t\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}"
      })
  void aHeaderThatIsNotOneStrictJsonObject_isRefusedInOneLine(String header) {
    Throwable refusal =
        catchThrowable(
            () ->
                Safetensors.read(
                    SafetensorsBytes.source(SafetensorsBytes.of(header)), SafetensorsBytes.FILE));
    assertThat(refusal)
        .isInstanceOf(InvalidModelException.class)
        .hasMessageStartingWith("memory/" + SafetensorsBytes.FILE + ": header: ");
    assertThat(refusal.getMessage()).doesNotContain("\n", "Source:");
  }

  @Test
  void deeplyNestedJson_isRefused() {
    String nested = "{\"t\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertThatThrownBy(
            () ->
                Safetensors.read(
                    SafetensorsBytes.source(SafetensorsBytes.of(nested)), SafetensorsBytes.FILE))
        .isInstanceOf(InvalidModelException.class);
  }

  @Test
  void aNameWithALineFeed_staysInOneLineOfTheMessage() {
    assertRefused(
        SafetensorsBytes.of("{\"a\\nb\":3}"),
        "tensor 'a\\u000ab': a JSON object is needed, found 3");
  }
}
