package io.github.relevista.modelio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.model.TextRules;
import io.github.relevista.text.Casing;
import io.github.relevista.text.Replacement;
import io.github.relevista.text.TextUnit;
import io.github.relevista.text.TokenizerDetails;
import io.github.relevista.text.TokenizerKind;
import io.github.relevista.text.UnknownWords;
import java.util.List;

/**
 * The keys of {@code config.json} that say how a text becomes words: {@code tokenizer}, {@code
 * lower_case}, {@code maximum_length}, {@code cut} (front or back), {@code filters} (of {@code
 * keras} and {@code text_vectorization}), {@code cleaning} (of {@code split}: a list of [pattern,
 * replacement]), {@code unknown_words} (keep or drop) and {@code trained_on} ({@code sentences};
 * other words of it only inform).
 */
final class TextConfig {
  /** What the texts of the training were. */
  private static final String TRAINED_ON = "trained_on";

  /** Those of the keys that need not be there. */
  static final List<String> OPTIONAL =
      List.of("maximum_length", "cut", "filters", "cleaning", "unknown_words", TRAINED_ON);

  private TextConfig() {}

  /**
   * @throws InvalidModelException if a key is missing or its value is not allowed
   * @throws IllegalArgumentException if two of them do not go together
   */
  static TextRules read(JsonObject json) {
    TokenizerKind tokenizer =
        json.choice("tokenizer", TokenizerKind.values(), TokenizerKind::wireName);
    TokenizerDetails usual = TokenizerDetails.of(tokenizer);
    return new TextRules(
        tokenizer,
        json.flag("lower_case") ? Casing.LOWER : Casing.KEEP,
        json.has("maximum_length")
            ? json.wholeNumber("maximum_length", 1, Integer.MAX_VALUE)
            : Integer.MAX_VALUE,
        json.choice("cut", TextRules.Cut.values(), TextRules.Cut::wireName, TextRules.Cut.BACK),
        new TokenizerDetails(
            json.has("filters") ? json.text("filters") : usual.filters(),
            json.has("cleaning") ? cleaning(json) : usual.cleaning()),
        json.choice(
            "unknown_words", UnknownWords.values(), UnknownWords::wireName, UnknownWords.KEEP),
        json.isText(TRAINED_ON, TextUnit.SENTENCE.plural()) ? TextUnit.SENTENCE : TextUnit.REVIEW);
  }

  private static List<Replacement> cleaning(JsonObject json) {
    return json.textPairs("cleaning").stream()
        .map(step -> new Replacement(step.get(0), step.get(1)))
        .toList();
  }

  /** Adds the keys; {@link #read} gives the rules back. */
  static void write(ObjectNode json, TextRules text) {
    json.put("lower_case", text.casing() == Casing.LOWER);
    json.put("tokenizer", text.tokenizer().wireName());
    if (text.maximumLength() != Integer.MAX_VALUE) {
      json.put("maximum_length", text.maximumLength());
    }
    if (text.cut() != TextRules.Cut.BACK) {
      json.put("cut", text.cut().wireName());
    }
    TokenizerDetails usual = TokenizerDetails.of(text.tokenizer());
    if (!text.details().filters().equals(usual.filters())) {
      json.put("filters", text.details().filters());
    }
    if (!text.details().cleaning().isEmpty()) {
      ArrayNode cleaning = json.putArray("cleaning");
      for (Replacement step : text.details().cleaning()) {
        cleaning.addArray().add(step.pattern()).add(step.replacement());
      }
    }
    if (text.unknownWords() != UnknownWords.KEEP) {
      json.put("unknown_words", text.unknownWords().wireName());
    }
    if (text.unit() == TextUnit.SENTENCE) {
      json.put(TRAINED_ON, TextUnit.SENTENCE.plural());
    }
  }
}
