package io.github.relevista.text;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The terms that a model knows, each with its id: the line of {@code vocab.txt} it stands in. */
public final class Vocabulary implements Serializable {
  private final List<String> terms;
  private final Map<String, Integer> ids;
  private final int unknownId;

  private Vocabulary(List<String> terms, Map<String, Integer> ids, int unknownId) {
    this.terms = terms;
    this.ids = ids;
    this.unknownId = unknownId;
  }

  /**
   * @param terms the term of every id, in the order of the ids; no two alike
   * @param unknownTerm the one that stands for every term that is not here
   * @throws IllegalArgumentException if a term stands twice or the unknown term does not stand at
   *     all
   */
  public static Vocabulary of(List<String> terms, String unknownTerm) {
    Map<String, Integer> ids = new HashMap<>(terms.size() * 2);
    for (int id = 0; id < terms.size(); id++) {
      Integer earlier = ids.putIfAbsent(terms.get(id), id);
      if (earlier != null) {
        throw new IllegalArgumentException(
            "the term '%s' has two ids: %d and %d".formatted(terms.get(id), earlier, id));
      }
    }
    Integer unknownId = ids.get(unknownTerm);
    if (unknownId == null) {
      throw new IllegalArgumentException(
          "the unknown term '%s' is not in the vocabulary".formatted(unknownTerm));
    }
    return new Vocabulary(Collections.unmodifiableList(new ArrayList<>(terms)), ids, unknownId);
  }

  /** Number of terms. */
  public int size() {
    return terms.size();
  }

  /** The terms in the order of their ids. */
  public List<String> terms() {
    return terms;
  }

  /** The term of an id in [0, size). */
  public String term(int id) {
    return terms.get(id);
  }

  /** The id of a term, or {@link #unknownId} where the vocabulary does not have it. */
  public int id(String term) {
    return ids.getOrDefault(term, unknownId);
  }

  /** The id of every term that is not in the vocabulary. */
  public int unknownId() {
    return unknownId;
  }
}
