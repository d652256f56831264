package io.github.relevista.sampledata;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * The sample data: a week of reviews of films, headphones and kettles, one file of JSON lines a
 * day. Everything follows from one seed, so the same rows come out everywhere. Read {@link
 * ReviewWriter} next.
 */
final class SampleData {
  static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);
  static final List<String> CATEGORIES = List.of("film", "headphones", "kettle");

  /** The words of the longest review, at least. */
  static final int NOTEBOOK_WORDS = 20_000;

  private static final LocalDate COMPRESSED_DAY = LocalDate.of(2026, 1, 9);
  private static final long SEED = 20260105;

  /** Generated reviews by day: people write more at the weekend. */
  private static final int[] REVIEWS_A_DAY = {90, 87, 91, 89, 92, 99, 96};

  /** Of 100 reviews, how many have one star, two, …: most people write when they are pleased. */
  private static final int[] PERCENT_BY_STARS = {14, 12, 15, 24, 35};

  /** Every so many reviews, one whose stars belie its words. */
  private static final int CONTRADICTION_EVERY = 70;

  /** Passages that one sentence template makes at most: more, and readers begin to notice. */
  private static final int USES_OF_A_TEMPLATE = 7;

  private final Random random = new Random(SEED);
  private final List<ReviewWriter> writers = new ArrayList<>();
  private final Bag<Integer> nextCategory = new Bag<>(List.of(0, 1, 2), random);
  private int reviewsSoFar;

  private SampleData() {
    Set<String> spent = new HashSet<>();
    for (String category : CATEGORIES) {
      writers.add(new ReviewWriter(grammar(category), random, spent, USES_OF_A_TEMPLATE));
    }
  }

  /** A file of the sample, with its rows in order. */
  record DayFile(LocalDate date, List<SampleRow> rows) {
    String name() {
      return date + (date.equals(COMPRESSED_DAY) ? ".jsonl.gz" : ".jsonl");
    }
  }

  /** The files of the week. */
  static List<DayFile> files() {
    return new SampleData().generate();
  }

  /** The rows that can be read, in the order of files and lines. */
  static List<SampleReview> goodReviews(List<DayFile> files) {
    return files.stream()
        .flatMap(file -> file.rows().stream())
        .filter(SampleReview.class::isInstance)
        .map(SampleReview.class::cast)
        .toList();
  }

  /** The rows made by hand, odd and damaged, with their places. */
  static List<PlacedRow> placedRows(String notebook) {
    return Stream.concat(OddReviews.placed(notebook).stream(), DamagedRows.placed().stream())
        .sorted(Comparator.comparing(PlacedRow::date).thenComparing(PlacedRow::line))
        .toList();
  }

  /** Writes the files of the week into a folder, which is made if there is none. */
  static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (DayFile file : files()) {
      try (OutputStream out = open(folder.resolve(file.name()))) {
        for (SampleRow row : file.rows()) {
          out.write(row.line());
          out.write('\n');
        }
      }
    }
  }

  /** {@code 0105-017} for number 17 of 5 January. */
  static String id(LocalDate date, int number) {
    return date.format(DateTimeFormatter.ofPattern("MMdd")) + "-%03d".formatted(number);
  }

  private List<DayFile> generate() {
    List<DayFile> files = new ArrayList<>();
    for (int day = 0; day < REVIEWS_A_DAY.length; day++) {
      LocalDate date = FIRST_DAY.plusDays(day);
      List<SampleRow> rows = new ArrayList<>();
      for (int number = 1; number <= REVIEWS_A_DAY[day]; number++) {
        rows.add(review(date, number));
      }
      files.add(new DayFile(date, rows));
    }
    // A writer of its own: the notebook may repeat what others said, and takes no words from them.
    String notebook =
        new ReviewWriter(grammar("film"), random, new HashSet<>(), Integer.MAX_VALUE)
            .notebook(NOTEBOOK_WORDS);
    for (PlacedRow placed : placedRows(notebook)) {
      int day = placed.date().getDayOfYear() - FIRST_DAY.getDayOfYear();
      files.get(day).rows().add(placed.line() - 1, placed.row());
    }
    return files;
  }

  private SampleReview review(LocalDate date, int number) {
    int category = nextCategory.draw();
    ReviewWriter writer = writers.get(category);
    int stars = stars();
    boolean contradicts = ++reviewsSoFar % CONTRADICTION_EVERY == 0;
    if (contradicts) {
      stars = stars > 2 ? 5 : 1;
    }
    ReviewWriter.Draft draft = contradicts ? writer.contradiction(6 - stars) : writer.review(stars);
    return new SampleReview(
        id(date, number), date, CATEGORIES.get(category), stars, draft.title(), draft.text());
  }

  private int stars() {
    int percent = random.nextInt(100);
    int stars = 1;
    while (percent >= PERCENT_BY_STARS[stars - 1]) {
      percent -= PERCENT_BY_STARS[stars - 1];
      stars++;
    }
    return stars;
  }

  /** All the sentences of a category. */
  static Grammar grammar(String category) {
    return Grammar.read(
        category + "/names.txt",
        category + "/aspects.txt",
        category + "/frame.txt",
        category + "/short.txt",
        "turns.txt");
  }

  private static OutputStream open(Path file) throws IOException {
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
    return file.toString().endsWith(".gz") ? new GZIPOutputStream(out) : out;
  }
}
