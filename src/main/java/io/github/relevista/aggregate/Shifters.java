package io.github.relevista.aggregate;

import io.github.relevista.ids.IdHash;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Words that shift the meaning of those behind them.
 *
 * @param all the words, each once, in small letters
 * @param reach how many words behind it a shifter reaches, 1 or more
 */
public record Shifters(List<Shifter> all, int reach) implements Serializable {
  /**
   * A word that shifts meanings.
   *
   * @param term the word, in small letters
   * @param kind what it does
   */
  public record Shifter(String term, ShifterKind kind) implements Serializable {}

  /**
   * Refuses words that are listed twice.
   *
   * @throws IllegalArgumentException that names the word
   */
  public Shifters {
    all = List.copyOf(all);
    Map<String, ShifterKind> kinds = new HashMap<>();
    for (Shifter shifter : all) {
      ShifterKind other = kinds.putIfAbsent(shifter.term, shifter.kind);
      if (other != null) {
        throw new IllegalArgumentException(
            "%s and %s both list %s; a shifter is of one kind"
                .formatted(other.key(), shifter.kind.key(), shifter.term));
      }
    }
  }

  /** The words of lists, in small letters, each list's words once. */
  public static Shifters of(Map<ShifterKind, List<String>> lists, int reach) {
    List<Shifter> all = new ArrayList<>();
    new EnumMap<>(lists)
        .forEach(
            (kind, terms) -> {
              TreeSet<String> distinct = new TreeSet<>();
              terms.forEach(term -> distinct.add(term.toLowerCase(Locale.ROOT)));
              distinct.forEach(term -> all.add(new Shifter(term, kind)));
            });
    return new Shifters(all, reach);
  }

  /** The hash of the words, their kinds and their reach: figures of other lists do not add up. */
  public String id() {
    IdHash hash = new IdHash("shifters").add(reach);
    all.forEach(shifter -> hash.add(shifter.term).add(shifter.kind.wireName()));
    return hash.id();
  }
}
