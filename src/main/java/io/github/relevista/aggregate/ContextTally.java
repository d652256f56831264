package io.github.relevista.aggregate;

import io.github.relevista.explain.Explanation;
import io.github.relevista.resampling.SeededHash;
import io.github.relevista.stats.Context;
import io.github.relevista.stats.ContextKind;
import io.github.relevista.text.Vocabulary;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The evidence for every term of a part of a corpus: of each {@linkplain ContextKind kind} the
 * first few occurrences, each among the words around it. What it has kept can be handed on and
 * forgotten at any time: the first of all are among the first of every part. For one thread.
 */
public final class ContextTally {
  private final TermSlots slots;
  private final ContextLimits limits;
  private final int maximumContexts;
  private final Map<List<String>, Kept> slices = new HashMap<>();
  private int contexts;

  /** What is kept of a slice: by slot and kind the first contexts, in their order. */
  private final class Kept {
    private Context[][] places = new Context[0][];

    Context[] of(int slot, ContextKind kind) {
      int place = slot * ContextKind.ALL.size() + kind.ordinal();
      if (place >= places.length) {
        places = Arrays.copyOf(places, slots.size() * 5 / 4 * ContextKind.ALL.size());
      }
      if (places[place] == null) {
        places[place] = new Context[limits.kept()];
      }
      return places[place];
    }
  }

  /**
   * @param vocabulary the terms of the model
   * @param limits what is kept
   * @param maximumContexts number of contexts from which the tally says that it is full
   */
  public ContextTally(Vocabulary vocabulary, ContextLimits limits, int maximumContexts) {
    this.slots = new TermSlots(vocabulary);
    this.limits = limits;
    this.maximumContexts = maximumContexts;
  }

  /** Adds a review, explained for the polarity in the last column of its explanation. */
  public void add(ReviewTerms review, ReviewText text, Explanation explanation) {
    Kept kept = slices.computeIfAbsent(review.slice(), slice -> new Kept());
    long hash = SeededHash.of(limits.seed(), text.key());
    int column = explanation.targets() - 1;
    int begin = 0;
    for (int unit = 0; unit < explanation.units(); unit++) {
      int end = explanation.unitEnd(unit);
      for (int position = begin; position < end; position++) {
        float relevance = explanation.relevance(column, position);
        long draw = SeededHash.mix(hash + (position + 1) * SeededHash.STEP);
        int slot = slots.slot(review, position);
        Context made = null;
        for (ContextKind kind : ContextKind.ALL) {
          if (kind.admits(relevance)) {
            Context[] places = kept.of(slot, kind);
            int place = place(places, kind, relevance, draw);
            if (place < places.length) {
              made = made == null ? context(text, explanation, unit, position, draw) : made;
              insert(places, place, made);
            }
          }
        }
      }
      begin = end;
    }
  }

  /** Where among those kept an occurrence belongs; behind them where it does not. */
  private static int place(Context[] places, ContextKind kind, float relevance, long draw) {
    int place = places.length;
    while (place > 0 && isBefore(kind, relevance, draw, places[place - 1])) {
      place--;
    }
    return place;
  }

  private static boolean isBefore(ContextKind kind, float relevance, long draw, Context kept) {
    return kept == null || kind.compare(relevance, draw, kept.relevance(), kept.draw()) < 0;
  }

  private void insert(Context[] places, int place, Context context) {
    contexts += places[places.length - 1] == null ? 1 : 0;
    System.arraycopy(places, place, places, place + 1, places.length - 1 - place);
    places[place] = context;
  }

  private Context context(
      ReviewText text, Explanation explanation, int unit, int position, long draw) {
    int column = explanation.targets() - 1;
    int first = Math.max(unit == 0 ? 0 : explanation.unitEnd(unit - 1), position - limits.window());
    int end = Math.min(explanation.unitEnd(unit), position + limits.window() + 1);
    float[] relevances = new float[end - first];
    for (int index = 0; index < relevances.length; index++) {
      relevances[index] = explanation.relevance(column, first + index);
    }
    return new Context(
        explanation.relevance(column, position),
        draw,
        text.key(),
        text.inSentences() ? unit + 1 : 0,
        text.begins() == null ? null : (Integer) text.begins()[position],
        text.ends() == null ? null : (Integer) text.ends()[position],
        Arrays.copyOfRange(text.forms(), first, end),
        relevances,
        position - first);
  }

  /** Whether there is nothing to hand on. */
  public boolean isEmpty() {
    return slices.isEmpty();
  }

  /** Whether it is time to hand on what has been kept. */
  public boolean isFull() {
    return contexts >= maximumContexts || slots.surfaces() >= maximumContexts;
  }

  /**
   * Hands on what is kept of a slice, and forgets it: call it until there is no more before
   * anything is added again.
   *
   * @return whether there is more
   */
  public boolean drainPart(ContextSink sink) {
    Iterator<Map.Entry<List<String>, Kept>> remaining = slices.entrySet().iterator();
    if (remaining.hasNext()) {
      Map.Entry<List<String>, Kept> slice = remaining.next();
      drain(slice.getKey(), slice.getValue(), sink);
      remaining.remove();
    }
    if (slices.isEmpty()) {
      slots.clear();
      contexts = 0;
    }
    return !slices.isEmpty();
  }

  private void drain(List<String> slice, Kept kept, ContextSink sink) {
    int kinds = ContextKind.ALL.size();
    int random = ContextKind.RANDOM.ordinal();
    for (int place = 0; place < kept.places.length; place += kinds) {
      // Every occurrence may be one of the random ones.
      if (kept.places[place + random] != null) {
        sink.contexts(
            slice,
            slots.term(place / kinds),
            Arrays.copyOfRange(kept.places, place, place + kinds));
      }
    }
  }
}
