package io.github.relevista.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.History;
import io.github.relevista.engine.Scores;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.ParitySequence;
import io.github.relevista.model.SmallModels;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParityGateTest {
  private static final int[] IDS = {1, 5, 2};

  private final Engine engine = EngineKind.AUTO.create(SmallModels.random(CellKind.LSTM, 4), 0);

  @Test
  void check_acceptsTheModelsOwnScores() {
    assertThatCode(() -> ParityGate.check(engine, List.of(new ParitySequence(IDS, scores(0)))))
        .doesNotThrowAnyException();
  }

  @Test
  void check_refusesOtherScores() {
    assertThatThrownBy(
            () -> ParityGate.check(engine, List.of(new ParitySequence(IDS, scores(2e-4f)))))
        .isInstanceOf(ParityException.class)
        .hasMessageContaining("sequence 1 of parity.jsonl")
        .hasMessageContaining("class 'class0'");
  }

  @Test
  void fault_tellsTheFirstScoreThatDiffers() {
    assertThat(ParityGate.fault(engine, List.of(new ParitySequence(IDS, scores(0))))).isEmpty();
    List<ParitySequence> sequences =
        List.of(new ParitySequence(IDS, scores(0)), new ParitySequence(IDS, scores(1)));
    assertThat(ParityGate.fault(engine, sequences))
        .hasValueSatisfying(fault -> assertThat(fault).startsWith("sequence 2 of parity.jsonl"));
  }

  private float[] scores(float error) {
    Scores scores = engine.newWorkspace().forward(SequenceBatch.ofIds(IDS), History.none());
    return new float[] {scores.at(0, 0) + error, scores.at(0, 1), scores.at(0, 2)};
  }
}
