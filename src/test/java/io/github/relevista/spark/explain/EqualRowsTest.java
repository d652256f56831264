package io.github.relevista.spark.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class EqualRowsTest {
  private static final int TASK = 3;

  /** The runs of a task begin at its number, 2³² apart from the next task's. */
  private static final long FIRST_RUN = 3L << 32;

  private final EqualRows rows = new EqualRows(TASK, 2);

  private String numbered(String rowKey) {
    Map<String, Object> values = new HashMap<>();
    rows.number(values, rowKey);
    return "%s %d in %d"
        .formatted(
            values.get(RowIds.ROW_KEY),
            (Integer) values.get(RowIds.PLACE),
            (Long) values.get(RowIds.RUN) - FIRST_RUN);
  }

  private List<String> drained() {
    List<String> handedOn = new ArrayList<>();
    while (rows.drainPart(
        outcome -> {
          Row counted = outcome.getStruct(Outcome.COLUMNS.schema().fieldIndex(Outcome.EQUAL_ROWS));
          handedOn.add(
              "%s %d in %d"
                  .formatted(counted.get(0), counted.getInt(2), counted.getLong(1) - FIRST_RUN));
        })) {}
    return handedOn;
  }

  @Test
  void equalRows_areNumberedFromOne() {
    assertThat(List.of(numbered("a"), numbered("b"), numbered("a"), numbered("a")))
        .containsExactly("a 1 in 0", "b 1 in 0", "a 2 in 0", "a 3 in 0");
  }

  @Test
  void manyDifferentRows_fillARun_afterWhichAnotherBegins() {
    numbered("a");
    numbered("a");
    assertThat(rows.isFull()).isFalse();
    numbered("b");
    assertThat(rows.isFull()).isTrue();
    assertThat(drained()).containsExactlyInAnyOrder("a 2 in 0", "b 1 in 0");
    assertThat(rows.isFull()).isFalse();
    assertThat(numbered("a")).isEqualTo("a 1 in 1");
    assertThat(drained()).containsExactly("a 1 in 1");
    assertThat(drained()).isEmpty();
  }

  @Test
  void halfHandedOn_theyCountNoRow() {
    numbered("a");
    assertThat(rows.drainPart(outcome -> {})).isTrue();
    assertThatThrownBy(() -> numbered("a")).isInstanceOf(IllegalStateException.class);
  }
}
