package io.github.relevista.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.engine.reference.ReferenceRelevance;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.Gate;
import io.github.relevista.model.GateWeights;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import io.github.relevista.model.SmallModels.OutputBias;
import io.github.relevista.tensor.FloatMatrix;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values at the ends of what a float and a gate can be, against the double-precision reference. */
public abstract class SpecialValuesContract {
  /** Of the largest absolute relevance, as on ordinary values. */
  private static final double TOLERANCE = 1e-4;

  private static final int[] IDS = {1, 4, 2, 9, 4, 0, 3};

  /** The engine that is tested. */
  protected abstract Engine engine(SentimentModel model);

  private static SentimentModel model(CellKind cell) {
    return SmallModels.random(cell, 2, 5, 7, 3, 10, OutputBias.PRESENT, 11);
  }

  private static SentimentModel withEmbeddingsTimes(SentimentModel model, float factor) {
    float[] values = model.embedding().values().clone();
    for (int index = 0; index < values.length; index++) {
      values[index] *= factor;
    }
    FloatMatrix embedding =
        new FloatMatrix(model.embedding().rows(), model.embedding().columns(), values);
    return with(model, embedding, model.directions());
  }

  private static SentimentModel with(
      SentimentModel model, FloatMatrix embedding, List<DirectionWeights> directions) {
    return new SentimentModel(
        model.cell(),
        model.classes(),
        model.text(),
        model.vocabulary(),
        embedding,
        directions,
        model.output());
  }

  private void assertEqualsReference(SentimentModel model, EpsilonRule rule) {
    Workspace workspace = engine(model).newWorkspace();
    workspace.forward(SequenceBatch.ofIds(IDS), History.forRelevance(rule));
    WordRelevances relevances = workspace.relevances(TargetColumns.everyClass(3));
    ReferenceRelevance reference =
        new ReferenceRelevance(model, rule.epsilon(), rule.biasFactor(), rule.epsilonShare());
    for (int k = 0; k < 3; k++) {
      reference.explain(IDS, k);
      double largest = Math.max(1e-30, Math.abs(reference.initialStates()));
      for (double relevance : reference.words()) {
        largest = Math.max(largest, Math.abs(relevance));
      }
      for (int position = 0; position < IDS.length; position++) {
        assertThat((double) relevances.at(0, k, position))
            .isCloseTo(reference.words()[position], within(TOLERANCE * largest));
      }
      assertThat((double) relevances.initialStates(0, k))
          .isCloseTo(reference.initialStates(), within(TOLERANCE * largest));
    }
  }

  /** 1e-40 makes the embeddings denormal, 1e4 and 1e8 drive every gate to its end. */
  @ParameterizedTest
  @ValueSource(floats = {1e-40f, 1e-20f, 1e4f, 1e8f})
  public void embeddingsOfAnySize_giveTheReferencesRelevances(float factor) {
    for (CellKind cell : CellKind.values()) {
      SentimentModel model = withEmbeddingsTimes(model(cell), factor);
      assertEqualsReference(model, new EpsilonRule(0.01f, 0, EpsilonSharing.LIKE_BIAS));
      assertEqualsReference(model, new EpsilonRule(0.01f, 1, EpsilonSharing.LIKE_BIAS));
    }
  }

  /**
   * Without weights and biases of the signal its pre-activation is 0 at every step, and so is the
   * state: with a stabiliser that is shared the words receive what the sign of zero, +1, makes.
   */
  @ParameterizedTest
  @EnumSource(CellKind.class)
  public void zeroSums_haveAPositiveSign(CellKind cell) {
    SentimentModel model = model(cell);
    List<DirectionWeights> directions =
        model.directions().stream().map(weights -> withoutSignal(cell, weights)).toList();
    assertEqualsReference(
        with(model, model.embedding(), directions),
        new EpsilonRule(0.01f, 0, EpsilonSharing.ALWAYS));
  }

  private static DirectionWeights withoutSignal(CellKind cell, DirectionWeights weights) {
    Map<Gate, GateWeights> gates = new EnumMap<>(Gate.class);
    for (Gate gate : cell.gates()) {
      gates.put(gate, weights.gate(gate));
    }
    int hidden = weights.hidden();
    gates.put(
        Gate.SIGNAL,
        new GateWeights(
            FloatMatrix.zeros(hidden, weights.embedding()),
            FloatMatrix.zeros(hidden, hidden),
            new float[hidden],
            new float[hidden]));
    return new DirectionWeights(cell, gates);
  }

  /** Products of two stabilised sums of such an epsilon's size leave the range of a float. */
  @ParameterizedTest
  @ValueSource(floats = {1e-25f, 1e25f})
  public void extremeEpsilons_stayFinite(float epsilon) {
    for (CellKind cell : CellKind.values()) {
      SentimentModel model = model(cell);
      List<DirectionWeights> directions =
          model.directions().stream().map(weights -> withoutSignal(cell, weights)).toList();
      Workspace workspace = engine(with(model, model.embedding(), directions)).newWorkspace();
      workspace.forward(
          SequenceBatch.ofIds(IDS),
          History.forRelevance(new EpsilonRule(epsilon, 0, EpsilonSharing.LIKE_BIAS)));
      WordRelevances relevances = workspace.relevances(TargetColumns.everyClass(3));
      for (int position = 0; position < IDS.length; position++) {
        assertThat(relevances.at(0, 1, position)).isFinite();
      }
    }
  }
}
