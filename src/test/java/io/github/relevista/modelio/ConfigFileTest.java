package io.github.relevista.modelio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.model.CellKind;
import io.github.relevista.model.ClassScale;
import io.github.relevista.model.TextRules;
import io.github.relevista.text.Casing;
import io.github.relevista.text.Replacement;
import io.github.relevista.text.TextUnit;
import io.github.relevista.text.TokenizerDetails;
import io.github.relevista.text.TokenizerKind;
import io.github.relevista.text.UnknownWords;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {
  private static final String LSTM =
      """
      {"format_version": 1, "cell": "lstm", "bidirectional": true, "layers": 1,
       "embedding_size": 2, "hidden_size": 3, "gate_order": "ifgo", "output_bias": false,
       "classes": ["bad", "so-so", "good"], "unknown_token": "<unk>", "lower_case": true,
       "tokenizer": "ptb"}\
      """;

  private static final String GRU =
      LSTM.replace("lstm", "gru")
          .replace("ifgo", "rzn")
          .replace("bidirectional\": true", "bidirectional\": false");

  private static ModelConfig read(String json) {
    return read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static ModelConfig read(byte[] bytes) {
    return ConfigFile.read(
        new ModelFile(MemoryModelSource.of(ModelFolder.CONFIG, bytes), ModelFolder.CONFIG));
  }

  /** The configuration with one more key. */
  private static String with(String json, String field) {
    return json.substring(0, json.length() - 1) + ", " + field + "}";
  }

  private static void assertRefused(String json, String problem) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(InvalidModelException.class)
        .hasMessage("memory/config.json: " + problem);
  }

  @Test
  void read_takesEveryKey() {
    String json = with(LSTM, "\"class_polarity\": [-1, 0.25, 0.5], \"maximum_length\": 400");
    assertThat(read(json))
        .isEqualTo(
            new ModelConfig(
                CellKind.LSTM,
                2,
                2,
                3,
                new GateOrder(CellKind.LSTM, "ifgo"),
                new ClassScale(List.of("bad", "so-so", "good"), List.of(-1f, 0.25f, 0.5f)),
                false,
                "<unk>",
                new TextRules(TokenizerKind.PTB, Casing.LOWER, 400)));
  }

  @Test
  void bytes_ofEveryRuleOfTexts_areReadBack() {
    ModelConfig usual = read(LSTM);
    for (TextRules text :
        List.of(
            new TextRules(TokenizerKind.BASIC_ENGLISH, Casing.LOWER, 7),
            new TextRules(
                TokenizerKind.KERAS,
                Casing.LOWER,
                7,
                TextRules.Cut.FRONT,
                TokenizerDetails.of(TokenizerKind.KERAS),
                UnknownWords.DROP),
            new TextRules(
                TokenizerKind.TEXT_VECTORIZATION,
                Casing.KEEP,
                7,
                TextRules.Cut.BACK,
                new TokenizerDetails("", List.of()),
                UnknownWords.KEEP),
            new TextRules(
                TokenizerKind.SPLIT,
                Casing.LOWER,
                7,
                TextRules.Cut.BACK,
                new TokenizerDetails("", List.of(new Replacement("[^a-z ]", ""))),
                UnknownWords.KEEP))) {
      ModelConfig config =
          new ModelConfig(
              usual.cell(),
              usual.directions(),
              usual.embeddingSize(),
              usual.hiddenSize(),
              usual.gateOrder(),
              usual.classes(),
              usual.outputBias(),
              usual.unknownTerm(),
              text);
      assertThat(read(new String(ConfigFile.bytes(config, Map.of()), StandardCharsets.UTF_8)))
          .isEqualTo(config);
    }
  }

  @Test
  void read_withoutTheOptionalKeys_takesTheirDefaults() {
    ModelConfig config = read(GRU.replace("\"layers\": 1,", ""));
    assertThat(config.cell()).isEqualTo(CellKind.GRU_RESET_AFTER);
    assertThat(config.directions()).isEqualTo(1);
    assertThat(config.classes().polarity()).containsExactly(-1f, 0f, 1f);
    assertThat(config.text().maximumLength()).isEqualTo(Integer.MAX_VALUE);
  }

  @ParameterizedTest
  @CsvSource({"after, GRU_RESET_AFTER", "before, GRU_RESET_BEFORE"})
  void gruReset_choosesTheForm(String reset, CellKind cell) {
    assertThat(read(with(GRU, "\"gru_reset\": \"" + reset + "\"")).cell()).isEqualTo(cell);
  }

  @Test
  void bytes_areReadBackAsTheSameConfiguration() {
    List<ModelConfig> configs =
        List.of(
            read(with(LSTM, "\"class_polarity\": [-1, -0.33333334, 0.1], \"maximum_length\": 7")),
            read(with(GRU, "\"gru_reset\": \"before\"").replace("so-so", "größer \\\" 1")),
            read(
                GRU.replace("\"ptb\"", "\"whitespace\"").replace("case\": true", "case\": false")));
    for (ModelConfig config : configs) {
      assertThat(read(ConfigFile.bytes(config, Map.of()))).isEqualTo(config);
    }
  }

  @Test
  void sentencesThatAModelWasTrainedOn_areItsUnit_andWrittenDown() {
    assertThat(read(LSTM).text().unit()).isEqualTo(TextUnit.REVIEW);
    assertThat(read(with(LSTM, "\"trained_on\": \"reviews\"")).text().unit())
        .isEqualTo(TextUnit.REVIEW);
    ModelConfig config = read(with(LSTM, "\"trained_on\": \"sentences\""));
    assertThat(config.text().unit()).isEqualTo(TextUnit.SENTENCE);
    assertThat(read(ConfigFile.bytes(config, Map.of()))).isEqualTo(config);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"trained_on\": \"films\"", "\"dropout\": 0.5", "\"pooling\": \"last\"",
        "\"attention\": false", "\"peepholes\": null", "\"proj_size\": 0",
        "\"projection_size\": 0", "\"notes\": {\"a\": [1]}"
      })
  void keysThatOnlyInform_areLetBe(String field) {
    assertThat(read(with(LSTM, field))).isEqualTo(read(LSTM));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"pooling\": \"mean\" | pooling is \"mean\": in format_version 1 the scores come from"
            + " the last hidden states (\"last\"); say in format_version 2 what the reading is",
        "\"attention\": \"dot\" | attention is \"dot\": in format_version 1 the scores come from"
            + " the last hidden states; say in format_version 2 what the reading is",
        "\"residual\": true | residual is true: a model with it cannot be run; use one without",
        "\"proj_size\": 5 | proj_size is 5: a model with it cannot be run; use one without",
        "\"projection_size\": 5 | projection_size is 5: a model with it cannot be run; use one"
            + " without",
        "\"peepholes\": true | peepholes is true: a model with it cannot be run; use one without",
        "\"gru_reset\": \"after\" | gru_reset is 'after', but the cell is lstm; remove the key",
        "\"class_polarity\": [-1, 1] | class_polarity must hold a value in [-1, 1] for each of 3"
            + " classes, was [-1.0, 1.0]",
        "\"class_polarity\": [-1, 0, 2] | class_polarity must hold a value in [-1, 1] for each of 3"
            + " classes, was [-1.0, 0.0, 2.0]",
        "\"class_polarity\": [-1, \"0\", 1] | class_polarity must be a list of numbers, holds"
            + " \"0\"",
        "\"maximum_length\": 0 | maximum_length must be a whole number from 1 to 2147483647, was 0"
      })
  void aKeyThatCannotBeRunOrIsOutOfRange_isRefusedByName(String field, String problem) {
    assertRefused(with(LSTM, field), problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"format_version\": 1 | \"format_version\": 3 | format_version must be 1 or 2, was 3; it"
            + " needs a newer release",
        "\"lstm\" | \"rnn\" | cell must be one of [gru, lstm], was 'rnn'",
        "\"bidirectional\": true | \"bidirectional\": \"yes\" | bidirectional must be true or"
            + " false, was \"yes\"",
        "\"layers\": 1 | \"layers\": 2 | layers is 2: format_version 1 is of one layer; list the"
            + " layers in format_version 2",
        "\"hidden_size\": 3 | \"hidden_size\": 3.0 | hidden_size must be a whole number from 1 to"
            + " 2147483647, was 3.0",
        "\"embedding_size\": 2 | \"embedding_size\": 0 | embedding_size must be a whole number from"
            + " 1 to 2147483647, was 0",
        "\"ifgo\" | \"ifog.\" | gate_order must hold each letter of 'ifgo' once, in the file's"
            + " order, was 'ifog.'",
        "\"bad\" | \"good\" | a classifier needs two or more classes of different names, was given"
            + " [good, so-so, good]",
        "\"bad\" | 3 | classes must be a list of texts, holds 3",
        "\"ptb\" | \"bert\" | tokenizer must be one of [basic_english, keras, ptb, split,"
            + " text_vectorization, whitespace], was 'bert'",
        "\"<unk>\" | null | unknown_token must be a text, was null",
        "\"output_bias\": false | \"bias\": false | output_bias is missing; it must be true or"
            + " false"
      })
  void aWrongValue_isRefusedWithWhatIsAllowed(String right, String wrong, String problem) {
    assertThat(LSTM).contains(right);
    assertRefused(LSTM.replace(right, wrong), problem);
  }

  @Test
  void everyKeyButTheOptionalOnes_isNeeded() {
    for (String key :
        List.of(
            "format_version",
            "cell",
            "bidirectional",
            "embedding_size",
            "hidden_size",
            "gate_order",
            "output_bias",
            "classes",
            "unknown_token",
            "lower_case",
            "tokenizer")) {
      assertThatThrownBy(() -> read(LSTM.replace("\"" + key + "\"", "\"x\"")))
          .isInstanceOf(InvalidModelException.class)
          .hasMessageStartingWith("memory/config.json: " + key + " is missing; it must be ");
    }
  }

  @Test
  void aFileThatIsNoJson_isRefusedWithThePlace() {
    assertRefused(
        "{\"cell\":\n oops}",
        "not valid JSON at line 2, column 6: Unrecognized token 'oops': was expecting (JSON String,"
            + " Number, Array, Object or token 'null', 'true' or 'false')");
    assertRefused("", "a JSON object is needed, found nothing");
  }

  @Test
  void aFileThatIsNoUtf8_isRefused() {
    assertThatThrownBy(
            () -> read(LSTM.replace("bad", "schön").getBytes(StandardCharsets.ISO_8859_1)))
        .isInstanceOf(InvalidModelException.class)
        .hasMessage("memory/config.json: is not UTF-8; save the file as UTF-8");
  }

  @Test
  void aFileOfMoreThanAMegabyte_isRefused() {
    assertThatThrownBy(() -> read(LSTM + " ".repeat(1 << 20)))
        .isInstanceOf(InvalidModelException.class)
        .hasMessage(
            "memory/config.json: is longer than the 1048576 bytes that such a file may have");
  }
}
