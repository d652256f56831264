package io.github.relevista.spark.publish;

import static io.github.relevista.spark.publish.OutputFixture.DATE;
import static io.github.relevista.spark.publish.OutputFixture.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.spark.publish.OutputFixture.Kind;
import io.github.relevista.spark.publish.OutputFixture.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be staged, and the order in which it is published. */
class SwapPlanTest {
  private static final Result OLD = Result.of("old", 3);
  private static final byte[] RECORD = {'{', '}'};

  @TempDir Path root;

  private OutputFixture output;

  @BeforeEach
  void publishOld() throws IOException {
    output = new OutputFixture(root, Kind.LOCAL);
    output.publish(DATE, KEY, OLD);
  }

  @Test
  void steps_goTableByTable_newFilesBeforeOldOnesGo_recordsLast() throws IOException {
    Run run = output.run(DATE, KEY);
    Publication publication = output.begin(output.storage(), run);
    output.stage(publication, Result.of("new", 2));
    String old = output.storage().files("predictions/run_date=2026-01-31").get(0);

    List<Step> steps =
        SwapPlan.of(
            output.storage(),
            run,
            Set.of(),
            Set.of("predictions", "rejects", "totals", "word_counts", "word_relevance"),
            Set.of("figures.json"));

    // Two new predictions for three old ones, four tables of one file, a file, two records.
    assertThat(steps).hasSize(12);
    assertThat(steps.subList(0, 2).stream().map(step -> ((Step.Move) step).to()))
        .containsExactly(
            "predictions/run_date=2026-01-31/" + run.numberedFile(0),
            "predictions/run_date=2026-01-31/" + run.numberedFile(1));
    assertThat(steps.get(2)).isEqualTo(new Step.Delete("predictions/run_date=2026-01-31/" + old));
    assertThat(steps.subList(3, 5)).allMatch(Step.Delete.class::isInstance);
    assertThat(steps.subList(5, 12).stream().map(step -> ((Step.Move) step).to()))
        .containsExactly(
            "rejects/run_date=2026-01-31/00000000-aaaaaaaa.parquet",
            "totals/run_date=2026-01-31/00000000-aaaaaaaa.parquet",
            "word_counts/run_date=2026-01-31/00000000-aaaaaaaa.parquet",
            "word_relevance/run_date=2026-01-31/00000000-aaaaaaaa.parquet",
            "figures.json",
            "_run/run_date=2026-01-31/00000000-aaaaaaaa.json",
            "_run/run_date=2026-01-31/run.json");
    publication.close();
  }

  @Test
  void tableThatReadersWouldNotSee_isRefused() throws IOException {
    try (Publication publication = output.begin(output.storage(), output.run(DATE, KEY))) {
      for (String name : List.of("_run", ".hidden", "a/b", "", "Totals")) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> publication.staged(name))
            .withMessageContaining("was " + name);
      }
    }
  }

  @Test
  void tableWithoutAStagedFile_isNoEmptyTable() throws IOException {
    try (Publication publication = output.begin(output.storage(), output.run(DATE, KEY))) {
      publication.staged("totals");
      assertRefused(publication, "the driver finds no staged file of table totals");
    }
  }

  @Test
  void stagedFileThatIsNoParquet_isRefused() throws IOException {
    try (Publication publication = output.begin(output.storage(), output.run(DATE, KEY))) {
      write(publication, "part-00000.csv");
      assertRefused(publication, "staged file part-00000.csv of table totals is not Parquet");
    }
  }

  @Test
  void stagedPartitions_areRefused() throws IOException {
    try (Publication publication = output.begin(output.storage(), output.run(DATE, KEY))) {
      write(publication, "country=de/part-00000.parquet");
      assertRefused(publication, "table totals was staged with partitions of its own");
    }
  }

  private static void write(Publication publication, String file) throws IOException {
    Path path = Path.of(publication.staged("totals").toUri().getPath()).resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, "rows");
  }

  private void assertRefused(Publication publication, String reason) throws IOException {
    assertThatThrownBy(() -> publication.commit(RECORD))
        .isInstanceOf(PublishException.class)
        .hasMessageStartingWith("nothing was published to " + output.hadoopPath())
        .hasMessageContaining(reason);
    assertThat(output.found(DATE, KEY)).isEqualTo(OLD);
  }
}
