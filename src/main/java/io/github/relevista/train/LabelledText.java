package io.github.relevista.train;

import io.github.relevista.intake.LabelText;
import io.github.relevista.model.TextRules;
import java.util.List;

/**
 * An example as it stands in a file.
 *
 * @param tokens one or more, as the model sees them
 * @param label as the file spells it
 * @param isSentence whether it is a whole sentence and no part of one
 * @param weight > 0 and finite
 * @param line of the file, counted from 1, for messages
 */
record LabelledText(
    List<String> tokens, String label, boolean isSentence, double weight, long line) {
  LabelledText {
    tokens = List.copyOf(tokens);
    label = LabelText.of(label);
  }

  /** An example whose words take the casing of the rules and are cut to their length. */
  static LabelledText of(
      List<String> words,
      TextRules rules,
      String label,
      boolean isSentence,
      double weight,
      long line) {
    List<String> tokens =
        words.stream()
            .skip(rules.firstRead(words.size()))
            .limit(rules.maximumLength())
            .map(rules.casing()::apply)
            .toList();
    return new LabelledText(tokens, label, isSentence, weight, line);
  }

  /** The tokens with spaces between: what tells texts from one another. */
  String text() {
    return String.join(" ", tokens);
  }
}
