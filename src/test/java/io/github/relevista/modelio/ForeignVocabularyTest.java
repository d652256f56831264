package io.github.relevista.modelio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.SharedMaterial;
import io.github.relevista.text.Casing;
import io.github.relevista.text.TokenizerDetails;
import io.github.relevista.text.TokenizerKind;
import io.github.relevista.text.UnknownWords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignVocabularyTest {
  private static final Path CASE = Path.of("src/test/resources/cases/37-vocab-messages");

  /**
   * {@code pickle.dumps(tokenizer, 2)} of Keras' class: good 1, film 2, the 3, rare 4; num_words 4.
   */
  private static final String TOKENIZER_2 =
      "gAJja2VyYXNfcHJlcHJvY2Vzc2luZy50ZXh0ClRva2VuaXplcgpxACmBcQF9cQIoWAsAAAB3b3JkX2NvdW50c3ED"
          + "Y2NvbGxlY3Rpb25zCk9yZGVyZWREaWN0CnEEKVJxBShYBAAAAGdvb2RxBksDWAQAAABmaWxtcQdLAnVYCQAAAHdv"
          + "cmRfZG9jc3EIY2NvbGxlY3Rpb25zCmRlZmF1bHRkaWN0CnEJY19fYnVpbHRpbl9fCmxvbmcKcQqFcQtScQxoBksD"
          + "c1gHAAAAZmlsdGVyc3ENWAIAAAAhP3EOWAUAAABzcGxpdHEPWAEAAAAgcRBYBQAAAGxvd2VycRGIWAkAAABudW1f"
          + "d29yZHNxEksEWA4AAABkb2N1bWVudF9jb3VudHETSwNYCgAAAGNoYXJfbGV2ZWxxFIlYCQAAAG9vdl90b2tlbnEV"
          + "TlgKAAAAaW5kZXhfZG9jc3EWaAloCoVxF1JxGEsBSwNzWAoAAAB3b3JkX2luZGV4cRl9cRooaAZLAWgHSwJYAwAA"
          + "AHRoZXEbSwNYBAAAAHJhcmVxHEsEdVgKAAAAaW5kZXhfd29yZHEdfXEeSwFoBnN1Yi4=";

  /** The same by protocol 4. */
  static final String TOKENIZER_4 =
      "gASVZwEAAAAAAACMGGtlcmFzX3ByZXByb2Nlc3NpbmcudGV4dJSMCVRva2VuaXplcpSTlCmBlH2UKIwLd29yZF9j"
          + "b3VudHOUjAtjb2xsZWN0aW9uc5SMC09yZGVyZWREaWN0lJOUKVKUKIwEZ29vZJRLA4wEZmlsbZRLAnWMCXdvcmRf"
          + "ZG9jc5RoBowLZGVmYXVsdGRpY3SUk5SMCGJ1aWx0aW5zlIwDaW50lJOUhZRSlGgKSwNzjAdmaWx0ZXJzlIwCIT+U"
          + "jAVzcGxpdJSMASCUjAVsb3dlcpSIjAludW1fd29yZHOUSwSMDmRvY3VtZW50X2NvdW50lEsDjApjaGFyX2xldmVs"
          + "lImMCW9vdl90b2tlbpROjAppbmRleF9kb2NzlGgOaBGFlFKUSwFLA3OMCndvcmRfaW5kZXiUfZQoaApLAWgLSwKM"
          + "A3RoZZRLA4wEcmFyZZRLBHWMCmluZGV4X3dvcmSUfZRLAWgKc3ViLg==";

  /** {@code pickle.dumps(vocab, 4)} of torchtext's class. */
  private static final String VOCAB =
      "gASVrQAAAAAAAACMD3RvcmNodGV4dC52b2NhYpSMBVZvY2FilJOUKYGUfZQojAVmcmVxc5SMC2NvbGxlY3Rpb25z"
          + "lIwHQ291bnRlcpSTlH2UKIwBYZRLAowBYpRLAXWFlFKUjARpdG9zlF2UKIwFPHVuaz6UjAU8cGFkPpSMBGdvb2SU"
          + "ZYwEc3RvaZR9lChoEEsAaBFLAWgSSwJ1jAl1bmtfaW5kZXiUSwCMB3ZlY3RvcnOUTnViLg==";

  /** {@code numpy.save} of {@code {'word2idx': {'PAD': 0, 'UNK': 1, 'film': 2}, 'max_len': 42}}. */
  static final String NUMPY =
      "k05VTVBZAQB2AHsnZGVzY3InOiAnfE8nLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoKSwgfSAg"
          + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAqABJW+"
          + "AAAAAAAAAIwWbnVtcHkuX2NvcmUubXVsdGlhcnJheZSMDF9yZWNvbnN0cnVjdJSTlIwFbnVtcHmUjAduZGFycmF5"
          + "lJOUSwCFlEMBYpSHlFKUKEsBKWgDjAVkdHlwZZSTlIwCTziUiYiHlFKUKEsDjAF8lE5OTkr/////Sv////9LP3SU"
          + "YoldlH2UKIwId29yZDJpZHiUfZQojANQQUSUSwCMA1VOS5RLAYwEZmlsbZRLAnWMB21heF9sZW6USyp1YXSUYi4=";

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

  private static ForeignWords pickled(String base64) {
    return ForeignVocabulary.words(
        ModelFile.of(Path.of("words.pickle")), Base64.getDecoder().decode(base64));
  }

  @ParameterizedTest
  @ValueSource(strings = {TOKENIZER_2, TOKENIZER_4})
  void aPickledTokenizer_isReadAsItsAttributes(String base64) {
    ForeignWords words = pickled(base64);
    assertThat(words.terms()).containsExactly("<pad>", "good", "film", "the");
    assertThat(words.cutting())
        .contains(
            new ForeignWords.Cutting(
                TokenizerKind.KERAS,
                Casing.LOWER,
                new TokenizerDetails("!?", List.of()),
                UnknownWords.DROP));
  }

  @Test
  void wordsOfObjectsAndOfNumpysFiles_areReadWithoutCallingThem() {
    assertThat(pickled(VOCAB).terms()).containsExactly("<unk>", "<pad>", "good");
    assertThat(pickled(NUMPY).terms()).containsExactly("PAD", "UNK", "film");
  }

  @Test
  void aPublicConfigurationOfNumpy_holdsItsWords() throws IOException {
    Path file =
        SharedMaterial.require("models-wild/chen0040")
            .resolve("bidirectional_lstm_softmax_config.npy");
    assertThat(ForeignVocabulary.words(ModelFile.of(file), Files.readAllBytes(file)).terms())
        .hasSizeGreaterThan(2_000)
        .contains("awesome");
  }
}
