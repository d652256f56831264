package io.github.relevista.spark.publish;

import static io.github.relevista.spark.publish.OutputFixture.DATE;
import static io.github.relevista.spark.publish.OutputFixture.KEY;
import static io.github.relevista.spark.publish.OutputFixture.OTHER_DATE;
import static io.github.relevista.spark.publish.OutputFixture.OTHER_KEY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.spark.publish.HookedStorage.Operation;
import io.github.relevista.spark.publish.OutputFixture.Kind;
import io.github.relevista.spark.publish.OutputFixture.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicationTest {
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
  void tableOfOneFile_hasTheSameNameInEveryRun() throws IOException {
    output.publish(DATE, KEY, Result.of("new", 3));

    assertThat(output.filesBelow("totals"))
        .containsExactly("totals/run_date=2026-01-31/00000000-aaaaaaaa.parquet");
    assertThat(output.filesBelow("predictions"))
        .hasSize(3)
        .allMatch(
            file ->
                file.matches(
                    "predictions/run_date=2026-01-31/00000000-aaaaaaaa"
                        + "-20260201T030000Z-[0-9a-f]{8}-0000[012]\\.parquet"));
  }

  @ParameterizedTest
  @EnumSource(names = {"LOCAL", "HADOOP", "MEMORY"})
  void rerun_replacesTheResult_whateverTheNumberOfFiles(Kind kind, @TempDir Path other)
      throws IOException {
    output = new OutputFixture(other, kind);
    for (int files : new int[] {5, 2, 1, 4, 0, 1, 0, 3}) {
      Result fresh = Result.of("with " + files, files);
      output.publish(DATE, KEY, fresh);
      assertThat(output.found(DATE, KEY)).isEqualTo(fresh);
    }
  }

  @Test
  void rerun_withoutAnyTable_removesTheFormerRows() throws IOException {
    output.publish(DATE, OTHER_KEY, OLD);
    Result nothing = new Result(Map.of(), "{}");

    output.publish(DATE, KEY, nothing);

    assertThat(output.found(DATE, KEY)).isEqualTo(nothing);
    assertThat(output.found(DATE, OTHER_KEY)).isEqualTo(OLD);
  }

  @Test
  void latestRecord_isThatOfTheLastRunOfItsDate() throws IOException {
    output.publish(DATE, OTHER_KEY, Result.of("later", 0));
    output.publish(OTHER_DATE, KEY, Result.of("other", 0));

    assertThat(root.resolve("_run/run_date=2026-01-31/run.json"))
        .hasContent("{\"run\": \"later\"}");
    assertThat(root.resolve("_run/run_date=2026-01-31/00000000-aaaaaaaa.json"))
        .hasContent("{\"run\": \"old\"}");
  }

  @Test
  void publishedFiles_leaveNothingElseBehind() throws IOException {
    assertThat(output.filesBelow("_staged")).isEmpty();
    assertThat(output.filesBelow("_journal")).isEmpty();
    assertThat(output.filesBelow("")).allMatch(file -> file.matches(".*\\.(parquet|json)"));
  }

  @Test
  void staleChecksum_goesWithTheFileItBelongsTo() throws IOException {
    // As a copy by Hadoop's own tools leaves it.
    Path checksum = root.resolve("totals/run_date=2026-01-31/.00000000-aaaaaaaa.parquet.crc");
    Files.writeString(checksum, "checksum of the old content");
    Path deleted;
    try (Stream<Path> files = Files.list(root.resolve("predictions/run_date=2026-01-31"))) {
      Path file = files.findFirst().orElseThrow();
      deleted = file.resolveSibling("." + file.getFileName() + ".crc");
      Files.writeString(deleted, "checksum of the old content");
    }

    output.publish(DATE, KEY, Result.of("new", 0));

    assertThat(checksum).doesNotExist();
    assertThat(deleted).doesNotExist();
  }

  @Test
  void close_withoutCommit_removesWhatIsStagedAndNothingElse() throws IOException {
    try (Publication publication = output.begin(output.storage(), output.run(DATE, KEY))) {
      output.stage(publication, Result.of("new", 1));
    }

    assertThat(output.found(DATE, KEY)).isEqualTo(OLD);
    assertThat(output.filesBelow("_staged")).isEmpty();
  }

  @Test
  void fullDisk_beforeTheCommit_leavesTheOldResult() throws IOException {
    Run run = output.run(DATE, KEY);

    assertThatThrownBy(() -> publishUntil(Operation.WRITE, run.stagedJournal(), run))
        .isInstanceOf(PublishException.class)
        .hasMessage(
            "nothing was published to "
                + output.hadoopPath()
                + ": No space left on device; make room there or choose another output");

    assertThat(output.found(DATE, KEY)).isEqualTo(OLD);
    assertThat(output.filesBelow("_staged")).isEmpty();
  }

  @Test
  void fullDisk_afterTheCommit_leavesTheRestToTheNextRun() throws IOException {
    Run run = output.run(DATE, KEY);

    assertThatThrownBy(() -> publishUntil(Operation.REPLACE, run.stagedRecord(), run))
        .isInstanceOf(PublishException.class)
        .hasMessage(
            "committed, but the next run has to finish publishing to "
                + output.hadoopPath()
                + ": No space left on device; make room there or choose another output");

    output.begin(output.storage(), output.run(OTHER_DATE, KEY)).close();
    assertThat(output.found(DATE, KEY)).isEqualTo(Result.of("new", 2));
    assertThat(output.filesBelow("_staged")).isEmpty();
  }

  @Test
  void publication_isUsedOnce() throws IOException {
    Publication publication = output.begin(output.storage(), output.run(DATE, KEY));
    publication.commit(RECORD);

    assertThatIllegalStateException().isThrownBy(() -> publication.commit(RECORD));
    assertThatIllegalStateException().isThrownBy(() -> publication.staged("totals"));
  }

  @Test
  void damagedJournal_isNamed_andNothingIsDone() throws IOException {
    Run dead = output.run(OTHER_DATE, KEY);
    for (String damaged :
        List.of(
            "",
            "null",
            "{}",
            "{\"format\": 1}",
            "{\"format\": 2, \"steps\": []}",
            "{\"format\": 1, \"steps\": [{}]}",
            "{\"format\": 1, \"steps\": [{\"from\": \"a\"}]}",
            "{\"format\": 1, \"steps\": [{\"delete\": \"totals/run_date=2026-01-31/")) {
      Files.writeString(root.resolve(dead.journal()), damaged);
      assertThatThrownBy(() -> output.begin(output.storage(), output.run(DATE, KEY)))
          .isInstanceOf(IOException.class)
          .hasMessage(
              dead.journal()
                  + " is damaged or of another version; delete it and run 2026-01-30 again for "
                  + KEY);
      assertThat(output.found(DATE, KEY)).isEqualTo(OLD);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"delete\": \"../kept\"}",
        "{\"delete\": \"/kept\"}",
        "{\"delete\": \"totals/run_date=2026-01-30/../run_date=2026-01-31/KEY.parquet\"}",
        "{\"delete\": \"totals/run_date=2026-01-30/KEY/../../../../kept\"}",
        "{\"delete\": \"totals/run_date=2026-01-31/KEY.parquet\"}",
        "{\"delete\": \"totals/run_date=2026-01-30/others.parquet\"}",
        "{\"delete\": \"_run/run_date=2026-01-30/KEY.json\"}",
        "{\"delete\": \"totals\"}",
        "{\"delete\": \"\"}",
        "{\"from\": \"kept\", \"to\": \"totals/run_date=2026-01-30/KEY.parquet\"}",
        "{\"from\": \"_staged/RUN/../../kept\", \"to\": \"figures.json\"}",
        "{\"from\": \"_staged/RUN/tables/totals/a\", \"to\": \"../figures.json\"}",
        "{\"from\": \"_staged/RUN/tables/totals/a\", \"to\": \"/figures.json\"}",
        "{\"from\": \"_staged/RUN/tables/totals/a\", \"to\": \"_journal/other.json\"}"
      })
  void journalThatReachesBeyondItsRun_isRefused_andNothingIsDone(String step) throws IOException {
    Run dead = output.run(OTHER_DATE, KEY);
    Files.writeString(root.resolve("kept"), "kept");
    output.storage().write(dead.stagedRecord(), RECORD);
    output.storage().write(dead.stagedTable("totals") + "/a", RECORD);
    String first =
        "{\"from\": \"%s\", \"to\": \"%s\"}".formatted(dead.stagedRecord(), dead.record());
    String steps = first + ", " + step.replace("RUN", dead.name()).replace("KEY", KEY);
    Files.writeString(root.resolve(dead.journal()), "{\"format\": 1, \"steps\": [" + steps + "]}");
    List<String> before = output.filesBelow("");

    assertThatThrownBy(() -> Recovery.completeCommitted(output.storage()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(dead.journal() + " names '")
        .hasMessageEndingWith(
            "which its run may not change; nothing was done, delete it and run 2026-01-30 again for"
                + " "
                + KEY);

    assertThat(output.filesBelow("")).isEqualTo(before);
    assertThat(output.found(DATE, KEY)).isEqualTo(OLD);
  }

  @Test
  void linkThatLeadsOutOfTheOutput_isRefused_beforeAnythingIsPublished(@TempDir Path elsewhere)
      throws IOException {
    output.publish(OTHER_DATE, KEY, OLD);
    Path table = root.resolve("totals/run_date=2026-01-30");
    Files.move(table, elsewhere.resolve("moved"));
    Files.createSymbolicLink(table, elsewhere.resolve("moved"));

    assertThatThrownBy(() -> output.publish(OTHER_DATE, KEY, Result.of("new", 1)))
        .isInstanceOf(PublishException.class)
        .hasMessage(
            "nothing was published to %s: totals/run_date=2026-01-30/%s.parquet leads out of the"
                    .formatted(output.hadoopPath(), KEY)
                + " output by a link; put a folder in its place");

    assertThat(elsewhere.resolve("moved/" + KEY + ".parquet")).hasContent("old totals");
    assertThat(output.filesBelow("_journal")).isEmpty();
  }

  @Test
  void outputThatIsALink_isWrittenThrough(@TempDir Path elsewhere) throws IOException {
    Path link = Files.createSymbolicLink(root.resolve("link"), elsewhere);
    OutputFixture linked = new OutputFixture(link, Kind.LOCAL);

    linked.publish(DATE, KEY, OLD);

    assertThat(linked.found(DATE, KEY)).isEqualTo(OLD);
    assertThat(elsewhere.resolve("totals")).isDirectory();
  }

  @Test
  void fileBesideTheTables_isNamedLikeAFigure() throws IOException {
    try (Publication publication = output.begin(output.storage(), output.run(DATE, KEY))) {
      for (String name : List.of("_run.json", "../a.json", "figures", "a/b.json", "")) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> publication.stageBeside(name, RECORD))
            .withMessageContaining("was " + name);
      }
    }
  }

  @Test
  void filesThatAreNoJournals_areLeftAlone() throws IOException {
    Run run = output.run(DATE, KEY);
    for (String name : List.of("notes.json", "." + run.name() + ".json.crc", run.name() + ".tmp")) {
      Files.writeString(root.resolve("_journal/" + name), "{");
    }

    output.begin(output.storage(), run).close();

    assertThat(output.filesBelow("_journal")).hasSize(3);
    assertThat(output.found(DATE, KEY)).isEqualTo(OLD);
  }

  @Test
  void stagedFilesOfADeadRun_goWithTheNextOfItsKind_orAfterSevenDays() throws IOException {
    Run now = output.run(DATE, KEY);
    List<Run> dead =
        List.of(
            Run.beginning(DATE, KEY, now.began(), new Random(1)),
            daysBefore(now, OTHER_DATE, OTHER_KEY, 8),
            daysBefore(now, OTHER_DATE, KEY, 6),
            daysBefore(now, DATE, OTHER_KEY, 0));
    for (Run run : dead) {
      output.storage().write(run.token(), new byte[0]);
    }

    output.begin(output.storage(), now).close();

    assertThat(output.filesBelow("_staged"))
        .containsExactlyInAnyOrder(dead.get(2).token(), dead.get(3).token());
  }

  /** A run that finds no space for one operation, and is closed. */
  private void publishUntil(Operation full, String file, Run run) throws IOException {
    Storage storage =
        new HookedStorage(
            output.storage(),
            (operation, name) -> {
              if (operation == full && name.equals(file)) {
                throw new IOException("No space left on device");
              }
            });
    try (Publication publication = output.begin(storage, run)) {
      Result result = Result.of("new", 2);
      output.stage(publication, result);
      publication.commit(result.record().getBytes(UTF_8));
    }
  }

  private static Run daysBefore(Run now, LocalDate date, String key, int days) {
    return Run.beginning(date, key, now.began().minus(days, ChronoUnit.DAYS), new Random(days));
  }
}
