package io.github.relevista.aggregate;

import io.github.relevista.explain.Explanation;
import io.github.relevista.model.ClassScale;
import io.github.relevista.model.Target;
import io.github.relevista.stats.FixedPoint;
import io.github.relevista.stats.PhraseSums;
import io.github.relevista.text.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The relevances of certain phrases, for every target. Of occurrences of one phrase that share a
 * word (<i>very very very</i>) the first counts, so that what its words have inside of it can be
 * taken away from what they have in all. All sums are exact and merge, so that what has been
 * gathered can be handed on and forgotten at any time. For one thread.
 */
public final class PhraseTally {
  private final Vocabulary vocabulary;
  private final List<Target> targets;
  private final PhraseScan scan;
  private final long[] phrases;

  /** The place of each phrase among all, and one more. */
  private final LongCounts places = new LongCounts();

  private final int maximumEntries;
  private final Map<List<String>, Map<Integer, PhraseSums[]>> slices = new HashMap<>();
  private final long[] wordUnits = new long[PhraseKey.MOST_WORDS];

  /** Places of phrases, and behind them where in the review each occurs. */
  private long[] found = new long[64];

  private int foundSize;
  private int entries;

  /**
   * @param vocabulary the terms of the model
   * @param classes the classes of the model
   * @param phrases the phrases to look at, as {@link PhraseKey} has them, each once
   * @param maximumEntries number of statistics from which the tally says that it is full
   */
  public PhraseTally(
      Vocabulary vocabulary, ClassScale classes, long[] phrases, int maximumEntries) {
    this.vocabulary = vocabulary;
    this.targets = classes.targets();
    this.scan = new PhraseScan(vocabulary);
    this.phrases = phrases.clone();
    this.maximumEntries = maximumEntries;
    for (int place = 0; place < phrases.length; place++) {
      places.add(phrases[place], place + 1);
    }
  }

  /** Adds a review whose explanation {@linkplain Tally#holds holds}. */
  public void add(ReviewTerms review, Explanation explanation) {
    foundSize = 0;
    int begin = 0;
    for (int unit = 0; unit < explanation.units(); unit++) {
      int end = explanation.unitEnd(unit);
      scan.scan(review.ids(), begin, end, this::find);
      begin = end;
    }
    if (foundSize == 0) {
      return;
    }
    Arrays.sort(found, 0, foundSize);
    Map<Integer, PhraseSums[]> slice =
        slices.computeIfAbsent(review.slice(), values -> new HashMap<>());
    int first = 0;
    while (first < foundSize) {
      int phrase = phrase(found[first]);
      int next = first + 1;
      while (next < foundSize && phrase(found[next]) == phrase) {
        next++;
      }
      addPhrase(slice, phrase, first, withoutShared(phrase, first, next), explanation);
      first = next;
    }
  }

  private void find(long key, int position) {
    int place = (int) places.count(key) - 1;
    if (place >= 0) {
      if (foundSize == found.length) {
        found = Arrays.copyOf(found, 2 * foundSize);
      }
      found[foundSize++] = (long) place << Integer.SIZE | position;
    }
  }

  private static int phrase(long found) {
    return (int) (found >>> Integer.SIZE);
  }

  /** Moves occurrences that share no word with a former one to the front; says where they end. */
  private int withoutShared(int phrase, int first, int next) {
    int words = PhraseKey.words(phrases[phrase]);
    int end = first + 1;
    for (int index = first + 1; index < next; index++) {
      if ((int) found[index] >= (int) found[end - 1] + words) {
        found[end++] = found[index];
      }
    }
    return end;
  }

  private void addPhrase(
      Map<Integer, PhraseSums[]> slice, int phrase, int first, int end, Explanation explanation) {
    PhraseSums[] sums = slice.computeIfAbsent(phrase, place -> new PhraseSums[targets.size()]);
    int words = PhraseKey.words(phrases[phrase]);
    for (int column = 0; column < explanation.targets(); column++) {
      Arrays.fill(wordUnits, 0);
      for (int index = first; index < end; index++) {
        for (int word = 0; word < words; word++) {
          wordUnits[word] +=
              FixedPoint.units(explanation.relevance(column, (int) found[index] + word));
        }
      }
      int target = explanation.target(column).index();
      if (sums[target] == null) {
        sums[target] = new PhraseSums(words);
        entries++;
      }
      sums[target].addReview(end - first, wordUnits);
    }
  }

  /** Whether there is nothing to hand on. */
  public boolean isEmpty() {
    return slices.isEmpty();
  }

  /** Whether it is time to hand on what has been gathered. */
  public boolean isFull() {
    return entries >= maximumEntries;
  }

  /**
   * Hands on what has been gathered of a slice, and forgets it: call it until there is no more
   * before anything is added again.
   *
   * @return whether there is more
   */
  public boolean drainPart(PhraseSink sink) {
    Iterator<Map.Entry<List<String>, Map<Integer, PhraseSums[]>>> remaining =
        slices.entrySet().iterator();
    if (remaining.hasNext()) {
      Map.Entry<List<String>, Map<Integer, PhraseSums[]>> slice = remaining.next();
      slice.getValue().forEach((phrase, sums) -> drain(slice.getKey(), phrase, sums, sink));
      remaining.remove();
    }
    if (slices.isEmpty()) {
      entries = 0;
    }
    return !slices.isEmpty();
  }

  private void drain(List<String> slice, int phrase, PhraseSums[] sums, PhraseSink sink) {
    List<String> words = new ArrayList<>();
    for (int word = 0; word < PhraseKey.words(phrases[phrase]); word++) {
      words.add(vocabulary.term(PhraseKey.id(phrases[phrase], word)));
    }
    for (int target = 0; target < sums.length; target++) {
      if (sums[target] != null) {
        sink.phrase(slice, targets.get(target), words, sums[target].statistic());
      }
    }
  }
}
