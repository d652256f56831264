package io.github.relevista.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.model.SmallModels.OutputBias;
import io.github.relevista.tensor.FloatMatrix;
import io.github.relevista.text.Casing;
import io.github.relevista.text.Replacement;
import io.github.relevista.text.TokenizerDetails;
import io.github.relevista.text.TokenizerKind;
import io.github.relevista.text.UnknownWords;
import io.github.relevista.text.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelIdTest {
  private static final SentimentModel MODEL = SmallModels.random(CellKind.GRU_RESET_AFTER, 1);

  private static SentimentModel with(CellKind cell, ClassScale classes, Vocabulary vocabulary) {
    return new SentimentModel(
        cell,
        classes,
        MODEL.text(),
        vocabulary,
        MODEL.embedding(),
        MODEL.directions(),
        MODEL.output());
  }

  private static SentimentModel with(TextRules rules) {
    return new SentimentModel(
        MODEL.cell(),
        MODEL.classes(),
        rules,
        MODEL.vocabulary(),
        MODEL.embedding(),
        MODEL.directions(),
        MODEL.output());
  }

  @ParameterizedTest
  @EnumSource
  void id_changesWithEveryWeight(CellKind cell) {
    SentimentModel model = SmallModels.random(cell, 1, 1, 1, 2, 1, OutputBias.PRESENT, 8);
    List<float[]> arrays = new ArrayList<>();
    arrays.add(model.embedding().values());
    arrays.add(model.output().weights().values());
    arrays.add(model.output().bias());
    for (Gate gate : cell.gates()) {
      GateWeights weights = model.directions().get(0).gate(gate);
      arrays.add(weights.input().values());
      arrays.add(weights.recurrent().values());
      arrays.add(weights.inputBias());
      arrays.add(weights.recurrentBias());
    }
    String id = model.id();
    assertThat(id).matches("[0-9a-f]{16}");
    for (float[] values : arrays) {
      for (int i = 0; i < values.length; i++) {
        float kept = values[i];
        values[i] = Math.nextUp(kept);
        assertThat(model.id()).isNotEqualTo(id);
        values[i] = kept;
      }
    }
    assertThat(model.id()).isEqualTo(id);
  }

  @Test
  void id_changesWithArchitectureClassesAndTerms() {
    ClassScale classes = MODEL.classes();
    Vocabulary vocabulary = MODEL.vocabulary();
    List<String> terms = new ArrayList<>(vocabulary.terms());
    terms.set(3, "other");
    assertThat(
            List.of(
                with(CellKind.GRU_RESET_BEFORE, classes, vocabulary),
                with(
                    MODEL.cell(),
                    new ClassScale(List.of("a", "b", "c"), classes.polarity()),
                    vocabulary),
                with(
                    MODEL.cell(),
                    new ClassScale(classes.names(), List.of(-1f, 0.5f, 1f)),
                    vocabulary),
                with(MODEL.cell(), classes, Vocabulary.of(terms, "<unk>")),
                with(MODEL.cell(), classes, Vocabulary.of(vocabulary.terms(), "w1"))))
        .extracting(SentimentModel::id)
        .doesNotHaveDuplicates()
        .doesNotContain(MODEL.id());
  }

  @Test
  void id_changesWithEveryRuleOfTexts() {
    // The rules of the model itself are whitespace, lower case, no limit.
    assertThat(
            List.of(
                new TextRules(TokenizerKind.PTB, Casing.LOWER, Integer.MAX_VALUE),
                new TextRules(TokenizerKind.WHITESPACE, Casing.KEEP, Integer.MAX_VALUE),
                new TextRules(TokenizerKind.WHITESPACE, Casing.LOWER, 5),
                spaced(TextRules.Cut.FRONT, UnknownWords.KEEP),
                spaced(TextRules.Cut.BACK, UnknownWords.DROP),
                new TextRules(TokenizerKind.KERAS, Casing.LOWER, Integer.MAX_VALUE),
                keras(" "),
                split("a", "b"),
                split("ab", "")))
        .extracting(rules -> with(rules).id())
        .doesNotHaveDuplicates()
        .doesNotContain(MODEL.id());
  }

  private static TextRules spaced(TextRules.Cut cut, UnknownWords unknownWords) {
    return new TextRules(
        TokenizerKind.WHITESPACE,
        Casing.LOWER,
        Integer.MAX_VALUE,
        cut,
        TokenizerDetails.of(TokenizerKind.WHITESPACE),
        unknownWords);
  }

  private static TextRules keras(String filters) {
    return new TextRules(
        TokenizerKind.KERAS,
        Casing.LOWER,
        Integer.MAX_VALUE,
        TextRules.Cut.BACK,
        new TokenizerDetails(filters, List.of()),
        UnknownWords.KEEP);
  }

  private static TextRules split(String pattern, String replacement) {
    return new TextRules(
        TokenizerKind.SPLIT,
        Casing.LOWER,
        Integer.MAX_VALUE,
        TextRules.Cut.BACK,
        new TokenizerDetails("", List.of(new Replacement(pattern, replacement))),
        UnknownWords.KEEP);
  }

  @Test
  void id_changesWithEveryKindOfLayerAndReading() {
    // Readings, padding and gates differ between models of the same weights: what has no weights of
    // its own is part of the id all the same.
    assertThat(LayeredModels.all(3).values())
        .extracting(SentimentModel::id)
        .doesNotHaveDuplicates();
    RecurrentLayer layer = MODEL.recurrentLayers().get(0);
    List<SentimentModel> alike = new ArrayList<>();
    for (StepReading reading : StepReading.values()) {
      for (GateActivation gates : GateActivation.values()) {
        for (StateActivation states : StateActivation.values()) {
          alike.add(with(gates, states, layer, reading));
        }
      }
    }
    assertThat(alike).extracting(SentimentModel::id).doesNotHaveDuplicates();
    assertThat(alike.get(0).id()).isEqualTo(MODEL.id());
  }

  private static SentimentModel with(
      GateActivation gates, StateActivation states, RecurrentLayer layer, SequenceReading reading) {
    return new SentimentModel(
        MODEL.classes(),
        MODEL.text(),
        SequenceRules.NONE,
        MODEL.vocabulary(),
        MODEL.embedding(),
        List.of(
            new RecurrentLayer(
                layer.cell(), gates, states, layer.order(), layer.directions(), layer.merge())),
        reading,
        List.of(),
        MODEL.output());
  }

  @Test
  void ids_ofFixedModels_areThoseThatThisSchemeGives() {
    // Whoever finds them changed has made another scheme: IdScheme.VERSION must grow.
    assertThat(
            List.of(
                SmallModels.random(CellKind.LSTM, 1).id(),
                SmallModels.random(CellKind.GRU_RESET_AFTER, 1).id(),
                SmallModels.random(CellKind.GRU_RESET_BEFORE, 1).id()))
        .containsExactly("09df0ac3e3432f8b", "5c05f205827954e8", "e0dd2eeba763297a");
  }

  @Test
  void id_outlivesSerialisation() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(MODEL);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(((SentimentModel) in.readObject()).id()).isEqualTo(MODEL.id());
    }
  }

  @Test
  void id_isTheHashOfEveryValueAfterItsLength() throws IOException, NoSuchAlgorithmException {
    // An embedding of 20,000 values is hashed in more pieces than one.
    SentimentModel model =
        SmallModels.random(CellKind.LSTM, 1, 4, 2, 2, 5000, OutputBias.PRESENT, 2);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    write(out, "model");
    out.writeInt(2);
    write(out, "lstm");
    out.writeInt(2);
    write(out, "class0", "class1");
    write(out, new float[] {-1});
    write(out, new float[] {1});
    write(out, "whitespace", "lower");
    out.writeInt(Integer.MAX_VALUE);
    write(out, "<unk>");
    out.writeInt(5000);
    write(out, model.vocabulary().terms().toArray(String[]::new));
    write(out, model.embedding());
    out.writeInt(1);
    for (Gate gate : List.of(Gate.INPUT, Gate.FORGET, Gate.SIGNAL, Gate.OUTPUT)) {
      GateWeights weights = model.directions().get(0).gate(gate);
      write(out, gate.name().toLowerCase(Locale.ROOT));
      write(out, weights.input());
      write(out, weights.recurrent());
      write(out, weights.inputBias());
      write(out, weights.recurrentBias());
    }
    write(out, model.output().weights());
    write(out, model.output().bias());
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
    assertThat(model.id()).isEqualTo(HexFormat.of().formatHex(hash, 0, 8));
  }

  private static void write(DataOutputStream out, String... texts) throws IOException {
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  private static void write(DataOutputStream out, FloatMatrix matrix) throws IOException {
    out.writeInt(matrix.rows());
    out.writeInt(matrix.columns());
    write(out, matrix.values());
  }

  private static void write(DataOutputStream out, float[] values) throws IOException {
    out.writeInt(values.length);
    for (float value : values) {
      out.writeFloat(value);
    }
  }
}
