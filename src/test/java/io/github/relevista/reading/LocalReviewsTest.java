package io.github.relevista.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.intake.Content;
import io.github.relevista.intake.Review;
import io.github.relevista.plan.InputPlan;
import io.github.relevista.settings.BenchSettings;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.ScoreSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalReviewsTest {
  @TempDir private Path folder;

  private static List<Content> read(Path file, String... assignments) {
    Configuration configuration =
        Configuration.empty().with("input", file.toString()).with("model", "unread");
    for (String assignment : assignments) {
      configuration = configuration.with(assignment);
    }
    return InputPlan.read(BenchSettings.of(configuration).files(), note -> {}).reviews().stream()
        .map(Review::content)
        .toList();
  }

  private Path write(String name, String lines) throws IOException {
    return Files.writeString(folder.resolve(name), lines);
  }

  @Test
  void json_isReadRowByRow_andBadRowsArePassedOver() throws IOException {
    Path file = write("a.jsonl", "{\"text\": \"one\"}\nbroken\n{\"text\": \"two\"}");
    assertThat(read(file)).containsExactly(new Content.Text("one"), new Content.Text("two"));
  }

  @Test
  void labels_comeAlongWhereTheirColumnIsNamed_andBadRowsAreCounted() throws IOException {
    Path file =
        write("a.jsonl", "{\"text\": \"one\", \"label\": 5}\nbroken\n{\"text\": \"two\"}\n");
    Configuration configuration =
        Configuration.empty().with("input", file.toString()).with("model", "unread");
    ScoreSettings settings = ScoreSettings.of(configuration);
    LocalReviews texts = InputPlan.read(settings.files(), settings.labelColumn(), note -> {});
    assertThat(texts.reviews()).extracting(Review::label).containsExactly("5", null);
    assertThat(texts.rejected()).isEqualTo(1);
  }

  @Test
  void gzippedFiles_areReadLikePlainOnes() throws IOException {
    Path file = folder.resolve("a.txt.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("one\ntwo\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(read(file)).containsExactly(new Content.Text("one"), new Content.Text("two"));
  }

  @Test
  void header_namesColumns_orTheSettingsDo() throws IOException {
    Path named = write("a.csv", "stars,text\n5,\"good, really\"\n");
    assertThat(read(named)).containsExactly(new Content.Text("good, really"));
    Path bare = write("a.tsv", "5\tso good\n");
    assertThat(read(bare, "header=false", "columns=[stars, words]", "tokens_column=words"))
        .containsExactly(new Content.Tokens(List.of("so", "good")));
  }

  @Test
  void places_areFilesAndLines() throws IOException {
    Path csv = write("a.csv", "text\none\n\ntwo\n");
    Path text = write("b.txt", "three\n");
    LocalReviews texts =
        InputPlan.read(
            BenchSettings.of(
                    Configuration.empty()
                        .with("input", List.of(csv.toString(), text.toString()))
                        .with("model", "unread"))
                .files(),
            note -> {});
    // The header is line 1 of the first file, line 3 is blank.
    assertThat(texts.place(0)).isEqualTo("a.csv, line 2");
    assertThat(texts.place(1)).isEqualTo("a.csv, line 4");
    assertThat(texts.place(2)).isEqualTo("b.txt, line 1");
    assertThat(texts.rejected()).isEqualTo(1);
  }

  @Test
  void limit_countsRows_notTexts() throws IOException {
    Path file = write("a.csv", "text\none\n\ntwo\nthree\n");
    // The second row is blank.
    assertThat(read(file, "limit=3"))
        .containsExactly(new Content.Text("one"), new Content.Text("two"));
  }

  @Test
  void whatCannotBeRead_isToldInOneLine() throws IOException {
    assertRefused(folder.resolve("none.jsonl"), "no input file at", "none.jsonl");
    assertRefused(write("a.xyz", "x"), "cannot tell the format of", "--format");
    assertRefused(write("a.parquet", "x"), "format must be json, csv, tsv or text, was parquet");
    assertRefused(write("empty.txt", ""), "no text could be read", "has no row");
    assertRefused(
        write("b.jsonl", "{\"review\": \"x\"}"),
        "no text could be read",
        "b.jsonl, line 1",
        "'text'");
    assertRefused(write("b.csv", "review\nx\n"), "the column 'text' must stand once");
  }

  @Test
  void damagedArchive_isNamed() throws IOException {
    Path file = folder.resolve("cut.txt.gz");
    Files.write(file, new byte[] {0x1f, (byte) 0x8b, 8});
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot read " + file);
  }

  private static void assertRefused(Path file, String... parts) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(InvalidSettingException.class)
        .message()
        .contains(parts)
        .doesNotContain("\n");
  }
}
