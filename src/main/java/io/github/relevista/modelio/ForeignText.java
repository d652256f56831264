package io.github.relevista.modelio;

import io.github.relevista.model.TextRules;
import io.github.relevista.text.UnknownWords;

/**
 * How texts become the words of a foreign vocabulary: as a description tells it, else as the file
 * of the words does.
 *
 * @param rules how a text becomes tokens
 * @param unknownTerm the term of words beyond the vocabulary
 */
record ForeignText(TextRules rules, String unknownTerm) {
  /**
   * @param cut at which end longer texts lose tokens, where nobody says it
   */
  static ForeignText of(ForeignWords words, ModelDescription description, TextRules.Cut cut) {
    TextRules told = description.text();
    TextRules rules = told;
    if (!description.isTextTold() && words.cutting().isPresent()) {
      ForeignWords.Cutting cutting = words.cutting().get();
      rules =
          new TextRules(
              cutting.tokenizer(),
              cutting.casing(),
              told.maximumLength(),
              cut,
              cutting.details(),
              cutting.unknownWords());
    }
    String unknown = description.unknownTerm();
    if (!words.terms().contains(unknown) && words.unknownTerm().isPresent()) {
      unknown = words.unknownTerm().get();
    } else if (!words.terms().contains(unknown)
        && rules.unknownWords() == UnknownWords.DROP
        && words.terms().get(0).equals(ForeignWords.PAD)) {
      unknown = ForeignWords.PAD;
    }
    return new ForeignText(rules, unknown);
  }
}
