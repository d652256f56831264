package io.github.relevista.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeletionTablesTest {
  private static final int[] ONCE = {1, 1};
  private static final List<MethodRuns> METHODS = List.of(Plans.LRP, Plans.RANDOM);

  /** Two texts that are right at first, up to two deletions. */
  private static DeletionTables tables() {
    DeletionTally tally = new DeletionTally(2, 2, ONCE.length);
    tally.addText(true, ONCE);
    tally.addText(true, ONCE);
    // One of the two is still right after one deletion, none after two.
    tally.addRight(0, DeletionCurve.CORRECT_DECREASING, 1, 1, ONCE);
    // Of two texts and two runs three are right after one deletion, two after two.
    tally.addRight(1, DeletionCurve.CORRECT_ANY, 1, 2, ONCE);
    tally.addRight(1, DeletionCurve.CORRECT_ANY, 1, 1, ONCE);
    tally.addRight(1, DeletionCurve.CORRECT_ANY, 2, 2, ONCE);
    return new DeletionTables(new TableContext(METHODS, 0.9), tally);
  }

  @Test
  void accuracies_areSharesOfTextsAndRuns() {
    assertThat(tables().deletion().rows())
        .contains(
            List.of("lrp", "correct", "decreasing", "true", 0L, 1.0, 1.0, 1.0, 2L),
            List.of("lrp", "correct", "decreasing", "true", 1L, 0.5, 0.5, 0.5, 2L),
            List.of("lrp", "correct", "decreasing", "true", 2L, 0.0, 0.0, 0.0, 2L),
            List.of("lrp", "correct", "increasing", "true", 1L, 0.0, 0.0, 0.0, 2L),
            List.of("random", "correct", "any", "any", 1L, 0.75, 0.75, 0.75, 2L),
            List.of("random", "correct", "any", "any", 2L, 0.5, 0.5, 0.5, 2L))
        // Three numbers of deletions of three curves; of wrong texts there is none.
        .hasSize(9);
  }

  @Test
  void areas_areMeanChanges() {
    // (0.5 + 1) / 2 and (0.25 + 0.5) / 2.
    assertThat(tables().areas().rows())
        .contains(
            List.of("lrp", "correct", "decreasing", "true", 0.75, 0.75, 0.75, 2L),
            List.of("random", "correct", "any", "any", 0.375, 0.375, 0.375, 2L))
        .hasSize(3);
  }

  @Test
  void comparisons_areDifferencesOfAreas_ofTheSameTexts() {
    // Both replicates differ by 0.375 > 0: 2 · (1 + 0) / (1 + 2).
    assertThat(tables().comparisons())
        .contains(
            List.of(
                "deletion",
                "lrp",
                "random",
                "correct",
                "decreasing",
                "true",
                0.375,
                0.375,
                0.375,
                2.0 / 3,
                2L))
        .hasSize(2);
  }
}
