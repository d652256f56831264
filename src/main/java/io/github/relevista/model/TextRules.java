package io.github.relevista.model;

import io.github.relevista.ids.IdHash;
import io.github.relevista.text.Casing;
import io.github.relevista.text.Replacement;
import io.github.relevista.text.TextUnit;
import io.github.relevista.text.Tokenizer;
import io.github.relevista.text.TokenizerDetails;
import io.github.relevista.text.TokenizerKind;
import io.github.relevista.text.UnknownWords;
import io.github.relevista.text.Vocabulary;
import java.io.Serializable;
import java.util.Arrays;

/**
 * How the texts that a model was trained on became tokens.
 *
 * @param tokenizer the tokenizer
 * @param casing what happens to upper-case letters
 * @param maximumLength tokens of a text that the model reads, at least 1; {@link Integer#MAX_VALUE}
 *     where it reads all
 * @param cut at which end a longer text loses tokens
 * @param details what the tokenizer is told beside its name
 * @param unknownWords what becomes of words that the vocabulary does not have
 * @param unit what the texts were: it decides what of a review is explained by itself where nobody
 *     says so, and is no part of what an id is made of
 */
public record TextRules(
    TokenizerKind tokenizer,
    Casing casing,
    int maximumLength,
    Cut cut,
    TokenizerDetails details,
    UnknownWords unknownWords,
    TextUnit unit)
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
   * @throws IllegalArgumentException if the maximum length is below 1, or the details are not of
   *     the tokenizer
   */
  public TextRules {
    if (maximumLength < 1) {
      throw new IllegalArgumentException("maximum_length must be >= 1, was " + maximumLength);
    }
    details.requireFor(tokenizer);
  }

  /** Rules of a model that was trained on reviews, or on who knows what. */
  public TextRules(
      TokenizerKind tokenizer,
      Casing casing,
      int maximumLength,
      Cut cut,
      TokenizerDetails details,
      UnknownWords unknownWords) {
    this(tokenizer, casing, maximumLength, cut, details, unknownWords, TextUnit.REVIEW);
  }

  /** These rules of a model that was trained on other texts. */
  public TextRules with(TextUnit other) {
    return new TextRules(tokenizer, casing, maximumLength, cut, details, unknownWords, other);
  }

  /**
   * Rules of a tokenizer that is told nothing but its name; the first tokens of a text that is too
   * long stay, and unknown words are kept.
   */
  public TextRules(TokenizerKind tokenizer, Casing casing, int maximumLength) {
    this(
        tokenizer,
        casing,
        maximumLength,
        Cut.BACK,
        TokenizerDetails.of(tokenizer),
        UnknownWords.KEEP);
  }

  /** These rules with another tokenizer, told nothing but its name, or with this one as it is. */
  public TextRules with(TokenizerKind other) {
    return other == tokenizer
        ? this
        : new TextRules(
            other, casing, maximumLength, cut, TokenizerDetails.of(other), unknownWords, unit);
  }

  /** These rules up to another length. */
  public TextRules upTo(int length) {
    return new TextRules(tokenizer, casing, length, cut, details, unknownWords, unit);
  }

  /** The place of the first token that is read of a text of so many: of a short one always 0. */
  public int firstRead(int tokens) {
    return cut == Cut.FRONT ? Math.max(0, tokens - maximumLength) : 0;
  }

  /** The ids that are read of a text: all, or as many as the length allows. */
  public int[] read(int[] ids) {
    int first = firstRead(ids.length);
    return Arrays.copyOfRange(ids, first, first + Math.min(ids.length, maximumLength));
  }

  /** A new tokenizer that makes the words of a vocabulary yet to be. */
  public Tokenizer newTokenizer() {
    return Tokenizer.of(tokenizer, casing, details);
  }

  /** A new tokenizer that makes the words of a vocabulary. */
  public Tokenizer newTokenizer(Vocabulary vocabulary) {
    return Tokenizer.of(tokenizer, casing, details, vocabulary);
  }

  /** Adds these rules to what an id is made of. */
  public void addTo(IdHash hash) {
    hash.add(tokenizer.wireName());
    hash.add(casing.wireName());
    hash.add(maximumLength);
    if (cut != Cut.BACK) {
      hash.add(cut.wireName());
    }
    if (!details.filters().isEmpty()) {
      hash.add("filters");
      hash.add(details.filters());
    }
    for (Replacement step : details.cleaning()) {
      hash.add("replace");
      hash.add(step.pattern());
      hash.add(step.replacement());
    }
    if (unknownWords != UnknownWords.KEEP) {
      hash.add(unknownWords.wireName());
    }
  }
}
