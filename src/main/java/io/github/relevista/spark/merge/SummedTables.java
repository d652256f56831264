package io.github.relevista.spark.merge;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sequence;

import io.github.relevista.plan.MergePlan;
import io.github.relevista.spark.results.ResultTables;
import io.github.relevista.spark.tables.EvidenceRows;
import io.github.relevista.spark.tables.HandedOn;
import io.github.relevista.spark.tables.TableMerge;
import io.github.relevista.tables.Evidence;
import io.github.relevista.tables.RunKeys;
import io.github.relevista.tables.Table;
import java.io.IOException;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The tables of all sums of a merge, each read once: every row with the sum that it belongs to, in
 * windows once for each, and rows that belong together merged where their table says how.
 *
 * @param spark the session
 * @param plan which results make which sums
 */
record SummedTables(SparkSession spark, MergePlan plan) {
  /** The date that a row's sum is filed under. No slice has a name in brackets. */
  static final String FILED = "(run_date)";

  /** The model and the settings of the sum, as files are named by them. */
  static final String KEY = "(key)";

  /**
   * A table of all sums.
   *
   * @param parts what is added up, with the columns {@value #FILED} and {@value #KEY}
   * @param rows the sums, with these columns in front
   * @param mostRows rows that there can be
   */
  record Summed(Dataset<Row> parts, Dataset<Row> rows, long mostRows) {}

  /** A table of all sums; empty where no input has it. */
  Optional<Summed> of(Table<?> table, boolean sliced) throws IOException {
    List<String> slices = sliced ? plan.slices() : List.of();
    Optional<Dataset<Row>> found = parts(table, sliced);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Dataset<Row> parts = found.get();
    // Files of tables tell their rows without being read.
    long mostRows = parts.count();
    Dataset<Row> rows = filed(parts);
    List<String> keys = new ArrayList<>(List.of(FILED, KEY));
    keys.addAll(HandedOn.keys(table, slices));
    if (!table.states().isEmpty()) {
      return Optional.of(new Summed(rows, TableMerge.merged(rows, table, keys), mostRows));
    }
    if (table == Evidence.TABLE) {
      return Optional.of(new Summed(rows, EvidenceRows.kept(rows, keys), mostRows));
    }
    keys.removeAll(table.keys().stream().map(column -> column.name()).toList());
    table.names().forEach(keys::add);
    Dataset<Row> all = rows.select(TableMerge.columns(keys).toArray(Column[]::new));
    return Optional.of(new Summed(rows, all, mostRows));
  }

  /** The rows of a table in all inputs that have it. */
  private Optional<Dataset<Row>> parts(Table<?> table, boolean sliced) throws IOException {
    List<String> slices = sliced ? plan.parts().get(0).record().slices() : List.of();
    Optional<Dataset<Row>> all = Optional.empty();
    for (String input : new TreeSet<>(plan.parts().stream().map(part -> part.output()).toList())) {
      List<LocalDate> dates =
          plan.parts().stream()
              .filter(part -> part.output().equals(input))
              .map(part -> part.record().date())
              .toList();
      Optional<Dataset<Row>> rows = ResultTables.find(spark, input, table, slices, dates);
      if (rows.isPresent()) {
        Dataset<Row> chosen = plan.settings().compact() ? rows.get().where(ofParts()) : rows.get();
        all = Optional.of(all.map(others -> others.union(chosen)).orElse(chosen));
      }
    }
    return all;
  }

  /** A compaction leaves alone what other models and settings have of the same dates. */
  private Column ofParts() {
    return plan.sums().stream()
        .map(
            sum ->
                col(RunKeys.MODEL_ID)
                    .equalTo(sum.record().modelId())
                    .and(col(RunKeys.SETTINGS_ID).equalTo(sum.record().settingsId()))
                    .and(
                        col(RunKeys.RUN_DATE)
                            .between(date(sum.period().first()), date(sum.period().last()))))
        .reduce(Column::or)
        .orElseThrow();
  }

  private Dataset<Row> filed(Dataset<Row> rows) {
    Column day = col(RunKeys.RUN_DATE);
    OptionalInt window = plan.settings().windowDays();
    Column filed;
    if (window.isPresent()) {
      LocalDate first = plan.range().first().plusDays(window.getAsInt() - 1L);
      filed =
          explode(
              sequence(
                  greatest(day, date(first)),
                  least(date_add(day, window.getAsInt() - 1), date(plan.range().last())),
                  expr("interval 1 day")));
    } else {
      filed =
          switch (plan.settings().by()) {
            case ALL -> date(plan.range().last());
            case DAY -> day;
            case MONTH -> last_day(day);
          };
    }
    return rows.withColumn(FILED, filed)
        .withColumn(
            KEY,
            concat_ws(
                "-", col(RunKeys.MODEL_ID).substr(1, 8), col(RunKeys.SETTINGS_ID).substr(1, 8)));
  }

  private static Column date(LocalDate date) {
    return lit(Date.valueOf(date));
  }
}
