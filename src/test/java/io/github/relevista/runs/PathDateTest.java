package io.github.relevista.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathDateTest {
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
    assertThat(PathDate.of(path).orElse(null)).isEqualTo(date);
  }
}
