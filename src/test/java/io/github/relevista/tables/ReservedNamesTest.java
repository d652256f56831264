package io.github.relevista.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReservedNamesTest {
  /** Columns that users were told of; each makes a table unreadable where a slice has its name. */
  private static final String NAMES =
      "model_id settings_id run_date class term predicted_class label occurrences"
          + " reviews relevance_sum relevance_sum_squares review_sum_squares relevance_min"
          + " relevance_max positive_occurrences sketch mean stddev tokens unknown_tokens"
          + " score_sum score_sum_squares leakage_sum leakage_sum_squares id sentence scores"
          + " relevances leakage padding padding_sum truncated review_sum_occurrences"
          + " review_occurrence_squares share_sum share_sum_squares review_share_sum_squares"
          + " review_share_sum_occurrences mean_share units amplification amplification_sum"
          + " amplification_sum_squares amplification_min amplification_max"
          + " amplification_sketch amplification_median amplification_p99";

  private static final List<String> TAKEN = List.of(NAMES.split(" "));

  @Test
  void columnsOfTables_areTaken_inCapitalsToo() {
    assertThat(TAKEN).allMatch(ReservedNames::contains);
    assertThat(ReservedNames.contains("Mean")).isTrue();
  }

  @Test
  void otherNames_areFree() {
    assertThat(List.of("shop", "file", "row", "category")).noneMatch(ReservedNames::contains);
  }
}
