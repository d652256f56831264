package io.github.relevista.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenDateTest {
  @ParameterizedTest
  @CsvSource({
    "s3a://in/date=2026-01-31/part-0.json, 2026-01-31",
    "/in/2026/01/31/x.json, 2026-01-31",
    "/in/reviews_20260131.csv, 2026-01-31",
    "/in/2025-12-31/2026-01-31.json, 2026-01-31",
    "/in/2026_01_31.json, 2026-01-31",
    "/in/2026-01-31T0400.json, 2026-01-31",
    "/in/2026-13-01.json, ",
    "/in/2026-01/31.json, ",
    "/in/1234567890.json, ",
    "/in/reviews.json, "
  })
  void aPath_namesItsDate(String path, LocalDate date) {
    assertThat(WrittenDate.ofPath(path).orElse(null)).isEqualTo(date);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31, 2026-01-31",
    "2026-01-31T23:59:59Z until 2026-02-01, 2026-01-31",
    "2026/01/31 00:00, 2026-01-31",
    "20260131, 2026-01-31",
    "1769817600, 2026-01-31",
    "1769903999.5, 2026-01-31",
    "1769817600000, 2026-01-31",
    "999999999, 2001-09-09",
    "2026-02-30, ",
    "31.01.2026, ",
    "yesterday, ",
    "12345, ",
    "'', "
  })
  void aValue_namesItsDate(String value, LocalDate date) {
    assertThat(WrittenDate.ofValue(value).orElse(null)).isEqualTo(date);
  }

  @Test
  void noValue_namesNoDate() {
    assertThat(WrittenDate.ofValue(null)).isEmpty();
  }
}
