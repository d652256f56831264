package io.github.relevista.text;

/** What a tokenizer does with upper-case letters. */
public enum Casing {
  /** Letters stay as they are. */
  KEEP("keep"),
  /** Letters become lower-case by the rules of {@link java.util.Locale#ROOT}. */
  LOWER("lower");

  private final String wireName;

  Casing(String wireName) {
    this.wireName = wireName;
  }

  /** The name in ids. */
  public String wireName() {
    return wireName;
  }

  /** The text in this casing. */
  public String apply(String text) {
    return this == LOWER ? LowerCase.of(text) : text;
  }
}
