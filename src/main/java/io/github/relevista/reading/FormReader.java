package io.github.relevista.reading;

import io.github.relevista.intake.Content;
import io.github.relevista.intake.Reject;
import io.github.relevista.intake.RejectReason;
import io.github.relevista.model.TextRules;
import io.github.relevista.text.TokenList;
import io.github.relevista.text.Tokenizer;
import io.github.relevista.text.UncleanableTextException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads what a review says as the forms of its words, where there is no vocabulary yet: what a
 * model is trained on. A review of ids is rejected as {@code wrong_type}, since an id is a word of
 * some model's vocabulary; one without a word as {@code empty_text}. For one thread.
 */
public final class FormReader {
  private final TextRules rules;
  private final Tokenizer tokenizer;
  private final TokenList tokens = new TokenList();

  /**
   * @param rules the tokenizer, the casing and the length that take effect
   */
  public FormReader(TextRules rules) {
    this.rules = rules;
    tokenizer = rules.newTokenizer();
  }

  /** Reads the forms: one or more, up to the length of the rules, or why there are none. */
  public Reading<List<String>> read(Content content) {
    if (content instanceof Content.Text text) {
      try {
        tokenizer.tokenize(text.text(), tokens);
      } catch (UncleanableTextException e) {
        return new Reading.Rejected<>(WordReader.uncleanable(e));
      }
      return tokens.size() == 0
          ? new Reading.Rejected<>(WordReader.noWord())
          : new Reading.Read<>(
              IntStream.of(rules.read(IntStream.range(0, tokens.size()).toArray()))
                  .mapToObj(tokens::form)
                  .toList());
    }
    if (content instanceof Content.Tokens given) {
      return new Reading.Read<>(
          given.tokens().stream()
              .skip(rules.firstRead(given.tokens().size()))
              .limit(rules.maximumLength())
              .map(rules.casing()::apply)
              .toList());
    }
    return new Reading.Rejected<>(
        new Reject(
            RejectReason.WRONG_TYPE,
            "token ids belong to a model's vocabulary, and here the words are needed"));
  }
}
