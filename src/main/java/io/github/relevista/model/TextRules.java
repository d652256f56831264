package io.github.relevista.model;

import io.github.relevista.ids.IdHash;
import io.github.relevista.text.Casing;
import io.github.relevista.text.TokenizerKind;
import java.io.Serializable;

/**
 * How the texts that a model was trained on became tokens.
 *
 * @param tokenizer the tokenizer
 * @param casing what happens to upper-case letters
 * @param maximumLength tokens of a text that the model reads, at least 1; {@link Integer#MAX_VALUE}
 *     where it reads all
 * @param cut at which end a longer text loses tokens
 */
public record TextRules(TokenizerKind tokenizer, Casing casing, int maximumLength, Cut cut)
    implements Serializable {
  /** At which end a text that is too long loses tokens. */
  public enum Cut {
    /** The first tokens stay. */
    BACK("back"),
    /** The last tokens stay. */
    FRONT("front");

    private final String wireName;

    Cut(String wireName) {
      this.wireName = wireName;
    }

    /** The name in configurations and ids. */
    public String wireName() {
      return wireName;
    }
  }

  /**
   * @throws IllegalArgumentException if the maximum length is below 1
   */
  public TextRules {
    if (maximumLength < 1) {
      throw new IllegalArgumentException("maximum_length must be >= 1, was " + maximumLength);
    }
  }

  /** Rules by which the first tokens of a text that is too long stay. */
  public TextRules(TokenizerKind tokenizer, Casing casing, int maximumLength) {
    this(tokenizer, casing, maximumLength, Cut.BACK);
  }

  /** Adds these rules to what an id is made of. */
  public void addTo(IdHash hash) {
    hash.add(tokenizer.wireName());
    hash.add(casing.wireName());
    hash.add(maximumLength);
    if (cut != Cut.BACK) {
      hash.add(cut.wireName());
    }
  }
}
