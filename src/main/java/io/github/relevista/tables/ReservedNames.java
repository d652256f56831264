package io.github.relevista.tables;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The names that slice columns must not have, since tables with slices have such columns. */
public final class ReservedNames {
  private static final List<Table<?>> SLICED =
      List.of(
          WordRelevance.TABLE,
          WordCounts.TABLE,
          Totals.TABLE,
          Predictions.TABLE,
          Evidence.TABLE,
          ShifterRelevance.TABLE,
          PhraseRelevance.TABLE);

  private static final Set<String> NAMES = names();

  private ReservedNames() {}

  private static Set<String> names() {
    Set<String> names = new TreeSet<>();
    RunKeys.IN_FILES.forEach(column -> names.add(column.name()));
    names.add(RunKeys.RUN_DATE);
    SLICED.forEach(table -> names.addAll(table.names()));
    return Set.copyOf(names);
  }

  /** Whether a name is taken; Spark does not tell capitals from small letters. */
  public static boolean contains(String name) {
    return NAMES.contains(name.toLowerCase(Locale.ROOT));
  }
}
