package io.github.relevista.spark.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.intake.RowFormat;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.ExplainSettings;
import io.github.relevista.settings.InputSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that Delta and Iceberg keep in folders, written and read by the real ones. */
class LakeFormatsTest {
  private static SparkSession spark;

  @TempDir private Path folder;

  @BeforeAll
  static void openSessionWithBothFormats(@TempDir Path warehouse) {
    spark = LakeSession.open(warehouse);
  }

  @AfterAll
  static void endSession() {
    spark.stop();
  }

  @Test
  void delta_isReadWithoutItsDeletedRows() throws Exception {
    spark
        .sql("select 'text ' || id as text, id as stars from range(0, 5, 1, 1)")
        .write()
        .format("delta")
        .option("delta.enableDeletionVectors", "true")
        .save(path("reviews"));
    spark.sql("delete from delta.`%s` where stars in (1, 2)".formatted(path("reviews")));

    assertThat(read("delta", "reviews", "text is not null"))
        .containsExactly("text 0", "text 3", "text 4");
    assertThat(read("delta", "reviews", "stars > 3")).containsExactly("text 4");
  }

  @Test
  void delta_isRefused_whereDeletedRowsWouldBeRead() {
    assertThatThrownBy(() -> LakeFormats.requireExtension("", RowFormat.DELTA, "table t"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("would read rows that were deleted from it")
        .hasMessageEndingWith("spark.sql.extensions=io.delta.sql.DeltaSparkSessionExtension");
    LakeFormats.requireExtension("", RowFormat.ICEBERG, "table t");
  }

  @Test
  void iceberg_isReadAsItsLastSnapshotHasIt() throws Exception {
    spark.conf().set("spark.sql.catalog.other", "org.apache.iceberg.spark.SparkCatalog");
    spark.conf().set("spark.sql.catalog.other.type", "hadoop");
    spark.conf().set("spark.sql.catalog.other.warehouse", folder.toString());
    spark.sql("create table other.db.reviews (text string, stars int) using iceberg");
    spark.sql("insert into other.db.reviews values ('bad', 1)");
    spark.sql("insert overwrite other.db.reviews values ('good', 5), ('fine', 4)");

    assertThat(read("iceberg", "db/reviews", "text is not null")).containsExactly("fine", "good");
  }

  @Test
  void folderThatHoldsNoTable_isRefusedInOneLine() throws Exception {
    Files.createDirectories(folder.resolve("empty"));

    for (String format : List.of("delta", "iceberg")) {
      for (String name : List.of("empty", "nowhere")) {
        assertThatThrownBy(() -> read(format, name, "text is not null"))
            .isInstanceOf(InvalidInputException.class)
            .hasMessageContaining(path(name))
            .message()
            .hasLineCount(1);
      }
    }
  }

  @Test
  void whatSomebodyHasSet_isKept() {
    SparkConf conf = new SparkConf(false).set("spark.sql.extensions", "org.example.Rules");
    LakeFormats.switchOn(conf);

    assertThat(conf.get("spark.sql.extensions"))
        .isEqualTo("org.example.Rules,io.delta.sql.DeltaSparkSessionExtension");
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  /** The texts of a table, once it is certain that rows are counted as they are read. */
  private List<String> read(String format, String name, String where) throws Exception {
    InputSettings settings =
        ExplainSettings.of(
                Configuration.empty()
                    .with("model", "sample-data/model")
                    .with("output", "out")
                    .with("input", List.of(path(name)))
                    .with("format", format)
                    .with("where", where))
            .input();
    Corpus corpus = Corpus.open(spark, settings);
    List<Row> rows = corpus.rows().collectAsList();
    assertThat(corpus.count().values()).containsExactly((long) rows.size());
    return rows.stream()
        .map(row -> new String((byte[]) row.get(1), StandardCharsets.UTF_8))
        .sorted()
        .toList();
  }
}
