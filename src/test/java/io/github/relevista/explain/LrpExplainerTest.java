package io.github.relevista.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.engine.EmbeddingRelevances;
import io.github.relevista.engine.Engine;
import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.engine.History;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.TargetColumns;
import io.github.relevista.engine.Workspace;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import io.github.relevista.tensor.FloatMatrix;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LrpExplainerTest {
  private static final SentimentModel MODEL = SmallModels.random(CellKind.LSTM, 4);
  private static final EpsilonRule RULE = new EpsilonRule(0.001f, 0, EpsilonSharing.LIKE_BIAS);
  private static final EpsilonRule CONSERVING =
      new EpsilonRule(0.001f, 1, EpsilonSharing.LIKE_BIAS);
  private static final int[][] IDS = {{1, 2, 3}, {4}, {6, 6, 5, 1}};
  private static final int[][] LABELS = {{0}, {1, 2}, {}};

  /** What a test keeps of an explanation. */
  private record Kept(List<String> targets, List<float[]> relevances, List<Float> leakages) {}

  private static List<Kept> explain(EpsilonRule rule, Targets targets) {
    Engine engine = EngineKind.AUTO.create(MODEL, 1 << 20);
    List<Kept> kept = new ArrayList<>();
    new LrpExplainer(engine, rule, targets)
        .explain(
            new Sequences(IDS, LABELS),
            (sequence, explanation) -> {
              assertThat(sequence).isEqualTo(kept.size());
              kept.add(copy(explanation));
            });
    return kept;
  }

  private static Kept copy(Explanation explanation) {
    Kept kept = new Kept(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int column = 0; column < explanation.targets(); column++) {
      kept.targets.add(explanation.target(column).name());
      kept.leakages.add(explanation.leakage(column));
      float[] words = new float[explanation.length()];
      for (int position = 0; position < words.length; position++) {
        words[position] = explanation.relevance(column, position);
      }
      kept.relevances.add(words);
    }
    return kept;
  }

  @Test
  void targets_decideTheColumns_andThePolarityComesLast() {
    assertThat(explain(RULE, new Targets.All()))
        .allSatisfy(
            kept ->
                assertThat(kept.targets)
                    .containsExactly("class0", "class1", "class2", "(polarity)"));
    assertThat(explain(RULE, new Targets.Named(List.of(2, 0))))
        .allSatisfy(
            kept -> assertThat(kept.targets).containsExactly("class2", "class0", "(polarity)"));
    assertThat(explain(RULE, new Targets.Predicted()))
        .allSatisfy(kept -> assertThat(kept.targets).hasSize(2).endsWith("(polarity)"));
    List<Kept> labelled = explain(RULE, new Targets.Labelled());
    assertThat(labelled.get(0).targets).containsExactly("class0", "(polarity)");
    assertThat(labelled.get(1).targets).containsExactly("class1", "class2", "(polarity)");
    assertThat(labelled.get(2).targets).containsExactly("(polarity)");
  }

  @Test
  void aClass_isExplainedAlike_whateverElseIsATarget() {
    List<Kept> all = explain(RULE, new Targets.All());
    List<Kept> named = explain(RULE, new Targets.Named(List.of(2)));
    for (int sequence = 0; sequence < IDS.length; sequence++) {
      assertThat(named.get(sequence).relevances.get(0))
          .isEqualTo(all.get(sequence).relevances.get(2));
      assertThat(named.get(sequence).leakages.get(0)).isEqualTo(all.get(sequence).leakages.get(2));
    }
  }

  @Test
  void polarity_isTheSameAsACombinationAndAsAColumnOfItsOwn() {
    List<Kept> combined = explain(RULE, new Targets.All());
    List<Kept> own = explain(RULE, new Targets.Named(List.of(2)));
    for (int sequence = 0; sequence < IDS.length; sequence++) {
      for (int position = 0; position < IDS[sequence].length; position++) {
        // Small models have relevances below one: what is left is float rounding.
        assertThat(own.get(sequence).relevances.get(1)[position])
            .isCloseTo(combined.get(sequence).relevances.get(3)[position], within(1e-5f));
      }
    }
  }

  @Test
  void leakage_vanishes_underAConservingRule() {
    explain(CONSERVING, new Targets.All())
        .forEach(
            kept -> kept.leakages.forEach(leak -> assertThat(leak).isCloseTo(0f, within(1e-4f))));
  }

  @Test
  void copies_keepAnExplanation_whenTheNextOneComes() {
    Engine engine = EngineKind.AUTO.create(MODEL, 1 << 20);
    List<Explanation> copies = new ArrayList<>();
    new LrpExplainer(engine, RULE, new Targets.All())
        .explain(
            new Sequences(IDS, LABELS), (sequence, explanation) -> copies.add(explanation.copy()));
    List<Kept> expected = explain(RULE, new Targets.All());
    for (int sequence = 0; sequence < IDS.length; sequence++) {
      Explanation copy = copies.get(sequence);
      assertThat(copy(copy)).usingRecursiveComparison().isEqualTo(expected.get(sequence));
      assertThat(copy.length()).isEqualTo(IDS[sequence].length);
      for (int k = 0; k < 3; k++) {
        assertThat(copy.targetScore(k)).isEqualTo(copy.score(k));
        assertThat(copy.score(copy.predictedClass())).isGreaterThanOrEqualTo(copy.score(k));
      }
    }
  }

  @Test
  void embeddings_addUpToTheWordsOfTheirColumn() {
    for (Targets targets : List.of(new Targets.All(), new Targets.Labelled())) {
      List<Kept> expected = explain(CONSERVING, targets);
      List<Integer> sequences = new ArrayList<>();
      new LrpExplainer(EngineKind.AUTO.create(MODEL, 1 << 20), CONSERVING, targets)
          .explainEmbeddings(
              new Sequences(IDS, LABELS),
              (sequence, explanation, relevances) -> {
                sequences.add(sequence);
                Kept kept = copy(explanation);
                assertThat(kept).usingRecursiveComparison().isEqualTo(expected.get(sequence));
                assertThat(relevances).hasSize(explanation.targets());
                for (int column = 0; column < relevances.size(); column++) {
                  assertRowsAddUpTo(kept.relevances.get(column), relevances.get(column));
                }
              });
      assertThat(sequences).containsExactly(0, 1, 2);
    }
  }

  private static void assertRowsAddUpTo(float[] words, FloatMatrix relevances) {
    assertThat(relevances.rows()).isEqualTo(words.length);
    assertThat(relevances.columns()).isEqualTo(MODEL.embeddingSize());
    for (int position = 0; position < words.length; position++) {
      double sum = 0;
      for (int e = 0; e < relevances.columns(); e++) {
        sum += relevances.at(position, e);
      }
      // Small models have relevances below one: what is left is float rounding.
      assertThat(sum).isCloseTo(words[position], within(1e-5));
    }
  }

  @Test
  void embeddings_areThoseOfTheEngine_andThePolarityCombinesThem() {
    Engine engine = EngineKind.AUTO.create(MODEL, 1 << 20);
    Workspace workspace = engine.newWorkspace();
    workspace.forward(SequenceBatch.ofIds(IDS), History.forRelevance(RULE));
    EmbeddingRelevances expected = workspace.embeddingRelevances(TargetColumns.everyClass(3));
    new LrpExplainer(engine, RULE, new Targets.All())
        .explainEmbeddings(
            new Sequences(IDS, LABELS),
            (sequence, explanation, relevances) -> {
              for (int position = 0; position < explanation.length(); position++) {
                for (int e = 0; e < MODEL.embeddingSize(); e++) {
                  double polarity = 0;
                  for (int k = 0; k < 3; k++) {
                    float relevance = expected.at(sequence, k, position, e);
                    assertThat(relevances.get(k).at(position, e)).isEqualTo(relevance);
                    polarity += (double) MODEL.classes().polarity().get(k) * relevance;
                  }
                  // Float rounding of relevances below one.
                  assertThat((double) relevances.get(3).at(position, e))
                      .isCloseTo(polarity, within(1e-6));
                }
              }
            });
  }
}
