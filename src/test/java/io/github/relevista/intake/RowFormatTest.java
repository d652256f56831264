package io.github.relevista.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
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
    assertThat(RowFormat.CSV.columns(bytes(",\"a, b\",text,text"), Dialect.CSV))
        .containsExactly("", "a, b", "text", "text");
  }

  @Test
  void columns_ofTsvHeader_areItsNames() {
    assertThat(RowFormat.TSV.columns(bytes("id\t\"text\""), Dialect.TSV))
        .containsExactly("id", "\"text\"");
  }

  @Test
  void columns_ofMalformedHeader_throws() {
    assertThatThrownBy(() -> RowFormat.CSV.columns(bytes("id,\"text"), Dialect.CSV))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the header 'id,\"text' is malformed: a quoted field is never closed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"JSON", "TEXT", "PARQUET"})
  void columns_ofFormatWithoutHeader_throws(RowFormat format) {
    assertThatThrownBy(() -> format.columns(bytes("text"), Dialect.CSV))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining(format.name());
  }

  private static byte[] bytes(String header) {
    return header.getBytes(StandardCharsets.UTF_8);
  }
}
