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
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
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
   * @param inputs gives what is added up, of each input, with decimals as bytes where there are any
   * @param rows the sums, with the columns {@value #FILED} and {@value #KEY} in front
   * @param mostRows tells how many rows there can be, by a look at all files
   */
  record Summed(Callable<List<Dataset<Row>>> inputs, Dataset<Row> rows, LongSupplier mostRows) {}

  /** A table of all sums; empty where no input has it. */
  Optional<Summed> of(Table<?> table, boolean sliced) throws IOException {
    List<String> slices = sliced ? plan.slices() : List.of();
    List<Dataset<Row>> found = inputs(table, sliced, ResultTables::find);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Callable<List<Dataset<Row>>> inputs = () -> inputs(table, sliced, ResultTables::findInBytes);
    Dataset<Row> parts = found.stream().reduce(Dataset::union).orElseThrow();
    // Files of tables tell their rows without being read.
    LongSupplier mostRows = parts::count;
    Dataset<Row> rows = filed(parts);
    List<String> keys = new ArrayList<>(List.of(FILED, KEY));
    keys.addAll(HandedOn.keys(table, slices));
    if (!table.states().isEmpty()) {
      return Optional.of(new Summed(inputs, TableMerge.merged(rows, table, keys), mostRows));
    }
    if (table == Evidence.TABLE) {
      return Optional.of(new Summed(inputs, EvidenceRows.kept(rows, keys), mostRows));
    }
    keys.removeAll(table.keys().stream().map(column -> column.name()).toList());
    table.names().forEach(keys::add);
    Dataset<Row> all = rows.select(TableMerge.columns(keys).toArray(Column[]::new));
    return Optional.of(new Summed(inputs, all, mostRows));
  }

  /** Reads a table of an output. */
  private interface Reader {
    Optional<Dataset<Row>> find(
        SparkSession spark,
        String output,
        Table<?> table,
        List<String> slices,
        List<LocalDate> dates)
        throws IOException;
  }

  /** The rows of a table in each input that has it. */
  private List<Dataset<Row>> inputs(Table<?> table, boolean sliced, Reader reader)
      throws IOException {
    List<String> slices = sliced ? plan.parts().get(0).record().slices() : List.of();
    List<Dataset<Row>> inputs = new ArrayList<>();
    for (String input : new TreeSet<>(plan.parts().stream().map(part -> part.output()).toList())) {
      List<LocalDate> dates =
          plan.parts().stream()
              .filter(part -> part.output().equals(input))
              .map(part -> part.record().date())
              .toList();
      reader
          .find(spark, input, table, slices, dates)
          .map(rows -> plan.settings().compact() ? rows.where(ofParts()) : rows)
          .ifPresent(inputs::add);
    }
    return inputs;
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
