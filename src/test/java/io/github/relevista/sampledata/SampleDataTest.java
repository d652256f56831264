package io.github.relevista.sampledata;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.sampledata.SampleData.DayFile;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The committed sample data is what its generator writes, and is what its README says. With {@code
 * -Dsampledata.write=true} the data is written first.
 */
class SampleDataTest {
  private static final Path SAMPLE = Path.of("sample-data");
  private static final Path REVIEWS = SAMPLE.resolve("reviews");
  private static final Path PARQUET = SAMPLE.resolve("reviews.parquet");

  /** A row of one of the README's tables: file, line, words, and a code in the first table only. */
  private static final Pattern README_ROW =
      Pattern.compile("(?m)^\\| `(\\S+)` \\| (\\d+) \\| [^|]+ \\|(?: `(\\w+)` \\|)?$");

  private static List<DayFile> files;
  private static List<SampleReview> good;
  private static SparkSession spark;

  @BeforeAll
  static void generate(@TempDir Path scratch) throws IOException {
    files = SampleData.files();
    good = SampleData.goodReviews(files);
    spark =
        SparkSession.builder()
            .master("local[1]")
            .appName("sample data")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.warehouse.dir", scratch.resolve("warehouse").toUri().toString())
            .getOrCreate();
    if (Boolean.getBoolean("sampledata.write")) {
      SampleData.write(REVIEWS);
      SampleParquet.write(spark, good, PARQUET, scratch);
    }
  }

  @AfterAll
  static void stopSpark() {
    spark.stop();
  }

  @Test
  void committedFiles_areWhatTheGeneratorWrites(@TempDir Path folder) throws IOException {
    SampleData.write(folder);

    assertThat(names(REVIEWS)).isEqualTo(names(folder));
    for (String name : names(folder)) {
      assertThat(plainBytes(REVIEWS.resolve(name)))
          .as(name)
          .isEqualTo(plainBytes(folder.resolve(name)));
    }
  }

  @Test
  void committedParquet_holdsTheGoodRowsInTheirOrder() {
    assertThat(SampleParquet.read(spark, PARQUET)).isEqualTo(good);
  }

  @Test
  void files_areOneADayForAWeek_oneOfThemCompressed() {
    assertThat(files)
        .extracting(DayFile::name)
        .containsExactly(
            "2026-01-05.jsonl",
            "2026-01-06.jsonl",
            "2026-01-07.jsonl",
            "2026-01-08.jsonl",
            "2026-01-09.jsonl.gz",
            "2026-01-10.jsonl",
            "2026-01-11.jsonl");
    for (DayFile file : files) {
      assertThat(file.rows()).as(file.name()).hasSizeBetween(88, 105);
      assertThat(file.rows())
          .filteredOn(SampleReview.class::isInstance)
          .allMatch(row -> ((SampleReview) row).date().equals(file.date()));
    }
  }

  @Test
  void goodRows_areManyAndSpreadOverCategoriesAndStars() {
    assertThat(good).hasSizeGreaterThanOrEqualTo(640);
    assertThat(good).extracting(SampleReview::id).doesNotHaveDuplicates();
    assertThat(good.stream().collect(groupingBy(SampleReview::category, counting())))
        .containsOnlyKeys(SampleData.CATEGORIES)
        .allSatisfy((category, count) -> assertThat(count).isBetween(200L, 230L));
    Map<Integer, Long> byStars = good.stream().collect(groupingBy(SampleReview::stars, counting()));
    assertThat(byStars).containsOnlyKeys(1, 2, 3, 4, 5);
    assertThat(byStars.values()).allMatch(count -> count >= 60);
    assertThat(byStars.get(5)).isGreaterThan(byStars.get(1));
  }

  @Test
  void damagedRows_coverEveryFaultOfARow() {
    Map<String, Long> byCode =
        files.stream()
            .flatMap(file -> file.rows().stream())
            .filter(DamagedRow.class::isInstance)
            .collect(groupingBy(row -> ((DamagedRow) row).rejectCode(), counting()));

    // As the README's table lists them.
    assertThat(byCode)
        .isEqualTo(
            Map.of(
                "malformed_json", 4L,
                "missing_text", 3L,
                "empty_text", 3L,
                "wrong_type", 3L,
                "invalid_utf8", 2L,
                "blank_line", 2L));
  }

  @Test
  void damagedRows_areInvalidUtf8WhereTheySaySo() {
    for (PlacedRow placed : DamagedRows.placed()) {
      DamagedRow row = (DamagedRow) placed.row();
      assertThat(isUtf8(row.line()))
          .as("%s line %d", placed.date(), placed.line())
          .isEqualTo(!row.rejectCode().equals("invalid_utf8"));
    }
  }

  @Test
  void readme_countsTheRowsAndNamesEveryOddAndDamagedOne() throws IOException {
    Map<LocalDate, String> names = files.stream().collect(toMap(DayFile::date, DayFile::name));
    List<String> expected =
        SampleData.placedRows("").stream()
            .map(row -> names.get(row.date()) + ":" + row.line() + code(row.row()))
            .sorted()
            .toList();

    String readme = Files.readString(SAMPLE.resolve("README.md"));
    List<String> listed =
        README_ROW
            .matcher(readme)
            .results()
            .map(row -> row.group(1) + ":" + row.group(2) + code(row))
            .sorted()
            .toList();

    assertThat(listed).isEqualTo(expected);
    int lines = files.stream().mapToInt(file -> file.rows().size()).sum();
    assertThat(readme)
        .contains("There are %d lines, of which %d are good rows".formatted(lines, good.size()))
        .contains(DamagedRows.placed().size() + " lines cannot be read");
  }

  @Test
  void placedRows_standOnTheirLines() {
    for (PlacedRow placed : DamagedRows.placed()) {
      DayFile file =
          files.stream().filter(day -> day.date().equals(placed.date())).findFirst().get();
      assertThat(file.rows().get(placed.line() - 1)).isEqualTo(placed.row());
    }
  }

  @Test
  void oddRows_holdWhatTheyAreThereFor() {
    String texts = good.stream().map(SampleReview::text).collect(Collectors.joining("\n"));

    assertThat(texts)
        .contains("\uD83D\uDC75\uD83C\uDFFD", "\u2764\uFE0F") // emoji of two code points each
        .contains("\u0000", "\u0007", "\u000B") // C0 controls
        .contains(" \u0096 ", "it\u0092s") // C1 controls: Windows-1252, wrongly decoded
        .contains("<br />", "&amp;", "&#39;")
        .contains("\u201C", "\u2019", "\u2026") // curly quotes and the ellipsis
        .contains("\u05E7\u05D5\u05DE", "\u063A\u0644\u0627"); // Hebrew and Arabic
    assertThat(good).anyMatch(review -> words(review) >= SampleData.NOTEBOOK_WORDS);
    assertThat(Pattern.compile("\\w{500}").matcher(texts).find()).isTrue();
  }

  @Test
  void sampleData_isSmall() throws IOException {
    long bytes = Files.size(PARQUET);
    for (String name : names(REVIEWS)) {
      bytes += Files.size(REVIEWS.resolve(name));
    }

    // Half of what the folder may take, so that the sample model fits in beside it.
    assertThat(bytes).isLessThan(500_000L);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private static byte[] plainBytes(Path file) throws IOException {
    try (InputStream raw = new FileInputStream(file.toFile());
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      return in.readAllBytes();
    }
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static String code(SampleRow row) {
    return row instanceof DamagedRow damaged ? " " + damaged.rejectCode() : "";
  }

  private static String code(MatchResult row) {
    return row.group(3) == null ? "" : " " + row.group(3);
  }

  private static int words(SampleReview review) {
    return review.text().split("\\s+").length;
  }
}
