package io.github.relevista.spark.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.intake.RowFormat;
import io.github.relevista.runs.Period;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.TablePlace;
import io.github.relevista.spark.input.LakeSession;
import io.github.relevista.spark.publish.Publication;
import io.github.relevista.spark.publish.PublishException;
import io.github.relevista.spark.publish.PublishedOutput;
import io.github.relevista.spark.publish.RunScope;
import io.github.relevista.spark.publish.TableStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Results in tables that Delta and Iceberg keep, the real ones. */
class LakeTablesTest {
  private static final LocalDate DATE = LocalDate.of(2026, 1, 31);
  private static final LocalDate OTHER_DATE = LocalDate.of(2026, 1, 30);
  private static final String MODEL = "0123456789abcdef";
  private static final String SETTINGS = "fedcba9876543210";
  private static final String OTHER_SETTINGS = "1111111111111111";

  private static SparkSession spark;

  @TempDir private static Path warehouse;

  @TempDir private Path output;

  @BeforeAll
  static void openSession() {
    spark = LakeSession.open(warehouse);
  }

  @AfterAll
  static void endSession() {
    spark.stop();
  }

  @ParameterizedTest
  @EnumSource(names = {"DELTA", "ICEBERG"})
  void run_replacesItsResult_orThoseOfItsDays_inEveryTable_alsoByNothing_andNoOther(
      RowFormat format) throws Exception {
    LakeTables tables = tables(format);
    publish(tables, DATE, SETTINGS, Map.of("totals", List.of("a", "b"), "rejects", List.of("r")));
    publish(tables, DATE, OTHER_SETTINGS, Map.of("totals", List.of("other settings")));
    publish(
        tables,
        OTHER_DATE,
        SETTINGS,
        Map.of("totals", List.of("other date"), "rejects", List.of("of other date")));

    publish(tables, DATE, SETTINGS, Map.of("totals", List.of("c")));
    assertThat(values(tables, "totals")).containsExactly("c", "other date", "other settings");
    assertThat(values(tables, "rejects")).containsExactly("of other date");

    RunScope month = RunScope.over(new Period(LocalDate.of(2026, 1, 1), DATE));
    try (Publication run = opened().with(tables).begin(DATE, MODEL, SETTINGS, month)) {
      rows(SETTINGS, List.of("sum")).write().parquet(run.staged("totals").toString());
      run.commit("{}".getBytes(UTF_8));
    }
    assertThat(values(tables, "totals")).containsExactly("other settings", "sum");
    assertThat(values(tables, "rejects")).isEmpty();
    assertThat(opened().records()).hasSize(2);

    publish(tables, DATE, SETTINGS, Map.of("totals", List.of()));
    assertThat(values(tables, "totals")).containsExactly("other settings");
    assertThat(tables.names()).containsExactly("rejects", "totals");
  }

  @ParameterizedTest
  @EnumSource(names = {"DELTA", "ICEBERG"})
  void runThatDiesAtATable_isTold_andCompletedByTheNext(RowFormat format) throws Exception {
    LakeTables tables = tables(format);
    List<String> former = List.of("old");
    publish(tables, DATE, SETTINGS, Map.of("totals", former, "word_counts", former));
    for (int changes = 0; changes <= 1; changes++) {
      List<String> fresh = List.of("new " + changes, "more");
      TableStore dying = new DyingTables(tables, changes);
      assertThatThrownBy(
              () -> publish(dying, DATE, SETTINGS, Map.of("totals", fresh, "word_counts", fresh)))
          .isInstanceOf(PublishException.class)
          .hasMessageStartingWith("committed, but the next run has to finish publishing to ");
      assertThat(values(tables, "word_counts")).isEqualTo(sorted(former));
      assertThat(opened().unfinished()).containsExactly("2026-01-31 01234567-fedcba98");
      // Without Spark nobody can; what is told is what to do.
      assertThatThrownBy(() -> opened().recover())
          .hasMessageContaining("run explain or merge for this output again");

      assertThat(opened().with(tables).recover()).hasSize(1);

      assertThat(values(tables, "totals")).isEqualTo(sorted(fresh));
      assertThat(values(tables, "word_counts")).isEqualTo(sorted(fresh));
      assertThat(opened().unfinished()).isEmpty();
      former = fresh;
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DELTA", "ICEBERG"})
  void tableOfOtherColumns_isRefused_beforeAnythingIsPublished(RowFormat format) throws Exception {
    LakeTables tables = tables(format);
    publish(tables, DATE, SETTINGS, Map.of("totals", List.of("old"), "rejects", List.of("old")));

    PublishedOutput output = opened().with(tables);
    try (Publication run = output.begin(DATE, MODEL, SETTINGS)) {
      rows(SETTINGS, List.of("new")).write().parquet(run.staged("rejects").toString());
      rows(SETTINGS, List.of("new"))
          .withColumnRenamed("value", "other")
          .write()
          .parquet(run.staged("totals").toString());
      assertThatThrownBy(() -> run.commit("{}".getBytes(UTF_8)))
          .isInstanceOf(PublishException.class)
          .hasMessageStartingWith("nothing was published to ")
          .hasMessageContaining("has other columns: it lacks [other string] and has [value string]")
          .message()
          .hasLineCount(1);
    }
    assertThat(values(tables, "rejects")).containsExactly("old");
    assertThat(opened().unfinished()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"DELTA", "ICEBERG"})
  void tablesOfAnotherOutput_areRefused_andKeepTheirRows(RowFormat format) throws Exception {
    TablePlace shared = sharedPlace(format);
    Path others = output.resolve("other's");
    LakeTables late = LakeTables.of(spark, shared, others.toString());
    late.requireNamespace();
    LakeTables tables = LakeTables.of(spark, shared, output.toString());
    publish(tables, DATE, SETTINGS, Map.of("totals", List.of("a")));

    // Opened before the tables were there, and after.
    assertThatThrownBy(
            () -> publish(others, late, DATE, SETTINGS, Map.of("totals", List.of("other"))))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("belongs to output file:" + output)
        .message()
        .hasLineCount(1);
    assertThatThrownBy(late::requireNamespace)
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining(
            "table totals (%s) belongs to output file:%s".formatted(shared, output))
        .message()
        .hasLineCount(1);
    assertThat(values(tables, "totals")).containsExactly("a");

    tables.requireNamespace();
    publish(tables, DATE, SETTINGS, Map.of("totals", List.of("b")));
    assertThat(values(tables, "totals")).containsExactly("b");
  }

  @ParameterizedTest
  @EnumSource(names = {"DELTA", "ICEBERG"})
  void tablesOfNobody_belongToTheOutputThatWritesThemFirst(RowFormat format) throws Exception {
    TablePlace shared = sharedPlace(format);
    Path others = output.resolve("other's");
    LakeTables tables = LakeTables.of(spark, shared, others.toString());
    publish(others, tables, DATE, SETTINGS, Map.of("totals", List.of("a")));
    spark.sql(
        "ALTER TABLE %s.totals UNSET TBLPROPERTIES ('relevista.output')"
            .formatted(shared.namespace().orElseThrow()));

    LakeTables next = LakeTables.of(spark, shared, output.toString());
    next.requireNamespace();
    publish(next, OTHER_DATE, SETTINGS, Map.of("totals", List.of("b")));

    assertThat(values(next, "totals")).containsExactly("a", "b");
    assertThatThrownBy(tables::requireNamespace).hasMessageContaining("belongs to output file:");
  }

  @Test
  void catalogThatIsNotThere_isToldInOneLine() {
    TablePlace nowhere = new TablePlace(RowFormat.ICEBERG, Optional.of("nowhere.reviews"));
    assertThatThrownBy(() -> LakeTables.of(spark, nowhere, output.toString()))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("table_namespace nowhere.reviews begins with a catalog that Spark")
        .message()
        .hasLineCount(1);
  }

  @Test
  void place_isRememberedByTheOutput() throws Exception {
    LakeTables tables = tables(RowFormat.ICEBERG);
    assertThat(LakeTables.remembered(spark, output.toString())).isEmpty();
    publish(tables, DATE, SETTINGS, Map.of("totals", List.of("a")));

    assertThat(RememberedPlace.read("out", opened().tablePlace().orElseThrow()))
        .isEqualTo(place(RowFormat.ICEBERG));
    LakeTables again = LakeTables.remembered(spark, output.toString()).orElseThrow();
    assertThat(values(again, "totals")).containsExactly("a");
  }

  /** Tables of a process that dies after so many changes. */
  private static final class DyingTables implements TableStore {
    private final TableStore tables;
    private int changesLeft;

    DyingTables(TableStore tables, int changes) {
      this.tables = tables;
      this.changesLeft = changes;
    }

    @Override
    public String place() {
      return tables.place();
    }

    @Override
    public Set<String> names() throws IOException {
      return tables.names();
    }

    @Override
    public void prepare(String table, List<String> staged) throws IOException {
      tables.prepare(table, staged);
    }

    @Override
    public void replace(
        String table, LocalDate date, Set<LocalDate> others, String key, List<String> staged)
        throws IOException {
      changesLeft--;
      if (changesLeft < 0) {
        throw new IOException("killed");
      }
      tables.replace(table, date, others, key, staged);
    }
  }

  private TablePlace place(RowFormat format) {
    return format == RowFormat.ICEBERG
        ? sharedPlace(format)
        : new TablePlace(format, Optional.empty());
  }

  /** Names in a catalog. */
  private TablePlace sharedPlace(RowFormat format) {
    String name = output.getFileName().toString().replace('-', '_');
    if (format == RowFormat.ICEBERG) {
      return new TablePlace(format, Optional.of("lake." + name));
    }
    spark.sql(
        "CREATE DATABASE IF NOT EXISTS %s LOCATION '%s'".formatted(name, warehouse.resolve(name)));
    return new TablePlace(format, Optional.of(name));
  }

  private LakeTables tables(RowFormat format) throws IOException {
    return LakeTables.of(spark, place(format), output.toString());
  }

  private PublishedOutput opened() {
    return opened(output);
  }

  private static PublishedOutput opened(Path folder) {
    return PublishedOutput.at(
        new org.apache.hadoop.fs.Path(folder.toUri()), spark.sparkContext().hadoopConfiguration());
  }

  private void publish(
      TableStore store, LocalDate date, String settings, Map<String, List<String>> tables) {
    publish(output, store, date, settings, tables);
  }

  private static void publish(
      Path folder,
      TableStore store,
      LocalDate date,
      String settings,
      Map<String, List<String>> tables) {
    try (Publication run = opened(folder).with(store).begin(date, MODEL, settings)) {
      for (Map.Entry<String, List<String>> table : new TreeMap<>(tables).entrySet()) {
        rows(settings, table.getValue()).write().parquet(run.staged(table.getKey()).toString());
      }
      run.commit("{}".getBytes(UTF_8));
    }
  }

  private static Dataset<Row> rows(String settings, List<String> values) {
    return spark
        .createDataset(values, org.apache.spark.sql.Encoders.STRING())
        .selectExpr("'" + MODEL + "' as model_id", "'" + settings + "' as settings_id", "value")
        .coalesce(1);
  }

  private static List<String> sorted(List<String> values) {
    return values.stream().sorted().toList();
  }

  private static List<String> values(LakeTables tables, String table) throws IOException {
    return tables.rows(table).orElseThrow().select("value").collectAsList().stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }
}
