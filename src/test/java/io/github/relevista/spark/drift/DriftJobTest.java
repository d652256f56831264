package io.github.relevista.spark.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.drift.MeanChange;
import io.github.relevista.drift.WordShift;
import io.github.relevista.report.DriftResult;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.DriftSettings;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.spark.explain.TestRun;
import io.github.relevista.spark.job.JobSession;
import io.github.relevista.spark.job.LocalSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two days of an output, and two of its slices, held against each other. */
class DriftJobTest {
  @TempDir private Path folder;

  private final SparkSession spark = LocalSpark.session();

  @Test
  void drift_betweenDaysAndSlices_comesFromTheirRowsAndAddsUp() throws Exception {
    explain("2026-01-05", "good film", "a bad film", "not good");
    explain("2026-01-06", "good film", "good film", "bad", "{", "good xyzzy");

    DriftResult days = drift("2026-01-05", "2026-01-06");

    assertThat(days.before()).isEqualTo("2026-01-05 (1 result)");
    assertThat(figure(days, "rejected rows").before()).isZero();
    assertThat(figure(days, "rejected rows").after()).isEqualTo(1 / 5.0);
    assertThat(figure(days, "unknown words").after()).isEqualTo(1 / 7.0);
    assertThat(figure(days, "leakage").effect().low())
        .isLessThan(figure(days, "leakage").effect().high());
    assertThat(figure(days, "amplification").before()).isPositive();
    WordShift shift = days.shift();
    double parts = shift.terms().stream().mapToDouble(WordShift.Part::total).sum();
    assertThat(parts + shift.left()).isCloseTo(shift.after() - shift.before(), within(1e-9));
    assertThat(shift.terms()).extracting(WordShift.Part::term).contains("<unk>", "not");

    // A slice against itself changes nothing, and says nothing of rows, which have no slice.
    DriftResult same = drift("shop=a", "shop=a");
    assertThat(same.before()).isEqualTo("shop=a (2 results)");
    assertThat(same.figures()).extracting(MeanChange::what).doesNotContain("rejected rows");
    assertThat(same.shift().terms()).allMatch(part -> part.total() == 0);

    assertRefused("shop=b", "before shop=b .*|shop=b has no review explained for class .*");
    assertRefused("city=Rome", "before names city, but the results are sliced by \\[shop\\]");
    assertRefused("2027-01-01", "before 2027-01-01.* selects no result of .*");
  }

  private void explain(String date, String... texts) throws Exception {
    StringBuilder lines = new StringBuilder();
    for (String text : texts) {
      lines.append(
          text.equals("{") ? "{\n" : "{\"text\": \"%s\", \"shop\": \"a\"}\n".formatted(text));
    }
    Path file = folder.resolve(date + ".jsonl");
    Files.writeString(file, lines.toString());
    TestRun.over(spark, folder.resolve("out"), file.toString())
        .with("run_date", date)
        .with("slice_by", "shop")
        .run();
  }

  private DriftResult drift(String before, String after) throws Exception {
    Configuration configuration =
        Configuration.empty()
            .with("input", folder.resolve("out").toString())
            .with("before", before)
            .with("after", after)
            .with("min_reviews", 2);
    try (DriftJob job =
        DriftJob.prepare(JobSession.within(spark, line -> {}), DriftSettings.of(configuration))) {
      assertThat(job.description()).hasSize(2);
      return job.run();
    }
  }

  private void assertRefused(String before, String message) {
    assertThatThrownBy(() -> drift(before, "2026-01-06"))
        .isInstanceOf(InvalidSettingException.class)
        .message()
        .matches(message);
  }

  private static MeanChange figure(DriftResult result, String what) {
    List<MeanChange> found =
        result.figures().stream().filter(change -> change.what().equals(what)).toList();
    assertThat(found).as(what).hasSize(1);
    return found.get(0);
  }
}
