package io.github.relevista.modelio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.text.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyFileTest {
  private static Vocabulary read(byte[] bytes) {
    return VocabularyFile.read(
        new ModelFile(MemoryModelSource.of(ModelFolder.VOCABULARY, bytes), ModelFolder.VOCABULARY),
        "<unk>");
  }

  private static Vocabulary read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertRefused(byte[] bytes, String problem) {
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(InvalidModelException.class)
        .hasMessage("memory/vocab.txt: " + problem);
  }

  @Test
  void lines_endAtLineFeedsAlone() {
    // Other readers would end a line at each of: next line, line separator, carriage return.
    List<String> terms =
        List.of("a\u0085b", "<unk>", "c\u00a0d", "e\u2028f", "g\rh", "i\r", "😀", "");
    assertThat(read(String.join("\n", terms) + "\n").terms()).isEqualTo(terms);
  }

  @Test
  void aLineFeedAtTheEnd_isNoFurtherTerm() {
    assertThat(read("<unk>\na\n").terms()).containsExactly("<unk>", "a");
    assertThat(read("<unk>\na").terms()).containsExactly("<unk>", "a");
    assertThat(read("<unk>\na\n\n").terms()).containsExactly("<unk>", "a", "");
  }

  @Test
  void bytes_areReadBackAsTheSameTerms() {
    Vocabulary vocabulary =
        Vocabulary.of(List.of("", "<unk>", " x ", "i\r", "größer", "😀"), "<unk>");
    assertThat(read(VocabularyFile.bytes(vocabulary)).terms()).isEqualTo(vocabulary.terms());
  }

  @Test
  void malformedUtf8_isRefusedWithItsLine() {
    // C0 AF is an overlong slash, ED A0 80 half a surrogate pair, C3 at the end lacks its second
    // byte.
    byte[][] malformed = {
      {(byte) 0xFF},
      {(byte) 0xC0, (byte) 0xAF},
      {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
      {(byte) 0xC3}
    };
    for (byte[] bytes : malformed) {
      byte[] file =
          ("<unk>\nok\n" + new String(bytes, StandardCharsets.ISO_8859_1))
              .getBytes(StandardCharsets.ISO_8859_1);
      assertRefused(file, "line 3 is not UTF-8; save the file as UTF-8");
    }
  }

  @Test
  void aTermThatStandsTwice_isRefused() {
    assertRefused(
        "<unk>\na\nb\na\n".getBytes(StandardCharsets.UTF_8),
        "the term 'a' has two ids: 1 and 3 (line n is id n - 1)");
  }

  @Test
  void aFileWithoutTheUnknownTerm_isRefused() {
    String problem = "the unknown_token '<unk>' is no line of it";
    assertRefused(new byte[0], problem);
    assertRefused("a\nb\n".getBytes(StandardCharsets.UTF_8), problem);
    assertRefused(
        "<unk>\r\na\r\n".getBytes(StandardCharsets.UTF_8),
        problem + "; lines must end with \\n alone, not \\r\\n");
  }

  @Test
  void termsThatNoLineCanHold_cannotBeWritten() {
    for (String term : List.of("a\nb", "\ud83d")) {
      Vocabulary vocabulary = Vocabulary.of(List.of("<unk>", term), "<unk>");
      assertThatThrownBy(() -> VocabularyFile.bytes(vocabulary))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
