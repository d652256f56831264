package io.github.relevista.text;

import java.util.List;
import java.util.Objects;

/**
 * Splits a text at white space, as Python's {@code str.split()} does, after patterns have cleaned
 * it: first the casing, then every step of the cleaning in its order.
 *
 * <p>A word covers what its characters came from. Where a replacement makes several words of one
 * match, these share what was matched.
 */
final class CleanedTokenizer implements Tokenizer {
  private final Casing casing;
  private final List<Replacement> cleaning;
  private CleanedText text = new CleanedText();
  private CleanedText spare = new CleanedText();

  CleanedTokenizer(Casing casing, List<Replacement> cleaning) {
    this.casing = Objects.requireNonNull(casing, "casing");
    this.cleaning = List.copyOf(cleaning);
  }

  /**
   * {@inheritDoc}
   *
   * @throws UncleanableTextException if a pattern takes too long over the text
   */
  @Override
  public void tokenize(String raw, TokenList tokens) {
    tokens.clear();
    text.read(raw, casing);
    for (Replacement step : cleaning) {
      spare.readReplaced(text, step);
      CleanedText cleaned = spare;
      spare = text;
      text = cleaned;
    }
    int begin = -1;
    int end = -1;
    for (int i = 0; i < text.length(); i++) {
      // All white space is in the first plane: a surrogate is none.
      if (!Whitespace.isOfPython(text.unit(i))) {
        begin = begin < 0 ? text.begin(i) : Math.min(begin, text.begin(i));
        end = Math.max(end, text.end(i));
        tokens.append(text.unit(i));
      } else if (begin >= 0) {
        tokens.close(begin, end);
        begin = -1;
        end = -1;
      }
    }
    if (begin >= 0) {
      tokens.close(begin, end);
    }
  }
}
