package io.github.relevista.spark.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.intake.Content;
import io.github.relevista.intake.Intake;
import io.github.relevista.intake.Reject;
import io.github.relevista.intake.Review;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.ExplainSettings;
import io.github.relevista.spark.job.LocalSpark;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that users of other programs were seen to have trouble with, as they came. */
class ReadingCasesTest {
  private static final String CASES = "src/test/resources/cases/";

  private static Corpus corpus(String path) throws Exception {
    Configuration configuration =
        Configuration.empty()
            .with("input", List.of(CASES + path))
            .with("model", "unread")
            .with("output", "unwritten");
    return Corpus.open(LocalSpark.session(), ExplainSettings.of(configuration).input());
  }

  /** The texts, or the codes of the reasons why there are none; the counts must agree. */
  private static List<String> texts(String path) throws Exception {
    Corpus corpus = corpus(path);
    RowReader.Session session = corpus.reader().open();
    List<Row> rows = corpus.rows().collectAsList();
    assertThat(corpus.count().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(rows.size());
    return rows.stream().map(row -> text(session.read(row))).toList();
  }

  private static String text(Intake intake) {
    return intake instanceof Review review
        ? ((Content.Text) review.content()).text()
        : ((Reject) intake).reason().code();
  }

  @Test
  void everyCsvFile_isReadByItsOwnHeader() throws Exception {
    assertThat(texts("01-csv-column-order/*.csv"))
        .containsExactly(
            "A warm and clever film, I loved it.", "A dull mess, the worst film of the year.");
  }

  @Test
  void aFileThatIsNamed_isRead_whateverItsNameBeginsWith() throws Exception {
    assertThat(texts("03-hidden-file-named/_reviews.jsonl")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"06-lz4/a.jsonl.lz4", "13-zstd/a.jsonl.zst", "14-csv-gzip-suffix"})
  void compressedFiles_areRead(String path) throws Exception {
    assertThat(texts(path)).isNotEmpty().noneMatch(text -> text.contains("_") || text.isBlank());
  }

  @Test
  void csvThatSparkWrote_isReadAsItWasWritten_andThatIsTold() throws Exception {
    assertThat(texts("23-spark-written-csv/spark.csv"))
        .containsExactly("He said \"dull\", twice", "plain", "ends with backslash \\");
    assertThat(corpus("23-spark-written-csv/spark.csv").notes())
        .containsExactly(
            "spark.csv is read with backslashes before quotes by its first rows; set escape");
  }

  @Test
  void anArrayOfObjects_isRead_andThatIsTold() throws Exception {
    assertThat(texts("30-gate-hides-reasons/array.json"))
        .hasSize(2)
        .doesNotContain("malformed_json");
    assertThat(corpus("30-gate-hides-reasons/array.json").notes())
        .containsExactly("array.json is read as whole JSON documents by its first lines");
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf16", "latin1head", "blankfirst"})
  void headers_ofOddFiles_areFound(String name) throws Exception {
    assertThat(texts("36-headers/" + name + ".csv"))
        .isNotEmpty()
        .allMatch(text -> text.endsWith("film"));
  }

  @Test
  void globs_passOverMarks() throws Exception {
    assertThat(texts("39-glob-with-success-file/data/*")).isNotEmpty();
  }
}
