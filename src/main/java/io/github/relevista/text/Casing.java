package io.github.relevista.text;

/** What a tokenizer does with upper-case letters. */
public enum Casing {
  /** Letters stay as they are. */
  KEEP,
  /** Letters become lower-case by the rules of {@link java.util.Locale#ROOT}. */
  LOWER;

  /** The text in this casing. */
  public String apply(String text) {
    return this == LOWER ? LowerCase.of(text) : text;
  }
}
