package io.github.relevista.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowFormatTest {
  @ParameterizedTest
  @CsvSource({
    "reviews.parquet, PARQUET",
    "out/part-00000.snappy.parquet, PARQUET",
    "hdfs://host/reviews.parquet/, PARQUET",
    "reviews.json, JSON",
    "reviews.jsonl.gz, JSON",
    "REVIEWS.NDJSON.BZ2, JSON",
    "day=*/x*.jsonl, JSON",
    "'s3a://bucket/{a,b}/day.2026.csv.zst', CSV",
    "reviews.csv, CSV",
    "reviews.tsv.snappy, TSV",
    "reviews.tab, TSV",
    "reviews.txt.lz4, TEXT",
    "reviews.text.deflate, TEXT",
    "reviews.json.txt, TEXT",
    ".csv, CSV"
  })
  void ofFileName_ofKnownEnd_isItsFormat(String name, RowFormat format) {
    assertThat(RowFormat.ofFileName(name)).contains(format);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "csv",
        "data/json",
        "reviews",
        "reviews.gz",
        "reviews.xml",
        "a.csv/b",
        "reviews.*"
      })
  void ofFileName_ofOtherEnds_isEmpty(String name) {
    assertThat(RowFormat.ofFileName(name)).isEmpty();
  }

  @Test
  void columns_ofCsvHeader_areItsNames() {
    assertThat(RowFormat.CSV.columns("\uFEFF,\"a, b\",text,text\r\n"))
        .containsExactly("", "a, b", "text", "text");
  }

  @Test
  void columns_ofTsvHeader_areItsNames() {
    assertThat(RowFormat.TSV.columns("id\t\"text\"")).containsExactly("id", "\"text\"");
  }

  @Test
  void columns_ofMalformedHeader_throws() {
    assertThatThrownBy(() -> RowFormat.CSV.columns("id,\"text"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the header 'id,\"text' is malformed: a quoted field does not end on its line;"
                + " a record must stay on one line");
  }

  @ParameterizedTest
  @ValueSource(strings = {"JSON", "TEXT", "PARQUET"})
  void columns_ofFormatWithoutHeader_throws(RowFormat format) {
    assertThatThrownBy(() -> format.columns("text"))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining(format.name());
  }
}
