package io.github.relevista.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import io.github.relevista.model.Target;
import io.github.relevista.stats.OccurrenceStatistic;
import io.github.relevista.stats.RelevanceStatistic;
import io.github.relevista.stats.ReviewStatistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a tally is full, what it hands on when, and what it then forgets. */
class TallyBookkeepingTest {
  private static final SentimentModel MODEL = SmallModels.random(CellKind.LSTM, 4);

  private static final EpsilonRule RULE = new EpsilonRule(0.001f, 0, EpsilonSharing.LIKE_BIAS);

  /** Three classes and the polarity. */
  private static final int TARGETS = 4;

  /** Writes down the key of everything that is handed on. */
  private static final class Keys implements TallySink {
    private final List<String> relevances = new ArrayList<>();
    private final List<String> occurrences = new ArrayList<>();
    private final List<String> reviews = new ArrayList<>();

    @Override
    public void relevance(List<String> slice, Target target, String term, RelevanceStatistic s) {
      relevances.add("%s %s %s %d".formatted(slice, target.name(), term, s.occurrences()));
    }

    @Override
    public void occurrences(
        List<String> slice, String term, String predicted, String label, OccurrenceStatistic s) {
      occurrences.add("%s %s %s %d".formatted(slice, term, label, s.occurrences()));
    }

    @Override
    public void reviews(
        List<String> slice, Target target, String predicted, String label, ReviewStatistic s) {
      reviews.add("%s %s %s %d".formatted(slice, target.name(), label, s.reviews()));
    }
  }

  private static Tally tally(SentimentModel model, int maximumEntries) {
    return new Tally(model.vocabulary(), model.classes(), maximumEntries);
  }

  private static Explanation explanation(SentimentModel model, int[] ids) {
    List<Explanation> kept = new ArrayList<>();
    new LrpExplainer(EngineKind.AUTO.create(model, 0), RULE, new Targets.All())
        .explain(Sequences.of(ids), (sequence, explanation) -> kept.add(explanation.copy()));
    return kept.get(0);
  }

  private static void add(Tally tally, String slice, String label, int... ids) {
    add(tally, MODEL, slice, label, ids);
  }

  private static void add(
      Tally tally, SentimentModel model, String slice, String label, int... ids) {
    tally.add(new ReviewTerms(Arrays.asList(slice), label, ids, null, 0), explanation(model, ids));
  }

  private static Keys drained(Tally tally) {
    Keys keys = new Keys();
    while (tally.drainPart(keys)) {}
    return keys;
  }

  @Test
  void aTally_isFull_onceItHasSoManyStatistics() {
    // Two terms: relevances of four targets each, one count each; reviews of four targets.
    int statistics = 2 * TARGETS + 2 + TARGETS;
    Tally exact = tally(MODEL, statistics);
    add(exact, "a", null, 1, 2);
    assertThat(exact.isFull()).isTrue();

    Tally larger = tally(MODEL, statistics + 1);
    add(larger, "a", null, 1, 2);
    assertThat(larger.isFull()).isFalse();
    // The same again is nothing new.
    add(larger, "a", null, 2, 1);
    assertThat(larger.isFull()).isFalse();
    // A label of its own has counts and reviews of its own.
    add(larger, "a", "good", 1);
    assertThat(larger.isFull()).isTrue();
  }

  @Test
  void drained_itIsEmpty_andNoLongerFull() {
    Tally tally = tally(MODEL, 1);
    assertThat(tally.isEmpty()).isTrue();
    add(tally, "a", null, 1);
    assertThat(tally.isEmpty()).isFalse();
    drained(tally);
    assertThat(tally.isEmpty()).isTrue();
    assertThat(tally.isFull()).isFalse();
    assertThat(drained(tally).relevances).isEmpty();
  }

  @Test
  void everythingIsHandedOnOnce_thenCountingBeginsAnew() {
    Tally tally = tally(MODEL, 1000);
    add(tally, "a", "good", 1, 2, 1);
    Keys first = drained(tally);
    assertThat(first.relevances)
        .containsExactlyInAnyOrder(
            "[a] class0 w1 2",
            "[a] class1 w1 2",
            "[a] class2 w1 2",
            "[a] (polarity) w1 2",
            "[a] class0 w2 1",
            "[a] class1 w2 1",
            "[a] class2 w2 1",
            "[a] (polarity) w2 1");
    assertThat(first.occurrences).containsExactlyInAnyOrder("[a] w1 good 2", "[a] w2 good 1");
    assertThat(first.reviews).hasSize(TARGETS).contains("[a] (polarity) good 1");

    add(tally, "a", "good", 1);
    assertThat(drained(tally).occurrences).containsExactly("[a] w1 good 1");
  }

  @Test
  void slices_areKeptApart_andNullIsOne() {
    Tally tally = tally(MODEL, 1000);
    add(tally, "a", null, 1);
    add(tally, null, null, 1, 1);
    add(tally, "a", null, 1);
    assertThat(drained(tally).occurrences)
        .containsExactlyInAnyOrder("[a] w1 null 2", "[null] w1 null 2");
  }

  @Test
  void halfDrained_itTakesNoReview() {
    Tally tally = tally(MODEL, 1000);
    add(tally, "a", null, 1);
    add(tally, "b", null, 2);
    // A part is of one slice: one of two is left.
    assertThat(tally.drainPart(new Keys())).isTrue();
    assertThatThrownBy(() -> add(tally, "a", null, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("until drainPart says that there is no more");
    drained(tally);
    add(tally, "a", null, 1);
    assertThat(drained(tally).occurrences).containsExactly("[a] w1 null 1");
  }

  @Test
  void talliesOfSeveralModels_doNotMix() {
    SentimentModel other = SmallModels.random(CellKind.GRU_RESET_AFTER, 5);
    Tally tally = tally(MODEL, 1000);
    Tally beside = tally(other, 1000);
    add(tally, MODEL, "a", null, 1);
    add(beside, other, "a", null, 2);
    add(tally, MODEL, "a", null, 1);
    assertThat(drained(tally).occurrences).containsExactly("[a] w1 null 2");
    assertThat(drained(beside).occurrences).containsExactly("[a] w2 null 1");
  }
}
