package io.github.relevista.spark.input;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.github.relevista.intake.Content;
import io.github.relevista.intake.Intake;
import io.github.relevista.intake.Reject;
import io.github.relevista.intake.Review;
import io.github.relevista.intake.RowFormat;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.ExplainSettings;
import io.github.relevista.spark.job.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of tables: files of columns, tables by name, and columns in the names of folders. */
class TableInputTest {
  private static final Path CASES = Path.of("src/test/resources/cases");

  @TempDir private Path folder;
  private SparkSession spark;

  @BeforeEach
  void openSpark() {
    spark = LocalSpark.session();
  }

  @Test
  void columnInTheNameOfAFolder_isSliceIdAndLabel() throws Exception {
    Path data = CASES.resolve("18-partition-columns/data");

    assertThat(read(data, Map.of("slice_by", List.of("category", "stars"))))
        .allMatch(row -> row.contains("[book, ") || row.contains("[film, "))
        .anyMatch(row -> row.contains("[film, "))
        .anyMatch(row -> row.contains("[book, "));
    assertThat(read(data, Map.of("label_column", "category", "id_column", "category")))
        .allMatch(row -> row.contains("film label film") || row.contains("book label book"));
  }

  @Test
  void columnInTheNameOfAFolder_servesLinesToo() throws Exception {
    write("lines/category=a%2Fb/x.csv", "text,stars\ngood,5\n");
    write("lines/category=__HIVE_DEFAULT_PARTITION__/x.csv", "stars,text\n1,bad\n");
    write("texts/category=film/x.txt", "fine\n");

    Map<String, Object> byCategory =
        Map.of("slice_by", List.of("category"), "label_column", "stars");
    assertThat(read(folder.resolve("lines"), byCategory))
        .containsExactly("null label 1 [null]: bad", "null label 5 [a/b]: good");
    assertThat(read(folder.resolve("texts"), Map.of("slice_by", List.of("category"))))
        .containsExactly("null label null [film]: fine");
  }

  @Test
  void timesInNanoseconds_textsAsBytes_andNamesThatDifferByCase_areNoHindrance() throws Exception {
    assertThat(read(CASES.resolve("19-parquet-nanoseconds/a.parquet"), Map.of())).isNotEmpty();
    assertThat(read(CASES.resolve("20-parquet-binary-text/a.parquet"), Map.of()))
        .isNotEmpty()
        .noneMatch(row -> row.startsWith("rejected"));
    Path byCase = CASES.resolve("27-columns-differ-by-case/a.parquet");
    List<String> lower = read(byCase, Map.of());
    List<String> upper = read(byCase, Map.of("text_column", "Text"));
    assertThat(lower).isNotEmpty().isNotEqualTo(upper);
  }

  @Test
  void typesThatClashBetweenFiles_areReadEachByItsOwn() throws Exception {
    assertThat(
            read(CASES.resolve("35-damaged-or-cut-short/mixed"), Map.of("label_column", "stars")))
        .isNotEmpty()
        .noneMatch(row -> row.contains("label null"));
  }

  @Test
  void missingCodec_andStaleChecksum_areTold() {
    assertThatThrownBy(() -> read(CASES.resolve("35-damaged-or-cut-short/brotli"), Map.of()))
        .hasStackTraceContaining("Brotli");
    assertThatThrownBy(() -> read(CASES.resolve("35-damaged-or-cut-short/crc"), Map.of()))
        .isInstanceOf(UnreadableInputException.class)
        .hasMessageContaining("its content does not fit its checksum file")
        .hasMessageContaining("/.a.jsonl.crc; delete that one");
  }

  @Test
  void columnThatSomeFilesLack_isNullThere_andOneThatAllLackIsRefused() throws Exception {
    table("good", "5").write().parquet(path("some/a"));
    table("bad", "1").drop("stars").write().parquet(path("some/b"));

    assertThat(read(folder.resolve("some"), Map.of("label_column", "stars")))
        .containsExactly("null label 5 []: good", "null label null []: bad");
    assertThatThrownBy(() -> read(folder.resolve("some"), Map.of("label_column", "rating")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("there is no column 'rating'; the columns are stars, text (");
  }

  @Test
  void textThatOneFileLacks_isRefused_withItsName() throws Exception {
    table("good", "5").write().parquet(path("some/a"));
    table("bad", "1").withColumnRenamed("text", "body").write().parquet(path("some/b"));
    table("bad", "1").withColumn("text", expr("7")).write().parquet(path("types/a"));

    assertThatThrownBy(() -> read(folder.resolve("some"), Map.of()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageMatching("there is no column 'text'; the columns are body, stars .*/some/b/.*");
    assertThatThrownBy(() -> read(folder.resolve("types"), Map.of()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageMatching(
            "the column 'text' is of type int and cannot be a column of texts .*/types/a/.*");
  }

  @Test
  void orc_isReadAsParquetIs() throws Exception {
    table("good", "5").union(table("bad", "1")).write().orc(path("a"));

    assertThat(read(folder.resolve("a"), Map.of("label_column", "stars")))
        .containsExactly("null label 1 []: bad", "null label 5 []: good");
  }

  /** Spark's own listing passes over such names, and takes brackets and stars for patterns. */
  @ParameterizedTest
  @ValueSource(strings = {"parquet", "orc", "avro"})
  void aTableThatIsNamed_isRead_whateverItsName(String format) throws Exception {
    table("good", "5").coalesce(1).write().format(format).save(path("whole"));
    Path written = onlyFile(folder.resolve("whole"), format);
    for (String name : List.of("_a", ".b", "[c]*", "d e?", "_f=g:h")) {
      Path named = Files.copy(written, folder.resolve(name + "." + format));
      assertThat(read(named, Map.of("label_column", "stars")))
          .containsExactly("null label 5 []: good");
    }
  }

  private static Path onlyFile(Path written, String format) throws IOException {
    try (Stream<Path> files = Files.list(written)) {
      return files
          .filter(file -> file.toString().endsWith("." + format))
          .reduce((one, other) -> fail("%s and %s", one, other))
          .orElseThrow();
    }
  }

  @Test
  void avro_isReadAsParquetIs_whereItsPackageIsThere() throws Exception {
    table("good", "5").union(table("bad", "1")).write().format("avro").save(path("a"));

    assertThat(read(folder.resolve("a"), Map.of("label_column", "stars")))
        .containsExactly("null label 1 []: bad", "null label 5 []: good");
  }

  @Test
  void formatThatSparkDoesNotComeWith_isRefused_withThePackageToAdd() {
    Exception missing = faultOf(() -> spark.read().format("no-such-format").load(path("table")));

    for (RowFormat format : List.of(RowFormat.AVRO, RowFormat.DELTA, RowFormat.ICEBERG)) {
      assertThat(FormatPackages.refused("table t", format, missing))
          .hasMessageStartingWith("table t is of format " + format.wireName() + ", which this")
          .hasMessageContaining("--spark --packages ");
    }
  }

  private static Exception faultOf(Runnable reading) {
    try {
      reading.run();
    } catch (Exception e) {
      // Scala's methods throw what they do not declare.
      return e;
    }
    throw new AssertionError("there is a reader of this format");
  }

  @Test
  void columnsWithinColumns_areNamedByDots_andAColumnOfTheVeryNameWins() throws Exception {
    Dataset<Row> nested =
        spark
            .sql(
                "select named_struct('text', 'good', 'by', named_struct('id', 7)) as review, 5 as"
                    + " `a.b`")
            .repartition(1);
    nested.write().parquet(path("parquet"));
    nested.write().orc(path("orc"));
    nested.createOrReplaceTempView("nested_reviews_of_test");
    Map<String, Object> columns =
        Map.of("text_column", "review.text", "id_column", "review.by.id", "label_column", "a.b");
    Map<String, Object> ofView = new TreeMap<>(columns);
    ofView.put("table", "nested_reviews_of_test");

    assertThat(read(folder.resolve("parquet"), columns)).containsExactly("7 label 5 []: good");
    assertThat(read(folder.resolve("orc"), columns)).containsExactly("7 label 5 []: good");
    assertThat(read(ofView)).containsExactly("7 label 5 []: good");
    assertThatThrownBy(() -> read(folder.resolve("parquet"), Map.of("text_column", "review.body")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("there is no column 'review.body'; the columns are ");
    assertThatThrownBy(() -> read(folder.resolve("parquet"), Map.of("text_column", "review")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("the column 'review' is of type struct<");
  }

  @Test
  void limit_readsTheFirstRowsOfTheFirstFiles() throws Exception {
    spark
        .range(0, 5, 1, 1)
        .select(col("id").cast("string").as("text"))
        .write()
        .parquet(path("l/a"));
    spark.range(5, 9, 1, 1).select(col("id").cast("string").as("text")).write().orc(path("o/b"));

    assertThat(read(folder.resolve("l"), Map.of("limit", 3)))
        .containsExactly("null label null []: 0", "null label null []: 1", "null label null []: 2");
    assertThat(read(folder.resolve("o"), Map.of("limit", 1)))
        .containsExactly("null label null []: 5");
  }

  @Test
  void view_isReadByItsName_whereItsConditionHolds() throws Exception {
    table("good", "5").union(table("bad", "1")).createOrReplaceTempView("reviews_of_test");

    assertThat(read(Map.of("table", "reviews_of_test", "label_column", "stars")))
        .containsExactly("null label 1 []: bad", "null label 5 []: good");
    assertThat(read(Map.of("table", "reviews_of_test", "where", "stars > 3")))
        .containsExactly("null label null []: good");
  }

  @Test
  void tableOrConditionThatIsNone_isRefusedInOneLine() {
    table("good", "5").createOrReplaceTempView("reviews_of_test");

    assertThatThrownBy(() -> read(Map.of("table", "nowhere.reviews")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("there is no table nowhere.reviews; mend table,");
    assertThatThrownBy(() -> read(Map.of("table", "reviews_of_test", "where", "rating > 3")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("cannot read table reviews_of_test where rating > 3: ")
        .message()
        .hasLineCount(1);
    assertThatThrownBy(() -> read(Map.of("table", "reviews_of_test", "text_column", "body")))
        .hasMessage(
            "there is no column 'body'; the columns are text, stars (table reviews_of_test)");
  }

  private Dataset<Row> table(String text, String stars) {
    return spark.sql("select '%s' as text, %s as stars".formatted(text, stars)).repartition(1);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private void write(String name, String content) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), content);
  }

  private List<String> read(Path input, Map<String, Object> settings) throws Exception {
    Map<String, Object> all = new TreeMap<>(settings);
    all.put("input", List.of(input.toString()));
    return read(all);
  }

  /** The reviews and rejects, once it is certain that rows are counted as they are read. */
  private List<String> read(Map<String, Object> settings) throws Exception {
    Configuration configuration =
        Configuration.empty().with("model", "sample-data/model").with("output", "out");
    for (Map.Entry<String, Object> setting : settings.entrySet()) {
      configuration = configuration.with(setting.getKey(), setting.getValue());
    }
    Corpus corpus = Corpus.open(spark, ExplainSettings.of(configuration).input());
    RowReader.Session session = corpus.reader().open();
    List<String> read = new ArrayList<>();
    Map<String, Long> rows = new TreeMap<>();
    for (Row row : corpus.rows().collectAsList()) {
      rows.merge(FileNames.plain(row.getString(0)), 1L, Long::sum);
      read.add(told(session.read(row)));
    }
    Map<String, Long> counted = new TreeMap<>();
    corpus.count().forEach((file, count) -> counted.merge(FileNames.plain(file), count, Long::sum));
    counted.values().removeIf(count -> count == 0);
    assertThat(rows).isEqualTo(counted);
    read.sort(null);
    return read;
  }

  private static String told(Intake intake) {
    if (intake instanceof Reject reject) {
      return "rejected: " + reject.detail();
    }
    Review review = (Review) intake;
    return "%s label %s %s: %s"
        .formatted(
            review.id(), review.label(), review.slices(), ((Content.Text) review.content()).text());
  }
}
