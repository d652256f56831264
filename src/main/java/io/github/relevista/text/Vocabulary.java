package io.github.relevista.text;

import java.io.Serializable;
import java.util.List;

/** The terms that a model knows, each with its id: the line of {@code vocab.txt} it stands in. */
public final class Vocabulary implements Serializable {
  private final TermIndex index;
  private final int unknownId;

  private Vocabulary(TermIndex index, int unknownId) {
    this.index = index;
    this.unknownId = unknownId;
  }

  /**
   * A vocabulary of the given terms.
   *
   * @param terms the term of every id, in the order of the ids; no two alike
   * @param unknownTerm the one that stands for every term that is not here
   * @throws IllegalArgumentException if a term stands twice or the unknown term does not stand at
   *     all
   */
  public static Vocabulary of(List<String> terms, String unknownTerm) {
    TermIndex index = TermIndex.of(terms);
    int unknownId = index.find(unknownTerm);
    if (unknownId < 0) {
      throw new IllegalArgumentException(
          "the unknown term '%s' is not in the vocabulary".formatted(unknownTerm));
    }
    return new Vocabulary(index, unknownId);
  }

  /** Number of terms. */
  public int size() {
    return index.terms().size();
  }

  /** The terms in the order of their ids. */
  public List<String> terms() {
    return index.terms();
  }

  /** The term of an id in [0, size). */
  public String term(int id) {
    return index.terms().get(id);
  }

  /** The id of a term, or {@link #unknownId} where the vocabulary does not have it. */
  public int id(String term) {
    int id = index.find(term);
    return id < 0 ? unknownId : id;
  }

  /**
   * The id of a token, or {@link #unknownId} where the vocabulary does not have its form. Makes no
   * string.
   *
   * @param tokens the tokens of a text
   * @param token which of them, in [0, size of the list)
   */
  public int id(TokenList tokens, int token) {
    int id = tokens.findIn(index, token);
    return id < 0 ? unknownId : id;
  }

  /** The id of every term that is not in the vocabulary. */
  public int unknownId() {
    return unknownId;
  }
}
