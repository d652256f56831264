package io.github.relevista.spark.merge;

import io.github.relevista.plan.MergePlan;
import io.github.relevista.spark.tables.HandedOn;
import io.github.relevista.tables.Evidence;
import io.github.relevista.tables.PhraseRelevance;
import io.github.relevista.tables.Predictions;
import io.github.relevista.tables.Rejects;
import io.github.relevista.tables.ShifterRelevance;
import io.github.relevista.tables.Table;
import io.github.relevista.tables.Totals;
import io.github.relevista.tables.WordCounts;
import io.github.relevista.tables.WordRelevance;
import java.util.ArrayList;
import java.util.List;

/**
 * How a table of a sum is laid out.
 *
 * @param table the table
 * @param sliced whether it has slice columns
 * @param order by what its rows are sorted
 */
record MergedLayout(Table<?> table, boolean sliced, List<String> order) {
  /** Those of everything that a merge can add up. */
  static List<MergedLayout> of(MergePlan plan) {
    List<MergedLayout> layouts = new ArrayList<>();
    for (Table<?> table :
        List.of(
            Totals.TABLE,
            WordRelevance.TABLE,
            WordCounts.TABLE,
            ShifterRelevance.TABLE,
            PhraseRelevance.TABLE)) {
      layouts.add(new MergedLayout(table, true, HandedOn.keys(table, plan.slices())));
    }
    List<String> evidence = new ArrayList<>(HandedOn.keys(Evidence.TABLE, plan.slices()));
    evidence.add(Evidence.PLACE);
    layouts.add(new MergedLayout(Evidence.TABLE, true, evidence));
    layouts.add(new MergedLayout(Rejects.TABLE, false, Rejects.ORDER));
    if (plan.settings().predictions()) {
      layouts.add(
          new MergedLayout(Predictions.TABLE, true, List.of(Predictions.ID, Predictions.SENTENCE)));
    }
    return layouts;
  }
}
