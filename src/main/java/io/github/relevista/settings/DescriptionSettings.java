package io.github.relevista.settings;

import io.github.relevista.model.Activation;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.ConvolutionLayer;
import io.github.relevista.model.SequenceRules.Padding;
import io.github.relevista.model.TextRules;
import io.github.relevista.modelio.DirectionUse;
import io.github.relevista.text.TokenizerKind;
import io.github.relevista.text.UnknownWords;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the weights and the vocabulary of an imported model do not say. What is told here goes
 * before what the configuration file of a model says.
 *
 * @param config a {@code config.json} as model folders have it
 * @param classes the names of the classes in the order of the scores; may be empty
 * @param classPolarity [classes], each in [−1, 1]; may be empty
 * @param unknownToken the term of all words that are not in the vocabulary
 * @param tokenizer how texts become tokens
 * @param filters of the tokenizers that have some: the characters
 * @param cleaning of the tokenizer split: patterns and what takes the place of their matches, in
 *     their order; may be empty
 * @param unknownWords what becomes of words that are not in the vocabulary
 * @param lowerCase whether words are lower-cased
 * @param maximumLength tokens of a text that the model reads, at least 1
 * @param cut at which end a longer text loses tokens
 * @param reading what is read of the sequence of states: one name, or several side by side; may be
 *     empty
 * @param padding at which end pads stand
 * @param paddedLength steps to which a shorter text is filled up, at least 1
 * @param paddingId the id of a pad
 * @param masked whether pads are skipped
 * @param hiddenActivation what dense layers before the output make of their sums
 * @param lowerActivation what convolutions and dense layers below recurrent ones make of their sums
 * @param convolutionBorder what convolutions do at the ends of a sequence
 * @param maxPooling steps of which the highest goes on behind convolutions, at least 1
 * @param attentionHeads of attention in which states ask each other, at least 1
 * @param readingActivation what is made of what is read, before the first dense layer
 * @param directions what is read of two directions
 * @param batchNormEpsilon ε of batch norm, above 0
 * @param gateOrder the letters of the gates in the order of the weights
 * @param gruForm the form of the cell, should it be a GRU
 */
public record DescriptionSettings(
    Optional<String> config,
    List<String> classes,
    List<Double> classPolarity,
    Optional<String> unknownToken,
    Optional<TokenizerKind> tokenizer,
    Optional<String> filters,
    Map<String, String> cleaning,
    Optional<UnknownWords> unknownWords,
    Optional<Boolean> lowerCase,
    Optional<Integer> maximumLength,
    Optional<TextRules.Cut> cut,
    List<String> reading,
    Optional<Padding> padding,
    Optional<Integer> paddedLength,
    Optional<Integer> paddingId,
    Optional<Boolean> masked,
    Optional<Activation.Kind> hiddenActivation,
    Optional<Activation.Kind> lowerActivation,
    Optional<ConvolutionLayer.Border> convolutionBorder,
    Optional<Integer> maxPooling,
    Optional<Integer> attentionHeads,
    Optional<Activation.Kind> readingActivation,
    Optional<DirectionUse> directions,
    Optional<Double> batchNormEpsilon,
    Optional<String> gateOrder,
    Optional<CellKind> gruForm) {

  private static final List<CellKind> GRU_FORMS =
      List.of(CellKind.GRU_RESET_AFTER, CellKind.GRU_RESET_BEFORE);

  static DescriptionSettings of(SettingReader reader) {
    DescriptionSettings settings =
        new DescriptionSettings(
            reader.path("config"),
            reader.texts("classes"),
            reader.numbers(
                "class_polarity", p -> Math.abs(p) <= 1, "a list of numbers from -1 to 1"),
            reader.text("unknown_token"),
            reader.choice("tokenizer", List.of(TokenizerKind.values()), TokenizerKind::wireName),
            reader.text("filters"),
            reader.textByText("cleaning"),
            reader.choice("unknown_words", List.of(UnknownWords.values()), UnknownWords::wireName),
            reader.text("lower_case").map(value -> reader.flag("lower_case", false)),
            reader
                .text("maximum_length")
                .map(value -> (int) reader.count("maximum_length", 1, 1, Integer.MAX_VALUE)),
            reader.choice("cut", List.of(TextRules.Cut.values()), TextRules.Cut::wireName),
            reader.texts("reading"),
            reader.choice("padding", List.of(Padding.values()), Padding::wireName),
            count(reader, "padded_length", 1),
            count(reader, "padding_id", 0),
            reader.text("masked").map(value -> reader.flag("masked", false)),
            reader.choice(
                "hidden_activation", List.of(Activation.Kind.values()), Activation.Kind::wireName),
            reader.choice(
                "lower_activation", List.of(Activation.Kind.values()), Activation.Kind::wireName),
            reader.choice(
                "convolution_border",
                List.of(ConvolutionLayer.Border.values()),
                ConvolutionLayer.Border::wireName),
            count(reader, "max_pooling", 1),
            count(reader, "attention_heads", 1),
            reader.choice(
                "reading_activation", List.of(Activation.Kind.values()), Activation.Kind::wireName),
            reader.choice("directions", List.of(DirectionUse.values()), DirectionUse::wireName),
            reader.number(
                "batch_norm_epsilon",
                epsilon -> epsilon > 0 && epsilon < 1,
                "a number above 0 and below 1"),
            reader.text("gate_order"),
            reader.choice(
                "gru_reset",
                GRU_FORMS,
                form -> form == CellKind.GRU_RESET_AFTER ? "after" : "before"));
    if (!settings.classPolarity().isEmpty()
        && settings.classPolarity().size() != settings.classes().size()) {
      throw new InvalidSettingException(
          "class_polarity must hold a number for each of classes, was %s for %s"
              .formatted(settings.classPolarity(), settings.classes()));
    }
    return settings;
  }

  private static Optional<Integer> count(SettingReader reader, String key, int least) {
    return reader.text(key).map(value -> (int) reader.count(key, least, least, Integer.MAX_VALUE));
  }
}
