package io.github.relevista.intake;

import java.util.List;

/** What a review says: a raw text, or what somebody else's tokenizer made of it. */
public sealed interface Content {
  /**
   * A raw text, still to be tokenized.
   *
   * @param text well-formed Unicode, perhaps empty
   */
  record Text(String text) implements Content {}

  /**
   * A tokenized text.
   *
   * @param tokens one or more, each as the corpus spells it
   */
  record Tokens(List<String> tokens) implements Content {
    /** Copies the tokens. */
    public Tokens {
      tokens = List.copyOf(tokens);
    }
  }

  /**
   * A tokenized text whose tokens are ids already. Whether they lie within a model's vocabulary is
   * for the caller to check.
   *
   * @param ids one or more, each at least 0; shared, not copied
   */
  record TokenIds(int[] ids) implements Content {}
}
