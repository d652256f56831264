package io.github.relevista.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.engine.EmbeddingRelevances;
import io.github.relevista.engine.Engine;
import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.engine.History;
import io.github.relevista.engine.ProductRule;
import io.github.relevista.engine.Scores;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.TargetColumns;
import io.github.relevista.engine.WordGradients;
import io.github.relevista.engine.WordRelevances;
import io.github.relevista.engine.Workspace;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a comparison finds between engines whose numbers are chosen. */
class EngineComparisonTest {
  private static final SentimentModel MODEL = SmallModels.random(CellKind.LSTM, 1);
  private static final Method.Lrp METHOD =
      new Method.Lrp(new EpsilonRule(0.001f, 0, EpsilonSharing.LIKE_BIAS), ProductRule.ALL);
  private static final List<int[]> SEQUENCES = List.of(new int[] {1, 2, 3}, new int[] {4});

  /**
   * Says that every score is 2, every relevance 8 and that of initial states 4; and the given
   * numbers more for the sequence of length 1; jump only where it is given by embeddings.
   */
  private record Chosen(String name, float score, float word, float initial, float jump)
      implements Engine {
    Chosen(String name, float score, float word, float initial) {
      this(name, score, word, initial, 0);
    }

    @Override
    public SentimentModel model() {
      return MODEL;
    }

    @Override
    public OptionalInt vectorBits() {
      return OptionalInt.empty();
    }

    @Override
    public Workspace newWorkspace() {
      return new Workspace() {
        private SequenceBatch batch;

        @Override
        public Scores forward(SequenceBatch batch, History history) {
          this.batch = batch;
          return (sequence, classIndex) -> 2 + (isShort(sequence) ? score : 0);
        }

        @Override
        public WordRelevances relevances(TargetColumns targets) {
          return new WordRelevances() {
            @Override
            public float at(int sequence, int column, int position) {
              return 8 + (isShort(sequence) ? word : 0) + (batch.ids(0) == null ? jump : 0);
            }

            @Override
            public float initialStates(int sequence, int column) {
              return 4 + (isShort(sequence) ? initial : 0);
            }
          };
        }

        @Override
        public EmbeddingRelevances embeddingRelevances(TargetColumns targets) {
          throw new UnsupportedOperationException();
        }

        @Override
        public WordGradients gradients(TargetColumns targets) {
          throw new UnsupportedOperationException();
        }

        private boolean isShort(int sequence) {
          return batch.length(sequence) == 1;
        }
      };
    }
  }

  private static List<EngineDifference> compare(Engine... engines) {
    return new EngineComparison(List.of(engines), METHOD, 0.1).compare(SEQUENCES);
  }

  @Test
  void compare_findsTheLargestDifferences_andWhereTheyAre() {
    // Of the first engine's largest relevance in that sequence, 8: 0.5 / 8 = 0.0625.
    EngineDifference found =
        compare(new Chosen("a", 0, 0, 0), new Chosen("b", -0.25f, 0, 0.5f)).get(0);
    assertThat(found).isEqualTo(new EngineDifference("a", "b", 2, 4, 0.25, 1, 0.0625, 1, 0, 0));
    assertThat(found.isWithin(0.25, 0.0625)).isTrue();
    assertThat(found.isWithin(0.24, 0.0625)).isFalse();
    assertThat(found.isWithin(0.25, 0.0624)).isFalse();
  }

  @Test
  void compare_countsTheSequencesBeyondTheUsual() {
    // 2 / 8 is more than 0.1.
    EngineDifference found = compare(new Chosen("a", 0, 0, 0), new Chosen("b", 0, 2, 0)).get(0);
    assertThat(found.unusual()).isEqualTo(1);
    assertThat(found.relevance()).isCloseTo(0.25, within(1e-9));
  }

  @Test
  void compare_countsSequencesApart_thatJumpWithTheLastBitsOfTheirEmbeddings() {
    // The first engine's 8 becomes 16 when embeddings change: a noise of 1, of which ten times are
    // allowed; the second engine is 4 / 8 away, and the third 88 / 8.
    EngineDifference found = compare(new Chosen("a", 0, 0, 0, 8), new Chosen("b", 0, 4, 0)).get(0);
    assertThat(found).isEqualTo(new EngineDifference("a", "b", 2, 4, 0, 0, 0, 0, 0, 1));
    assertThat(found.isWithin(0.1, 0.1)).isTrue();
    EngineDifference far = compare(new Chosen("a", 0, 0, 0, 8), new Chosen("c", 0, 88, 0)).get(0);
    assertThat(far).isEqualTo(new EngineDifference("a", "c", 2, 4, 0, 0, 11, 1, 1, 0));
  }

  @Test
  void compare_takesEveryPair() {
    assertThat(
            compare(new Chosen("a", 0, 0, 0), new Chosen("b", 0, 0, 0), new Chosen("c", 1, 0, 0)))
        .extracting(pair -> pair.first() + pair.second() + " " + pair.score())
        .containsExactly("ab 0.0", "ac 1.0", "bc 1.0");
  }

  @Test
  void whatIsNotANumber_isInfinitelyFar() {
    EngineDifference found =
        compare(new Chosen("a", 0, 0, 0), new Chosen("b", Float.NaN, Float.NaN, 0)).get(0);
    assertThat(found.score()).isInfinite();
    assertThat(found.relevance()).isInfinite();
    assertThat(found.isWithin(1, 1)).isFalse();
  }
}
