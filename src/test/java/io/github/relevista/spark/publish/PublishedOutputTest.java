package io.github.relevista.spark.publish;

import static io.github.relevista.spark.publish.OutputFixture.DATE;
import static io.github.relevista.spark.publish.OutputFixture.KEY;
import static io.github.relevista.spark.publish.OutputFixture.OTHER_DATE;
import static io.github.relevista.spark.publish.OutputFixture.OTHER_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.spark.publish.OutputFixture.Kind;
import io.github.relevista.spark.publish.OutputFixture.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedOutputTest {
  private static final String MODEL = "00000000";
  private static final String SETTINGS = "aaaaaaaa";

  @TempDir Path root;

  @Test
  void checkWritable_leavesNothingBehind() throws IOException {
    at(root).checkWritable();
    at(root.resolve("new/output")).checkWritable();

    assertThat(root).isEmptyDirectory();
  }

  @Test
  void outputBelowAFile_isRefusedInOneLine() throws IOException {
    Path file = Files.writeString(root.resolve("file"), "content");
    for (Path path : new Path[] {file, file.resolve("output"), file.resolve("a/b")}) {
      PublishedOutput output = at(path);
      assertOneLine(path, output::checkWritable);
      assertOneLine(path, () -> output.begin(DATE, MODEL, SETTINGS));
    }
    assertThat(file).hasContent("content");
  }

  @ParameterizedTest
  @CsvSource({
    "nowhere://host/output, no file system is known for paths that begin with nowhere://",
    "hdfs:///output, hdfs:///output names no host",
    "hdfs://no-such-host.invalid:8020/output, there is no host no-such-host.invalid"
  })
  void pathThatCannotBeOpened_isRefusedInOneLine(org.apache.hadoop.fs.Path path, String reason) {
    assertThatThrownBy(() -> PublishedOutput.at(path, new Configuration()))
        .isInstanceOf(PublishException.class)
        .hasMessageStartingWith("cannot open " + path + ": " + reason)
        .message()
        .hasLineCount(1);
  }

  @Test
  void recover_ofWhatIsNotThere_makesNothing() {
    at(root.resolve("output")).recover();

    assertThat(root).isEmptyDirectory();
    assertThat(at(root.resolve("output")).records()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "out, out, true",
    "out, '', true",
    "out/deep/er, out, true",
    "out, out/predictions, true",
    "out, output, false",
    "output, out, false",
    "in/out, in, true",
    "link/out, in, true",
    "in/out, link, true",
    "link, in, true",
    "out, in, false"
  })
  void output_meetsWhatItLiesIn_andWhatLiesInIt(String output, String input, boolean meets)
      throws IOException {
    for (String folder : new String[] {"in", "out/predictions", "output"}) {
      Files.createDirectories(root.resolve(folder));
    }
    Files.createSymbolicLink(root.resolve("link"), root.resolve("in"));

    boolean found =
        at(root.resolve(output)).meets(new org.apache.hadoop.fs.Path(root.resolve(input).toUri()));

    assertThat(found).isEqualTo(meets);
  }

  @ParameterizedTest
  @CsvSource({
    "out, out/predictions/a, true",
    "link/predictions, in/predictions/b/a, true",
    "out, out/a, false",
    "out/predictions, out/a, false",
    "out, in/a, false"
  })
  void output_holdsFilesInItsFolders_notThoseBesideThem(String output, String file, boolean holds)
      throws IOException {
    Files.createDirectories(root.resolve(file).getParent());
    Files.createDirectories(root.resolve("in"));
    Files.createFile(root.resolve(file));
    Files.createSymbolicLink(root.resolve("link"), root.resolve("in"));

    boolean found =
        at(root.resolve(output)).holds(new org.apache.hadoop.fs.Path(root.resolve(file).toUri()));

    assertThat(found).isEqualTo(holds);
  }

  @Test
  void recover_tellsWhatItCompleted() throws IOException {
    OutputFixture results = new OutputFixture(root, Kind.LOCAL);
    results.publish(DATE, KEY, Result.of("old", 2));
    // The token, a file beside, two records, the journal, its move: then a table's move kills.
    Storage dying =
        new HookedStorage(
            results.storage(), new KillSwitch(results.storage(), 7, KillSwitch.Manner.BEFORE_IT));
    Result fresh = Result.of("new", 2);
    assertThatThrownBy(() -> results.publish(dying, results.run(DATE, KEY), fresh))
        .isInstanceOf(KillSwitch.Killed.class);
    assertThat(results.filesBelow("_journal")).hasSize(1);

    assertThat(at(root).unfinished()).containsExactly("2026-01-31 " + KEY);
    assertThat(at(root).recover()).containsExactly("2026-01-31 " + KEY);

    assertThat(results.found(DATE, KEY)).isEqualTo(fresh);
    assertThat(at(root).recover()).isEmpty();
  }

  @Test
  void record_tellsItsCommand_whereItHasOne() {
    assertThat(new PublishedRecord(DATE, KEY, "{\"command\": \"explain\"}").command())
        .contains("explain");
    assertThat(new PublishedRecord(DATE, KEY, "{}").command()).isEmpty();
    assertThat(new PublishedRecord(DATE, KEY, "{").command()).isEmpty();
  }

  @Test
  void records_areThoseOfAllResults() throws IOException {
    OutputFixture results = new OutputFixture(root, Kind.LOCAL);
    results.publish(DATE, OTHER_KEY, Result.of("a", 0));
    results.publish(DATE, KEY, Result.of("b", 0));
    results.publish(OTHER_DATE, KEY, Result.of("c", 0));
    results.publish(OTHER_DATE, KEY, Result.of("d", 0));

    assertThat(at(root).records())
        .containsExactly(
            new PublishedRecord(OTHER_DATE, KEY, "{\"run\": \"d\"}"),
            new PublishedRecord(DATE, KEY, "{\"run\": \"b\"}"),
            new PublishedRecord(DATE, OTHER_KEY, "{\"run\": \"a\"}"));
  }

  private static PublishedOutput at(Path path) {
    return PublishedOutput.at(new org.apache.hadoop.fs.Path(path.toUri()), new Configuration());
  }

  private static void assertOneLine(Path path, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOf(PublishException.class)
        .hasMessageMatching("cannot write to file:" + path + ": [^\\n]*(file|directory)[^\\n]*");
  }
}
