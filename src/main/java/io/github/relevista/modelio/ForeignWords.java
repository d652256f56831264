package io.github.relevista.modelio;

import io.github.relevista.text.Casing;
import io.github.relevista.text.TokenizerDetails;
import io.github.relevista.text.TokenizerKind;
import io.github.relevista.text.UnknownWords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * The words of another program, and how it cut them where the same file says so.
 *
 * @param terms the term of every id; where the program has none, a name that no text gives
 * @param cutting how texts became words
 * @param unknownTerm the term of words beyond them, where the file says so
 */
record ForeignWords(List<String> terms, Optional<Cutting> cutting, Optional<String> unknownTerm) {
  /** The term of id 0, which programs that count from 1 keep for pads. */
  static final String PAD = "<pad>";

  /** What IMDB's index, as Keras hands it out, leaves out in front: ids are told less 3. */
  private static final List<String> IMDB_FRONT = List.of(PAD, "<start>", "<unk>", "<unused>");

  /**
   * How texts became words.
   *
   * @param tokenizer the tokenizer
   * @param casing what happens to upper-case letters
   * @param details what the tokenizer is told beside its name
   * @param unknownWords what becomes of words beyond the vocabulary
   */
  record Cutting(
      TokenizerKind tokenizer, Casing casing, TokenizerDetails details, UnknownWords unknownWords) {
    /** Keras' way to cut texts, where nothing else is told. */
    static Cutting ofKeras(UnknownWords unknownWords) {
      return new Cutting(
          TokenizerKind.KERAS,
          Casing.LOWER,
          TokenizerDetails.of(TokenizerKind.KERAS),
          unknownWords);
    }
  }

  static ForeignWords of(List<String> terms) {
    return new ForeignWords(terms, Optional.empty(), Optional.empty());
  }

  /**
   * Terms by ids that may have gaps.
   *
   * @param byId one or more
   */
  static List<String> filled(SortedMap<Integer, String> byId) {
    Set<String> taken = new HashSet<>(byId.values());
    List<String> terms = new ArrayList<>();
    for (int id = 0; id <= byId.lastKey(); id++) {
      String term = byId.get(id);
      terms.add(term != null ? term : placeholder(id, taken));
    }
    return terms;
  }

  private static String placeholder(int id, Set<String> taken) {
    String name = id == 0 ? PAD : "<unused " + id + ">";
    while (!taken.add(name)) {
      name = name + "'";
    }
    return name;
  }

  /** The words of IMDB's index: three places on, behind pad, start and unknown. */
  static ForeignWords ofImdb(SortedMap<Integer, String> byId) {
    List<String> terms = new ArrayList<>(filled(byId).subList(1, byId.lastKey() + 1));
    terms.addAll(0, IMDB_FRONT);
    return new ForeignWords(
        terms, Optional.of(Cutting.ofKeras(UnknownWords.KEEP)), Optional.of("<unk>"));
  }

  /** These words for an embedding of so many rows: words beyond it are none. */
  ForeignWords fitted(int rows) {
    List<String> fitted = new ArrayList<>(terms.subList(0, Math.min(rows, terms.size())));
    Set<String> taken = new HashSet<>(fitted);
    while (fitted.size() < rows) {
      fitted.add(placeholder(fitted.size(), taken));
    }
    return new ForeignWords(fitted, cutting, unknownTerm);
  }
}
