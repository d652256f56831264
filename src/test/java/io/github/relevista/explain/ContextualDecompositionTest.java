package io.github.relevista.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.engine.reference.ReferenceNetwork;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import io.github.relevista.model.SmallModels.OutputBias;
import io.github.relevista.tensor.FloatMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class ContextualDecompositionTest {
  private static final int[] IDS = {6, 6, 5, 1, 0, 3};

  private static SentimentModel model(int directions) {
    return SmallModels.random(CellKind.LSTM, directions, 3, 4, 3, 7, OutputBias.PRESENT, 4);
  }

  /** Every phrase of a sequence of so many words, the whole one included. */
  private static List<Phrase> everyPhrase(int length) {
    List<Phrase> phrases = new ArrayList<>();
    for (int begin = 0; begin < length; begin++) {
      for (int end = begin + 1; end <= length; end++) {
        phrases.add(new Phrase(begin, end));
      }
    }
    return phrases;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void contributions_areThoseOfTheFormulas_andWithAllElseTheyAreTheScores(int directions) {
    SentimentModel model = model(directions);
    List<Phrase> phrases = everyPhrase(IDS.length);
    float[][] contributions = new ContextualDecomposition(model).contributions(IDS, phrases);
    ReferenceNetwork network = new ReferenceNetwork(model);
    double[] scores = network.scores(network.embeddings(IDS));
    for (int index = 0; index < phrases.size(); index++) {
      ReferenceDecomposition expected = new ReferenceDecomposition(model, IDS, phrases.get(index));
      for (int k = 0; k < scores.length; k++) {
        // Activations are within 4e-7 and some ten of them meet in a unit; weights are below 1/2.
        assertThat((double) contributions[index][k])
            .as("%s, class %d", phrases.get(index), k)
            .isCloseTo(expected.phraseScores[k], within(3e-6));
        // β + γ = h: in double precision nothing but rounding is left.
        assertThat(expected.phraseScores[k] + expected.otherScores[k] + model.output().bias(k))
            .isCloseTo(scores[k], within(1e-12));
      }
    }
  }

  @Test
  void phrasesBeyondABlock_areFollowedLikeTheOthers() {
    // 300 phrases are more than four blocks; every one is also asked for alone.
    ContextualDecomposition decomposition = new ContextualDecomposition(model(2));
    int[] ids = new Random(5).ints(24, 0, 7).toArray();
    List<Phrase> phrases = everyPhrase(ids.length);
    assertThat(phrases).hasSize(300);
    float[][] together = decomposition.contributions(ids, phrases);
    for (int index = 0; index < phrases.size(); index++) {
      assertThat(together[index])
          .isEqualTo(decomposition.contributions(ids, List.of(phrases.get(index)))[0]);
    }
  }

  @Test
  void aWordWithoutEmbedding_contributesNothing() {
    SentimentModel model = model(2);
    float[] embedding = model.embedding().values().clone();
    Arrays.fill(embedding, 0, 3, 0);
    SentimentModel blank =
        new SentimentModel(
            model.cell(),
            model.classes(),
            model.text(),
            model.vocabulary(),
            new FloatMatrix(7, 3, embedding),
            model.directions(),
            model.output());
    assertThat(new ContextualDecomposition(blank).contributions(IDS, List.of(new Phrase(4, 5)))[0])
        .containsOnly(0f);
  }

  @Test
  void explainer_takesEveryWordForAPhrase() {
    SentimentModel model = model(2);
    int[] other = {2, 2};
    List<Explanation> explanations =
        Explained.of(
            Explained.engine(model),
            new Method.ContextualDecomposition(),
            new Targets.Named(List.of(2, 0)),
            IDS,
            other,
            new int[0]);
    Explanation explanation = explanations.get(0);
    float[][] expected =
        new ContextualDecomposition(model)
            .contributions(
                IDS,
                everyPhrase(IDS.length).stream().filter(p -> p.end() == p.begin() + 1).toList());
    for (int position = 0; position < IDS.length; position++) {
      assertThat(explanation.relevance(0, position)).isEqualTo(expected[position][2]);
      assertThat(explanation.relevance(1, position)).isEqualTo(expected[position][0]);
      // The polarities are -1, 0 and 1; one subtraction in double, rounded once.
      assertThat(explanation.relevance(2, position))
          .isCloseTo(expected[position][2] - expected[position][0], within(1e-7f));
    }
    assertThat(explanations.get(1).length()).isEqualTo(2);
    assertThat(explanations.get(2).length()).isZero();
  }

  @ParameterizedTest
  @EnumSource(value = CellKind.class, names = "LSTM", mode = Mode.EXCLUDE)
  void otherCells_areRefused(CellKind cell) {
    assertThatThrownBy(() -> new ContextualDecomposition(SmallModels.random(cell, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("contextual decomposition is for LSTM models, was given " + cell);
  }

  @Test
  void phrasesThatAreNone_areRefused() {
    assertThatThrownBy(() -> new Phrase(2, 2))
        .hasMessage("a phrase begins at 0 or later and ends behind its begin, was 2 to 2");
    assertThatThrownBy(() -> new Phrase(-1, 2)).hasMessageEndingWith("was -1 to 2");
    ContextualDecomposition decomposition = new ContextualDecomposition(model(2));
    assertThatThrownBy(() -> decomposition.contributions(IDS, List.of(new Phrase(5, 7))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a phrase to 7 reaches beyond a sequence of 6 words");
  }
}
