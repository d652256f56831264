package io.github.relevista.spark.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.spark.job.LocalSpark;
import io.github.relevista.stats.FixedPoint;
import io.github.relevista.stats.OccurrenceStatistic;
import io.github.relevista.stats.RelevanceStatistic;
import io.github.relevista.stats.RelevanceTable;
import io.github.relevista.stats.ReviewStatistic;
import io.github.relevista.tables.Column;
import io.github.relevista.tables.ColumnType;
import io.github.relevista.tables.MethodWords;
import io.github.relevista.tables.Role.Derived;
import io.github.relevista.tables.Role.Quantile;
import io.github.relevista.tables.Role.State;
import io.github.relevista.tables.RunKeys;
import io.github.relevista.tables.Table;
import io.github.relevista.tables.Totals;
import io.github.relevista.tables.WordCounts;
import io.github.relevista.tables.WordRelevance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SQL makes of parts, against what the statistics make of them in Java, value for value. */
class TableMergeTest {
  private static final long SEED = 47;
  private static final int PARTS = 300;
  private static final long ONE = FixedPoint.units(1);
  private static final List<String> SLICES = List.of("shop", "a `name`. of a column");

  private final Random random = new Random(SEED);

  @TempDir private Path folder;

  @Test
  void wordRelevance_mergesInSqlAsInJava() {
    assertMerge(WordRelevance.TABLE, this::relevance, RelevanceStatistic::merge);
  }

  @Test
  void methodWords_mergeInSqlAsInJava() {
    assertMerge(MethodWords.TABLE, this::relevance, RelevanceStatistic::merge);
  }

  @Test
  void wordCounts_mergeInSqlAsInJava() {
    assertMerge(
        WordCounts.TABLE,
        () -> {
          OccurrenceStatistic statistic = new OccurrenceStatistic();
          statistic.addReview(1 + random.nextInt(5));
          return statistic;
        },
        (some, other) -> {
          some.merge(other);
          return some;
        });
  }

  @Test
  void totals_mergeInSqlAsInJava_alsoWhereOnlySomeLeak() {
    assertMerge(
        Totals.TABLE,
        () -> {
          ReviewStatistic statistic = new ReviewStatistic();
          statistic.add(
              1 + random.nextInt(9),
              random.nextInt(9),
              random.nextInt(2),
              random.nextInt(3),
              units());
          if (random.nextBoolean()) {
            statistic.addUp(units(), units(), Math.abs(units()));
          }
          return statistic;
        },
        (some, other) -> {
          some.merge(other);
          return some;
        });
  }

  @Test
  void publishedParts_mergeAsTheWholeDoes() {
    List<Row> rows = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      rows.add(handedOn(WordRelevance.TABLE, relevance(), "class" + random.nextInt(2), "word"));
    }
    Dataset<Row> whole = merged(rows);
    Dataset<Row> days = merged(rows.subList(0, 100)).union(merged(rows.subList(100, PARTS)));
    List<String> keys = HandedOn.keys(WordRelevance.TABLE, SLICES);
    assertThat(TableMerge.merged(days, WordRelevance.TABLE, keys).collectAsList())
        .as("seed %d", SEED)
        .containsExactlyInAnyOrderElementsOf(whole.collectAsList());
  }

  private static Dataset<Row> merged(List<Row> rows) {
    return TableMerge.merged(
        parts(WordRelevance.TABLE, rows),
        WordRelevance.TABLE,
        HandedOn.keys(WordRelevance.TABLE, SLICES));
  }

  private long units() {
    return FixedPoint.units(
        (float) (random.nextInt(4) == 0 ? 1e6 : 1) * (float) random.nextGaussian());
  }

  private RelevanceStatistic relevance() {
    RelevanceTable table = new RelevanceTable(1);
    table.newRow();
    for (int review = random.nextInt(3); review >= 0; review--) {
      long[] units = {units(), units()};
      long[] shares = random.longs(2, -ONE, ONE + 1).toArray();
      table.add(0, 0, units, shares, 1 + random.nextInt(2));
    }
    return table.statistic(0, 0);
  }

  private <S> Row handedOn(Table<S> table, S statistic, String... keys) {
    List<String> slice = Arrays.asList(random.nextBoolean() ? null : "x", "y");
    return RowFactory.create(HandedOn.values(table, slice, statistic, keys));
  }

  private <S> void assertMerge(Table<S> table, Supplier<S> part, BinaryOperator<S> merge) {
    List<Row> rows = new ArrayList<>();
    Map<List<Object>, S> expected = new HashMap<>();
    for (int index = 0; index < PARTS; index++) {
      String[] keys = new String[table.keys().size()];
      for (int key = 0; key < keys.length; key++) {
        keys[key] = random.nextInt(3) == 0 ? null : "k" + random.nextInt(3);
      }
      S statistic = part.get();
      Row row = handedOn(table, statistic, keys);
      rows.add(row);
      List<Object> key = new ArrayList<>(Arrays.asList((Object[]) row.get(0)));
      key.addAll(Arrays.asList(keys));
      expected.merge(key, statistic, merge);
    }
    Dataset<Row> parts = parts(table, rows).repartition(3);
    Dataset<Row> merged = TableMerge.merged(parts, table, HandedOn.keys(table, SLICES));
    assertThat(merged.columns())
        .startsWith(RunKeys.MODEL_ID, RunKeys.SETTINGS_ID)
        .endsWith(table.names().toArray(String[]::new));
    List<Row> actual = merged.collectAsList();
    assertThat(actual).hasSameSizeAs(expected.keySet());
    for (Row row : actual) {
      List<Object> key = new ArrayList<>();
      SLICES.forEach(slice -> key.add(row.getAs(slice)));
      table.keys().forEach(column -> key.add(row.getAs(column.name())));
      assertThat(expected).as("seed %d", SEED).containsKey(key);
      for (Column<S> column : table.columns()) {
        if (!table.keys().contains(column)) {
          assertThat(read(row, column))
              .as("seed %d, %s of %s", SEED, column.name(), key)
              .isEqualTo(value(column, expected.get(key)));
        }
      }
    }
    assertThat(ranged(table, rows)).as("seed %d", SEED).containsExactlyInAnyOrderElementsOf(actual);
    Dataset<Row> dealtOut =
        new RangedMerge(40, 240).dealtOut(parts, table, HandedOn.keys(table, SLICES), PARTS);
    assertThat(dealtOut.collectAsList())
        .as("seed %d", SEED)
        .containsExactlyInAnyOrderElementsOf(actual);
  }

  private static Dataset<Row> parts(Table<?> table, List<Row> rows) {
    // Of this table as users have it; the others have some of its columns, and are interpreted.
    SparkSession spark =
        table == WordRelevance.TABLE ? LocalSpark.generatingCode() : LocalSpark.session();
    Dataset<Row> handedOn = spark.createDataFrame(rows, HandedOn.schema(table));
    return HandedOn.parts(handedOn, table, "m", "s", SLICES);
  }

  /** What is merged range by range, of decimals and of decimals in bytes. */
  private List<Row> ranged(Table<?> table, List<Row> rows) {
    Dataset<Row> decimals = parts(table, rows.subList(0, PARTS / 3));
    Dataset<Row> others = parts(table, rows.subList(PARTS / 3, PARTS));
    String file = folder.resolve("parts").toString();
    others.write().parquet(file);
    Dataset<Row> bytes =
        decimals.sparkSession().read().schema(Schemas.inBytes(others.schema())).parquet(file);
    List<String> keys = HandedOn.keys(table, SLICES);
    return new RangedMerge(40, 240)
        .merged(List.of(decimals, bytes), table, keys, PARTS)
        .collectAsList();
  }

  /** What SQL says of a column. */
  private static Object read(Row row, Column<?> column) {
    return column.type() == ColumnType.SKETCH
        ? SketchRows.sketch(row.getList(row.fieldIndex(column.name())))
        : row.getAs(column.name());
  }

  /** What Java reads of a statistic for a column. */
  private static <S> Object value(Column<S> column, S statistic) {
    if (column.role() instanceof State<S> state) {
      return state.reader().apply(statistic);
    }
    if (column.role() instanceof Quantile<S> quantile) {
      return quantile.reader().apply(statistic);
    }
    return column.role() instanceof Derived<S> derived ? derived.reader().apply(statistic) : null;
  }
}
