package io.github.relevista.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TargetColumnsTest {
  @Test
  void columns_enterEveryDirection_unlessTheyGoThroughOne() {
    TargetColumns columns = TargetColumns.everyClass(3);
    assertThat(columns.enters(0)).isTrue();
    assertThat(columns.enters(1)).isTrue();
    assertThat(columns.through(1).enters(0)).isFalse();
    assertThat(columns.through(1).enters(1)).isTrue();
    assertThat(columns.enters(0)).as("the original after through(1)").isTrue();
  }

  @Test
  void through_keepsTheColumns() {
    TargetColumns columns = TargetColumns.same(new float[][] {{1, 0}, {0.5f, -1}}).through(0);
    assertThat(columns.columns()).isEqualTo(2);
    assertThat(columns.coefficients(7, 1)).containsExactly(0.5f, -1);
  }

  @Test
  void through_refusesWhatIsNoDirection() {
    assertThatThrownBy(() -> TargetColumns.everyClass(3).through(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("direction must be 0 (forward) or 1 (backward), was 2");
  }
}
