package io.github.relevista.text;

import java.util.Locale;

/** What a tokenizer does with upper-case letters. */
public enum Casing {
  /** Letters stay as they are. */
  KEEP,
  /** Letters become lower-case by the rules of {@link java.util.Locale#ROOT}. */
  LOWER;

  /** The text in this casing. */
  public String apply(String text) {
    return this == LOWER ? text.toLowerCase(Locale.ROOT) : text;
  }
}
