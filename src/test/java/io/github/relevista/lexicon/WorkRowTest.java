package io.github.relevista.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkRowTest {
  @Test
  void signsAndOrder_areHeldAgainstLabels() {
    WorkRow row =
        WorkRow.of(
            "s", new double[] {2, -1, 0, -3}, new boolean[] {true, true, false, false}, 0.95);
    // Right, wrong, half right, right.
    assertThat(row.accuracy().value()).isEqualTo(0.625);
    // Of four pairs the one of -1 and 0 is in no order.
    assertThat(row.rocAuc().value()).isEqualTo(0.75);
    assertThat(row.rocAuc().low()).isLessThan(0.75);
    assertThat(row.rocAuc().high()).isLessThanOrEqualTo(1);
    assertThat(row.positives()).isEqualTo(2);
    assertThat(row.reviews()).isEqualTo(4);
  }
}
