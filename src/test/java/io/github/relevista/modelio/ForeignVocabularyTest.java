package io.github.relevista.modelio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignVocabularyTest {
  private static final Path CASE = Path.of("src/test/resources/cases/37-vocab-messages");

  @TempDir Path folder;

  private static List<String> terms(String text) {
    return ForeignVocabulary.words(
            ModelFile.of(Path.of("vocab")), text.getBytes(StandardCharsets.UTF_8))
        .terms();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vocab.blank", "vocab.tsv", "vocab.json"})
  void filesOfEveryKind_giveTheTermsInTheOrderOfTheirIds(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(CASE.resolve(name));
    assertThat(ForeignVocabulary.words(ModelFile.of(CASE.resolve(name)), bytes).terms())
        .containsExactly("<pad>", "<unk>", "good", "bad", "film");
  }

  @Test
  void marksAndLineEnds_areNoPartOfATerm() {
    assertThat(terms("\uFEFF<unk>\ngood\n")).containsExactly("<unk>", "good");
    assertThat(terms("<unk>\r\ngood\r\n")).containsExactly("<unk>", "good");
    assertThat(terms("<unk>\r\ngood")).containsExactly("<unk>", "good");
    assertThat(terms("<unk>\rgood\r")).containsExactly("<unk>", "good");
    assertThat(terms("<unk>\ngood\n\n\n")).containsExactly("<unk>", "good");
  }

  @Test
  void termsThatLookLikeSomethingElse_stayTerms() {
    // A blank first line is the pad of many vocabularies, a bracket is a word.
    assertThat(terms("\n<unk>\ngood\n")).containsExactly("", "<unk>", "good");
    assertThat(terms("{\n}\n<unk>\n")).containsExactly("{", "}", "<unk>");
    assertThat(terms("[\n]\n")).containsExactly("[", "]");
    assertThat(terms("a\tb\nc\td\n")).containsExactly("a\tb", "c\td");
    assertThat(terms("\u00a0\n\u2028\n")).containsExactly("\u00a0", "\u2028");
  }

  @Test
  void ids_orderTheTerms() {
    assertThat(terms("good\t1\n<unk>\t0\n")).containsExactly("<unk>", "good");
    assertThat(terms("1\tgood\n0\t<unk>\n")).containsExactly("<unk>", "good");
    assertThat(terms("{\"good\": 1, \"<unk>\": 0}")).containsExactly("<unk>", "good");
    assertThat(terms("[\"<unk>\", \"good\"]")).containsExactly("<unk>", "good");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\t1\nb\t2\n", "a\t0\nb\t0\n", "a\t17\nb\t4\n", "{\"a\": 0, \"b\": 2}"})
  void numbersThatAreNoIds_areRefused(String text) {
    assertThatThrownBy(() -> terms(text))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("numbers beside terms must be their ids, from 0 to 1, each once");
  }

  @Test
  void otherJson_isRefused() {
    assertThatThrownBy(() -> terms("{\"model\": {\"vocab\": {\"a\": 0}}}"))
        .hasMessageContaining("is JSON, but not of ids by term: 'model' has");
    assertThatThrownBy(() -> terms("[1, 2]"))
        .hasMessageContaining("is a JSON array, but not of terms: it holds 1");
  }
}
