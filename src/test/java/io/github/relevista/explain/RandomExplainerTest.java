package io.github.relevista.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.engine.Engine;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SmallModels;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomExplainerTest {
  private static final Engine ENGINE = Explained.engine(SmallModels.random(CellKind.LSTM, 4));
  private static final Targets ALL = new Targets.All();

  private static Explanation explain(long seed, String key, int... ids) {
    int[][] batch = {ids};
    return Explained.of(
            ENGINE,
            new Method.Random(seed),
            ALL,
            new Sequences(batch, new int[1][0], new String[] {key}))
        .get(0);
  }

  @Test
  void relevances_areSpreadEvenlyFromMinusOneToOne() {
    int tokens = 40_000;
    int[] quarters = new int[4];
    double sum = 0;
    for (float relevance : Explained.words(explain(1, "a review", new int[tokens]), 0)) {
      assertThat(relevance).isBetween(-1f, Math.nextDown(1f));
      quarters[(int) Math.floor(2 * (relevance + 1))]++;
      sum += relevance;
    }
    // A uniform number of [-1, 1) has a standard deviation of 0.577; the mean of 40,000 one of
    // 0.0029, a quarter's count one of 87. Five of them.
    assertThat(sum / tokens).isCloseTo(0, within(0.0145));
    assertThat(Arrays.stream(quarters)).allMatch(count -> Math.abs(count - 10_000) < 435);
  }

  @Test
  void relevances_areThoseOfKeySeedAndPosition_whateverTheWordsAndTheBatch() {
    float[] alone = Explained.words(explain(7, "review1", 1, 2, 3), 0);
    List<Explanation> batch =
        Explained.of(ENGINE, new Method.Random(7), ALL, new int[] {5}, new int[] {6, 6, 6, 6});
    assertThat(Arrays.copyOf(Explained.words(batch.get(1), 0), 3)).isEqualTo(alone);
    assertThat(Explained.words(batch.get(0), 0)[0]).isNotEqualTo(alone[0]);
  }

  @Test
  void relevances_areTheSameForEveryClassAndThePolarity() {
    Explanation explanation = explain(7, "a review", 1, 2, 3);
    for (int column = 1; column < explanation.targets(); column++) {
      assertThat(Explained.words(explanation, column)).isEqualTo(Explained.words(explanation, 0));
      assertThat(explanation.addsUp(column)).isFalse();
      assertThat(explanation.leakage(column)).isNaN();
    }
  }

  @Test
  void reviewsOfSimilarKeysAndSeeds_haveDifferentNumbers() {
    Set<Float> first = new HashSet<>();
    for (int key = 0; key < 100; key++) {
      for (int seed = 0; seed < 10; seed++) {
        first.add(explain(seed, "review" + key, 1).relevance(0, 0));
      }
    }
    // Of 1,000 numbers out of 2^24 two are alike with a chance of 0.03.
    assertThat(first).hasSizeGreaterThanOrEqualTo(999);
  }

  @Test
  void sequencesWithoutKeys_areRefused() {
    Explainer explainer = Explainers.create(ENGINE, new Method.Random(1), ALL);
    assertThatThrownBy(() -> explainer.explain(Sequences.of(new int[] {1}), (sequence, e) -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("random relevances need a key for each sequence");
  }
}
