package io.github.relevista.spark.input;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.split;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.report.ExplainResult;
import io.github.relevista.spark.explain.TestRun;
import io.github.relevista.spark.job.LocalSpark;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same four reviews in every format give the same words with the same relevance. */
class InputFormatsTest {
  /** Already cut into tokens by one space, so that raw texts and tokens agree. */
  private static final List<String> TEXTS =
      List.of("a good film , really", "bad , bad story", "not good", "zzyzx is fine");

  private static final SparkSession SPARK = LocalSpark.session();

  private static List<String> expected;

  @TempDir private Path folder;

  @BeforeAll
  static void explainPlainLines(@TempDir Path plain) throws Exception {
    Path lines = Files.writeString(plain.resolve("reviews.txt"), String.join("\n", TEXTS));
    expected = words(plain.resolve("out"), lines, Map.of());
    assertThat(expected).hasSizeGreaterThan(50);
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  /** The rows of word_relevance that a run over a file gives. */
  private List<String> words(Path input, Map<String, Object> settings) throws Exception {
    return words(folder.resolve("out-" + input.getFileName()), input, settings);
  }

  private static List<String> words(Path output, Path input, Map<String, Object> settings)
      throws Exception {
    TestRun run = TestRun.over(SPARK, output, input.toString());
    settings.forEach(run::with);
    ExplainResult result = run.run();
    assertThat(result.rejected()).isEmpty();
    return run.rows("word_relevance");
  }

  private static String joined(String before, String after) {
    StringBuilder lines = new StringBuilder();
    TEXTS.forEach(text -> lines.append(before).append(text).append(after).append('\n'));
    return lines.toString();
  }

  private Dataset<Row> frame() {
    return SPARK.createDataset(TEXTS, Encoders.STRING()).toDF("text");
  }

  @Test
  void json_compressedOrNot_isRead() throws Exception {
    String lines = joined("{\"stars\": 3, \"text\": \"", "\"}");
    assertThat(words(write("a.jsonl", lines), Map.of())).isEqualTo(expected);
    Path compressed = folder.resolve("b.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
      out.write(lines.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(words(compressed, Map.of())).isEqualTo(expected);
  }

  @Test
  void csvAndTsv_areRead_withHeaderAndWithout() throws Exception {
    assertThat(words(write("a.csv", "stars,text\r\n" + joined("3,\"", "\"\r")), Map.of()))
        .isEqualTo(expected);
    assertThat(words(write("a.tsv", "text\tstars\n" + joined("", "\t3")), Map.of()))
        .isEqualTo(expected);
    assertThat(
            words(
                write("b.tsv", joined("3\t", "")),
                Map.of("header", false, "columns", List.of("stars", "text"))))
        .isEqualTo(expected);
    assertThat(
            words(
                write("c.dat", joined("3\t", "")),
                Map.of("format", "tsv", "header", false, "columns", List.of("stars", "text"))))
        .isEqualTo(expected);
  }

  @Test
  void parquet_isRead_asTextAndAsTokensAndAsIds() throws Exception {
    Path text = folder.resolve("a.parquet");
    frame().write().parquet(text.toString());
    assertThat(words(text, Map.of())).isEqualTo(expected);

    Path tokens = folder.resolve("b.parquet");
    frame().select(split(col("text"), " ").as("tokens")).write().parquet(tokens.toString());
    assertThat(words(tokens, Map.of("tokens_column", "tokens"))).isEqualTo(expected);

    Path ids = folder.resolve("c.parquet");
    ids().write().parquet(ids.toString());
    assertThat(words(ids, Map.of("tokens_column", "ids"))).isEqualTo(expected);
  }

  private Dataset<Row> ids() throws IOException {
    List<String> vocabulary = Files.readAllLines(Path.of("sample-data/model/vocab.txt"));
    List<String> lines =
        TEXTS.stream()
            .map(
                text ->
                    Arrays.stream(text.split(" "))
                        .map(token -> String.valueOf(Math.max(0, vocabulary.indexOf(token))))
                        .reduce((a, b) -> a + "," + b)
                        .orElseThrow())
            .toList();
    return SPARK
        .createDataset(lines, Encoders.STRING())
        .select(split(col("value"), ",").cast("array<int>").as("ids"));
  }

  @Test
  void tokensInJson_areRead() throws Exception {
    StringBuilder lines = new StringBuilder();
    for (String text : TEXTS) {
      lines.append("{\"words\": [\"").append(text.replace(" ", "\", \"")).append("\"]}\n");
    }
    assertThat(words(write("t.jsonl", lines.toString()), Map.of("tokens_column", "words")))
        .isEqualTo(expected);
  }

  @Test
  void wrongColumns_areRefused_withThoseThatThereAre() {
    Path text = folder.resolve("d.parquet");
    frame().selectExpr("text", "1 as stars").write().parquet(text.toString());
    TestRun run = TestRun.over(SPARK, folder.resolve("out"), text.toString());
    assertThatThrownBy(() -> run.with("text_column", "body").run())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("there is no column 'body'; the columns are text, stars (");
    assertThatThrownBy(() -> run.with("text_column", "stars").run())
        .hasMessageStartingWith(
            "the column 'stars' is of type int and cannot be a column of texts (");
    assertThatThrownBy(() -> run.with("tokens_column", "text").run())
        .hasMessageStartingWith("the column 'text' is of type string and cannot be");
  }

  @Test
  void parquetFiles_cutShortOrDamagedInside_areNamedInOneLine() throws Exception {
    Path whole = folder.resolve("whole.parquet");
    frame().repartition(1).write().parquet(whole.toString());
    byte[] bytes;
    try (Stream<Path> files = Files.list(whole)) {
      bytes =
          Files.readAllBytes(
              files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow());
    }
    Path cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(bytes, bytes.length / 2));
    assertNamed(cut);
    // The first page begins behind the four bytes that every Parquet file begins with.
    Arrays.fill(bytes, 4, 40, (byte) 0xff);
    assertNamed(Files.write(folder.resolve("inside.parquet"), bytes));
  }

  private void assertNamed(Path damaged) {
    assertThatThrownBy(() -> TestRun.over(SPARK, folder.resolve("out"), damaged.toString()).run())
        .isInstanceOf(UnreadableInputException.class)
        .hasMessageStartingWith("cannot read ")
        .hasMessageContaining(damaged.getFileName().toString())
        .hasMessageEndingWith("the file is damaged or cut short, mend or leave it out");
  }

  @Test
  void parquetTexts_ofInvalidUtf8AndNull_areRejected() throws Exception {
    Path damaged = folder.resolve("e.parquet");
    SPARK
        .sql(
            "select cast(b as string) as text from values (X'676f6f64'), (X'ff41'), (null) as t(b)")
        .write()
        .parquet(damaged.toString());
    TestRun run = TestRun.over(SPARK, folder.resolve("out"), damaged.toString());
    ExplainResult result = run.with("max_reject_rate", 1).run();
    assertThat(result.rejected())
        .containsOnly(Map.entry("invalid_utf8", 1L), Map.entry("missing_text", 1L));
    assertThat(result.explained()).isEqualTo(1);
  }
}
