package io.github.relevista.spark.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunTest {
  private static final String KEY = "01234567-89abcdef";
  private static final LocalDate DATE = LocalDate.of(2026, 1, 31);

  @Test
  void name_isParsedBack() {
    Instant began = Instant.parse("2026-02-01T03:04:05Z");
    Run run = Run.beginning(DATE, KEY, began, new Random(1));

    assertThat(run.name()).startsWith("2026-01-31-01234567-89abcdef-20260201T030405Z-");
    assertThat(Run.parse(run.name())).contains(run);
    assertThat(Run.ofJournal(run.name() + ".json")).contains(run);
    assertThat(run.began()).isEqualTo(began);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "notes",
        "2026-01-31-01234567-89abcdef",
        "2026-02-30-01234567-89abcdef-20260201T030405Z-00000000",
        "2026-01-31-01234567-89abcdef-20260201T990405Z-00000000",
        "2026-01-31-01234567-89abcdeg-20260201T030405Z-00000000",
        ".2026-01-31-01234567-89abcdef-20260201T030405Z-00000000"
      })
  void otherNames_areNoRuns(String name) {
    assertThat(Run.parse(name)).isEmpty();
    assertThat(Run.ofJournal(name + ".json")).isEmpty();
  }

  @Test
  void key_isMadeOfTheFirstEightDigits() {
    assertThat(Run.key("0123456789", "89abcdef")).isEqualTo(KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0123456", "0123456X", "ABCDEF01", "../01234567"})
  void idThatIsNoHash_isRefused(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Run.key("01234567", id))
        .withMessage("settings_id must be at least 8 lower-case hexadecimal digits, was " + id);
  }

  @Test
  void dateThatNoDirectoryCanName_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Run.beginning(LocalDate.of(10_000, 1, 1), KEY, Instant.EPOCH, new Random(1)))
        .withMessageContaining("years 0 to 9999");
  }

  @Test
  void file_belongsToOneKey() {
    Run run = Run.beginning(DATE, KEY, Instant.EPOCH, new Random(1));

    assertThat(run.ownsFile(run.onlyFile())).isTrue();
    assertThat(run.ownsFile(run.numberedFile(12))).isTrue();
    assertThat(run.ownsFile("01234567-89abcdee.parquet")).isFalse();
    assertThat(run.ownsFile("part-00000.parquet")).isFalse();
  }
}
