package io.github.relevista.spark.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.report.ExplainResult;
import io.github.relevista.runs.RunRecord;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.ExplainSettings;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.spark.input.InvalidInputException;
import io.github.relevista.spark.input.LakeSession;
import io.github.relevista.spark.job.JobSession;
import io.github.relevista.spark.job.PublishedRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs over the new rows of tables, against one run over all of them, every table. */
class NewRowsJobTest {
  private static final List<String> TABLES =
      List.of("word_relevance", "word_counts", "totals", "rejects", "predictions");

  private static SparkSession spark;

  @TempDir private static Path warehouse;

  @TempDir private Path folder;

  /** What keeps the table of a test, and how the input names it. */
  private enum Keeper {
    DELTA_FOLDER("delta", true),
    ICEBERG_NAME("iceberg", false);

    private final String format;
    private final boolean isFolder;

    Keeper(String format, boolean isFolder) {
      this.format = format;
      this.isFolder = isFolder;
    }
  }

  @BeforeAll
  static void openSession() {
    spark = LakeSession.open(warehouse);
    spark.sql("create database nights location '%s'".formatted(warehouse.resolve("nights")));
  }

  @AfterAll
  static void endSession() {
    spark.stop();
  }

  @ParameterizedTest
  @EnumSource(names = {"DELTA_FOLDER", "ICEBERG_NAME"})
  void nightsOfAppends_endAsOneRunOverEverything_eachRowOnce(Keeper keeper) throws Exception {
    Night table = new Night(keeper, "appends");
    table.create();
    assertThat(explain(table)).isEmpty();
    table.append("('a', 'a good film', '2026-02-01')", "('b', 'a bad film', '2026-02-01')");
    table.append("('c', cast(null as string), '2026-02-02')");
    assertThat(explain(table)).extracting(ExplainResult::rows).containsExactly(3L);
    assertThat(explain(table)).isEmpty();

    table.append("('d', 'not good', '2026-02-02')", "('e', 'a good film', '2026-02-01')");
    assertThat(description(table)).hasSize(1);
    assertThat(explain(table)).extracting(ExplainResult::rows).containsExactly(2L);

    // Files are compacted, and no row is another.
    table.compact();
    assertThat(description(table).get(0)).startsWith("no new rows in table ");
    assertThat(explain(table)).isEmpty();
    table.append("('f', 'fine', '2026-02-03')");
    assertThat(explain(table)).extracting(ExplainResult::rows).containsExactly(1L);

    assertEqualsOneRun(table, "2026-01-31");
    RunRecord record = record("2026-01-31");
    assertThat(record.rows()).isEqualTo(6);
    assertThat(record.snapshots()).hasSize(3);
    assertThat(record.snapshots().get(2).from()).isEmpty();
    assertThat(record.snapshots().get(1).from()).contains(record.snapshots().get(2).to());
  }

  @Test
  void rowsByDate_areFiledEachOnce_alsoAfterARunThatDied() throws Exception {
    Night table = new Night(Keeper.ICEBERG_NAME, "by_row");
    table.create();
    table.append("('a', 'a good film', '2026-02-01')", "('b', 'a bad film', '2026-02-02')");
    table.append("('c', 'not good', '2026-02-02')", "('d', 'no date', 'soon')");
    List<String> byRow = List.of("date_from", "column", "date_column", "day");
    assertThat(explain(table, byRow)).extracting(ExplainResult::rows).containsExactly(1L, 1L, 2L);
    assertThat(explain(table, byRow)).isEmpty();

    // A run that died behind its first date, while more rows came: the record of one is gone.
    delete(folder.resolve("out/_run/run_date=2026-02-02"));
    delete(folder.resolve("out/word_relevance/run_date=2026-02-02"));
    table.append("('e', 'fine', '2026-02-02')", "('f', 'bad', '2026-02-01')");
    assertThat(explain(table, byRow)).extracting(ExplainResult::rows).containsExactly(1L, 3L);
    assertThat(explain(table, byRow)).isEmpty();
    for (String date : List.of("2026-01-31", "2026-02-01", "2026-02-02")) {
      assertEqualsOneRun(
          table, date, date.equals("2026-01-31") ? "day = 'soon'" : "day = '" + date + "'");
    }
    assertThatThrownBy(() -> explain(table))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("which date_from run would file otherwise");
  }

  @Test
  void changeThatIsNoAppend_isRefused_andNothingIsPublished() throws Exception {
    Night table = new Night(Keeper.DELTA_FOLDER, "change");
    table.create();
    table.append("('a', 'a good film', '2026-02-01')", "('b', 'a bad film', '2026-02-01')");
    explain(table);
    spark.sql("delete from %s where id = 'a'".formatted(table.sqlName()));
    String before = Files.readString(recordFile("2026-01-31"));
    assertThatThrownBy(() -> explain(table))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("is no append (delete)");
    assertThat(recordFile("2026-01-31")).hasContent(before);

    table.drop();
    table.create();
    table.append("('a', 'a good film', '2026-02-01')");
    assertThatThrownBy(() -> explain(table))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("was made anew, went back, or forgot that snapshot")
        .message()
        .hasLineCount(1);
  }

  @Test
  void whatMakesNoSenseOfSnapshots_isRefused() throws Exception {
    Night table = new Night(Keeper.DELTA_FOLDER, "refused");
    table.create();
    assertThatThrownBy(() -> explain(table, List.of("settle", "10m")))
        .hasMessageStartingWith("settle waits for files");
    assertThatThrownBy(() -> explain(table, List.of("date_from", "path")))
        .hasMessageStartingWith("date_from is path, but");
    spark.sql("create or replace temp view seen as select 'good' as text");
    assertThatThrownBy(() -> explain(configuration().with("table", "seen")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("and seen is a view");
    TestRun.over(spark, folder.resolve("out"), table.path().toString())
        .with("format", "delta")
        .with("allow_empty", "true")
        .run();
    assertThatThrownBy(() -> explain(table))
        .hasMessageContaining("which a run without new_only read");
  }

  @Test
  void tableOfFiles_goesByItsFiles() throws Exception {
    spark.sql(
        "create table nights.files (id string, text string, day string) using parquet partitioned"
            + " by (day)");
    String insert = "insert into nights.files values ";
    spark.sql(insert + "('a', 'a good film', '2026-02-01'), ('b', 'a bad film', '2026-02-02')");
    Configuration byPath = configuration().with("table", "nights.files").with("date_from", "path");
    assertThat(explain(byPath)).extracting(ExplainResult::rows).containsExactly(1L, 1L);
    assertThat(explain(byPath)).isEmpty();
    spark.sql(insert + "('c', 'not good', '2026-02-02'), ('d', 'gone', '2026-02-03')");
    assertThat(explain(byPath.with("where", "text <> 'other'")))
        .extracting(ExplainResult::rows)
        .containsExactly(1L, 1L);
    assertThat(record("2026-02-02").files()).hasSize(2);
    assertThat(record("2026-02-02").rows()).isEqualTo(2);

    // An old partition may go; what is written over may not.
    spark.sql("alter table nights.files drop partition (day = '2026-02-01')");
    assertThat(explain(byPath)).isEmpty();
    spark.sql(
        "insert overwrite nights.files partition (day = '2026-02-02') values ('e', 'a film')");
    assertThatThrownBy(() -> explain(byPath))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("table nights.files was rewritten: ")
        .message()
        .hasLineCount(1);
  }

  /** A table that a test appends to. */
  private final class Night {
    private final Keeper keeper;
    private final String name;

    Night(Keeper keeper, String name) {
      this.keeper = keeper;
      this.name = keeper.format + "_" + name;
    }

    String sqlName() {
      if (keeper.format.equals("iceberg")) {
        return "lake.nights." + name;
      }
      return "delta.`" + path() + "`";
    }

    Path path() {
      return folder.resolve(name);
    }

    void create() {
      spark.sql(
          "create table %s (id string, text string, day string) using %s %s"
              .formatted(
                  sqlName(),
                  keeper.format,
                  keeper.format.equals("delta")
                      ? "tblproperties (delta.enableChangeDataFeed = true)"
                      : ""));
    }

    void drop() throws Exception {
      delete(path());
    }

    void append(String... rows) {
      spark.sql("insert into " + sqlName() + " values " + String.join(", ", rows));
    }

    void compact() {
      if (keeper.format.equals("delta")) {
        spark.sql("optimize " + sqlName());
      } else {
        spark.sql(
            "call lake.system.rewrite_data_files(table => 'nights.%s', options => map('rewrite-all', 'true'))"
                .formatted(name));
      }
    }

    Configuration input() {
      return keeper.isFolder
          ? configuration().with("input", List.of(path().toString())).with("format", keeper.format)
          : configuration().with("table", sqlName());
    }
  }

  private void assertEqualsOneRun(Night table, String date) throws Exception {
    assertEqualsOneRun(table, date, "true");
  }

  private void assertEqualsOneRun(Night table, String date, String where) throws Exception {
    Configuration whole =
        table.input().with("output", path("whole")).with("run_date", date).with("where", where);
    try (ExplainJob job =
        ExplainJob.prepare(
            JobSession.within(spark, line -> {}),
            ExplainSettings.of(whole.with("new_only", "false")))) {
      job.run();
    }
    for (String name : TABLES) {
      assertThat(rows("out", name, date))
          .as("%s of %s", name, date)
          .isEqualTo(rows("whole", name, date));
    }
  }

  private Configuration configuration() {
    return Configuration.empty()
        .with("model", "sample-data/model")
        .with("output", path("out"))
        .with("run_date", "2026-01-31")
        .with("id_column", "id")
        .with("predictions", "true")
        .with("new_only", "true")
        .with("max_reject_rate", 1)
        .with("unit", "review")
        .with("epsilon", 0.001);
  }

  private List<ExplainResult> explain(Night table) throws Exception {
    return explain(table, List.of());
  }

  private List<ExplainResult> explain(Night table, List<String> options) throws Exception {
    Configuration configuration = table.input();
    for (int option = 0; option < options.size(); option += 2) {
      configuration = configuration.with(options.get(option), options.get(option + 1));
    }
    return explain(configuration);
  }

  private static List<ExplainResult> explain(Configuration configuration) throws Exception {
    try (NewFilesJob job = prepared(configuration)) {
      return job.run();
    }
  }

  private List<String> description(Night table) throws Exception {
    try (NewFilesJob job = prepared(table.input())) {
      return job.description();
    }
  }

  private static NewFilesJob prepared(Configuration configuration) throws Exception {
    return NewFilesJob.prepare(
        JobSession.within(spark, line -> {}), ExplainSettings.of(configuration));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private Path recordFile(String date) {
    return folder.resolve("out/_run/run_date=" + date + "/run.json");
  }

  private RunRecord record(String date) throws Exception {
    return RunRecord.parse(Files.readString(recordFile(date))).orElseThrow();
  }

  private List<String> rows(String output, String table, String date) throws Exception {
    return PublishedRows.ofDate(folder.resolve(output), table, date);
  }

  private static void delete(Path path) throws Exception {
    org.apache.hadoop.fs.FileUtil.fullyDelete(path.toFile());
  }
}
