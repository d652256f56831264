package io.github.relevista.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.explain.EngineKind;
import io.github.relevista.explain.Explanation;
import io.github.relevista.explain.LrpExplainer;
import io.github.relevista.explain.Sequences;
import io.github.relevista.explain.Targets;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import io.github.relevista.stats.Context;
import io.github.relevista.stats.ContextKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContextTallyTest {
  private static final SentimentModel MODEL = SmallModels.random(CellKind.LSTM, 4);
  private static final long SEED = 23;
  private static final int KEPT = 3;

  /** A review and its explanation. */
  private record Explained(ReviewTerms terms, ReviewText text, Explanation explanation) {}

  /** Eighty random reviews of two slices, some of two sentences. */
  private static List<Explained> reviews() {
    Random random = new Random(SEED);
    LrpExplainer explainer =
        new LrpExplainer(
            EngineKind.AUTO.create(MODEL, 1 << 20),
            new EpsilonRule(0.001f, 0, EpsilonSharing.LIKE_BIAS),
            new Targets.All());
    List<Explained> reviews = new ArrayList<>();
    for (int review = 0; review < 80; review++) {
      int[] first = random.ints(1 + random.nextInt(9), 1, 7).toArray();
      int[] second = random.ints(1 + random.nextInt(3), 1, 7).toArray();
      List<Explanation> units = new ArrayList<>();
      explainer.explain(Sequences.of(first), (index, unit) -> units.add(unit.copy()));
      explainer.explain(Sequences.of(second), (index, unit) -> units.add(unit.copy()));
      int[] ids = Arrays.copyOf(first, first.length + second.length);
      System.arraycopy(second, 0, ids, first.length, second.length);
      String[] forms = Arrays.stream(ids).mapToObj(id -> "form" + id).toArray(String[]::new);
      reviews.add(
          new Explained(
              new ReviewTerms(List.of("s" + random.nextInt(2)), null, ids, null, 0),
              new ReviewText("review " + review, forms, null, null, true),
              Explanation.joined(units)));
    }
    return reviews;
  }

  /** All that is handed on, by slice, term and kind. */
  private static Map<String, List<Context>> contexts(List<Explained> reviews, int maximum) {
    ContextTally tally =
        new ContextTally(MODEL.vocabulary(), new ContextLimits(KEPT, 2, 1), maximum);
    Map<String, List<Context>> found = new TreeMap<>();
    ContextSink sink =
        (slice, term, kept) -> {
          for (ContextKind kind : ContextKind.ALL) {
            Stream.ofNullable(kept[kind.ordinal()])
                .flatMap(Arrays::stream)
                .filter(Objects::nonNull)
                .forEach(
                    context ->
                        found
                            .computeIfAbsent(
                                slice + " " + term + " " + kind, key -> new ArrayList<>())
                            .add(context));
          }
        };
    for (Explained review : reviews) {
      tally.add(review.terms, review.text, review.explanation);
      while (tally.isFull() && tally.drainPart(sink)) {}
    }
    while (tally.drainPart(sink)) {}
    assertThat(tally.isEmpty()).isTrue();
    return found;
  }

  /** The first of each kind, as whoever takes what tallies hand on keeps them. */
  private static Map<String, List<String>> first(Map<String, List<Context>> contexts) {
    Map<String, List<String>> first = new TreeMap<>();
    contexts.forEach(
        (key, all) -> {
          ContextKind kind = ContextKind.valueOf(key.substring(key.lastIndexOf(' ') + 1));
          first.put(
              key,
              all.stream()
                  .sorted(
                      (one, other) ->
                          kind.compare(
                              one.relevance(), one.draw(), other.relevance(), other.draw()))
                  .limit(KEPT)
                  .map(ContextTallyTest::shown)
                  .toList());
        });
    return first;
  }

  private static String shown(Context context) {
    return "%s %s %s#%d %s %s %d"
        .formatted(
            context.relevance(),
            context.draw(),
            context.key(),
            context.sentence(),
            List.of(context.words()),
            Arrays.toString(context.relevances()),
            context.focus());
  }

  @Test
  void contexts_areTheSame_inAnyOrder_howeverOftenTheyAreHandedOn() {
    List<Explained> reviews = reviews();
    Map<String, List<String>> whole = first(contexts(reviews, 1_000_000));
    // 2 slices, 6 terms, 3 kinds, of which w5 is against in one of the slices only.
    assertThat(whole).hasSize(35).allSatisfy((key, kept) -> assertThat(kept).isNotEmpty());
    assertThat(first(contexts(reviews, 1))).as("seed %d", SEED).isEqualTo(whole);
    Collections.shuffle(reviews, new Random(SEED));
    assertThat(first(contexts(reviews, 40))).as("seed %d", SEED).isEqualTo(whole);
  }

  @Test
  void strongestContexts_areTheHighestAndTheLowestOfAllOccurrences() {
    List<Explained> reviews = reviews();
    List<Float> ofTerm = new ArrayList<>();
    for (Explained review : reviews) {
      for (int position = 0; position < review.terms.ids().length; position++) {
        if (review.terms.ids()[position] == 3 && review.terms.slice().equals(List.of("s1"))) {
          ofTerm.add(review.explanation.relevance(review.explanation.targets() - 1, position));
        }
      }
    }
    ofTerm.sort(Comparator.naturalOrder());
    Map<String, List<Context>> found = contexts(reviews, 1_000_000);
    assertThat(found.get("[s1] w3 AGAINST"))
        .extracting(Context::relevance)
        .containsExactlyElementsOf(ofTerm.subList(0, KEPT));
    Collections.reverse(ofTerm);
    assertThat(found.get("[s1] w3 FOR"))
        .extracting(Context::relevance)
        .containsExactlyElementsOf(ofTerm.subList(0, KEPT));
  }

  @Test
  void aWindow_endsWithItsSentence() {
    for (List<Context> contexts : contexts(reviews(), 1_000_000).values()) {
      assertThat(contexts)
          .allSatisfy(
              context -> {
                assertThat(context.words().length).isBetween(1, 5);
                assertThat(context.focus()).isBetween(0, 2);
                assertThat(context.relevances()[context.focus()]).isEqualTo(context.relevance());
                // Second sentences have three words at most.
                if (context.sentence() == 2) {
                  assertThat(context.words().length).isLessThanOrEqualTo(3);
                }
              });
    }
  }
}
