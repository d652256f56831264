package io.github.relevista.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.model.ClassScale;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationWriterTest {
  private static final Predictions PREDICTIONS =
      new Predictions(new float[][] {{4, 1}}, new int[] {0}, new int[][] {{0, 1}});

  @Test
  void leakage_isWhatWordsPadsAndInitialStatesLeave() {
    ExplanationWriter writer =
        new ExplanationWriter(ClassScale.even(List.of("negative", "positive")));
    double[][] words = {{1, 0.5}, {0.25, -1}};
    double[] padding = {2, 1};
    double[] initialStates = {0.375, 0.5};
    writer.begin(PREDICTIONS, 0, 2);
    writer.addConserving(
        PREDICTIONS.targets()[0],
        new float[] {-1, 1},
        (column, position) -> words[column][position],
        column -> padding[column],
        column -> initialStates[column]);
    Explanation explanation = writer.explanation();
    // 4 − 1.5 − 2 − 0.375 and 1 + 0.75 − 1 − 0.5
    assertThat(explanation.leakage(0)).isCloseTo(0.125f, within(1e-6f));
    assertThat(explanation.leakage(1)).isCloseTo(0.25f, within(1e-6f));
    assertThat(explanation.padding(0)).isEqualTo(2);
    // The polarity is the positive class less the negative.
    assertThat(explanation.padding(2)).isEqualTo(-1);
    assertThat(explanation.leakage(2)).isCloseTo(0.125f, within(1e-6f));
    assertThat(explanation.copy().padding(1)).isEqualTo(1);
  }

  @Test
  void padding_isZero_whereRelevancesDoNotAddUp() {
    ExplanationWriter writer =
        new ExplanationWriter(ClassScale.even(List.of("negative", "positive")));
    writer.begin(PREDICTIONS, 0, 1);
    writer.add(new int[] {0}, new float[] {0}, (column, position) -> 1);
    assertThat(writer.explanation().padding(0)).isZero();
  }
}
