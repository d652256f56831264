package io.github.relevista.lexicon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Works out what shifters do: kind by kind, shifter by shifter, and for each shifter term by term.
 *
 * @param minimumReviews reviews that a row needs, counted for each word
 * @param confidence of intervals, in (0, 1)
 */
public record ShifterEffects(long minimumReviews, double confidence) {
  /**
   * A word that shifts meanings.
   *
   * @param kind what it does
   * @param term the word
   */
  public record Shifter(String kind, String term) implements Comparable<Shifter> {
    private static final Comparator<Shifter> ORDER =
        Comparator.comparing(Shifter::kind).thenComparing(Shifter::term);

    @Override
    public int compareTo(Shifter other) {
      return ORDER.compare(this, other);
    }
  }

  /** The effects, sorted by kind, shifter and term, those of several in front. */
  public List<ShifterEffect> of(Map<Shifter, List<ShiftedTerm>> terms) {
    Map<String, Map<Shifter, List<ShiftedTerm>>> kinds = new TreeMap<>();
    new TreeMap<>(terms)
        .forEach(
            (shifter, ofShifter) ->
                kinds
                    .computeIfAbsent(shifter.kind, kind -> new TreeMap<>())
                    .put(shifter, ofShifter));
    List<ShifterEffect> effects = new ArrayList<>();
    kinds.forEach(
        (kind, ofKind) -> {
          List<ShiftedTerm> all = ofKind.values().stream().flatMap(List::stream).toList();
          add(effects, kind, Optional.empty(), all);
          ofKind.forEach(
              (shifter, ofShifter) -> {
                add(effects, kind, Optional.of(shifter.term), ofShifter);
                ofShifter.forEach(term -> add(effects, shifter, term));
              });
        });
    return effects;
  }

  private void add(
      List<ShifterEffect> effects, String kind, Optional<String> shifter, List<ShiftedTerm> terms) {
    long reviews = terms.stream().mapToLong(term -> term.inReach().reviews()).sum();
    if (reviews >= minimumReviews) {
      effects.add(
          new ShifterEffect(
              kind,
              shifter,
              Optional.empty(),
              ShifterFactor.ofTerms(terms, ShifterFactor.Of.WORD, confidence),
              ShifterFactor.ofTerms(terms, ShifterFactor.Of.JOINT, confidence),
              terms.stream().mapToLong(term -> term.inReach().occurrences()).sum(),
              reviews,
              terms.stream().map(ShiftedTerm::term).distinct().count(),
              Double.NaN));
    }
  }

  private void add(List<ShifterEffect> effects, Shifter shifter, ShiftedTerm term) {
    if (term.inReach().reviews() >= minimumReviews) {
      effects.add(
          new ShifterEffect(
              shifter.kind,
              Optional.of(shifter.term),
              Optional.of(term.term()),
              ShifterFactor.ofTerm(term, ShifterFactor.Of.WORD, confidence),
              ShifterFactor.ofTerm(term, ShifterFactor.Of.JOINT, confidence),
              term.inReach().occurrences(),
              term.inReach().reviews(),
              1,
              term.elsewhere()));
    }
  }
}
