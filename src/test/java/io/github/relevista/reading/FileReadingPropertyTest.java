package io.github.relevista.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.intake.Content;
import io.github.relevista.intake.Intake;
import io.github.relevista.intake.Reject;
import io.github.relevista.intake.Review;
import io.github.relevista.intake.RowParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a file is, each of its rows is read once, or rejected once for the right reason. */
class FileReadingPropertyTest {
  private static final long SEED = Long.getLong("relevista.seed", 20261127);
  private static final int FILES = Integer.getInteger("relevista.files", 2_000);

  @Test
  void files_ofAnyKind_giveTheRowsThatAreInThem() throws IOException {
    Random random = new Random(SEED);
    for (int number = 0; number < FILES; number++) {
      RandomFile file = RandomFile.of(random, number);
      FileLayout layout = FileLook.into(file.name(), in(file.bytes(), 0), file.format());
      String what = "seed %d, file %d, %s, %s".formatted(SEED, number, file.name(), layout);
      try (Records records = layout.records(file.name(), in(file.bytes(), 0))) {
        assertThat(rows(layout, records)).as(what).isEqualTo(file.rows());
      }
      assertThat(layout.count(file.name(), in(file.bytes(), 0)))
          .as(what)
          .isEqualTo(file.rows().size());
      if (layout.isSplittable() && file.bytes().length > layout.begin()) {
        assertThat(inParts(file.bytes(), layout, random)).as(what).isEqualTo(file.rows());
      }
    }
  }

  /** A damaged file may hold other rows, but reading goes on to its end, however it is cut. */
  @Test
  void damagedBytes_areRowsOrRejects_andNeverAnError() throws IOException {
    Random random = new Random(SEED);
    int read = 0;
    for (int number = 0; number < FILES; number++) {
      RandomFile file = RandomFile.of(random, number);
      byte[] damaged = file.bytes().clone();
      for (int change = random.nextInt(8); damaged.length > 0 && change >= 0; change--) {
        damaged[random.nextInt(damaged.length)] =
            (byte) "\"\\\n,{}[]\r;\u00FF\0a".charAt(random.nextInt(13));
      }
      FileLayout layout;
      List<String> rows;
      try {
        layout = FileLook.into(file.name(), in(damaged, 0), file.format());
        try (Records records = layout.records(file.name(), in(damaged, 0))) {
          rows = rows(layout, records);
        }
      } catch (IOException | IllegalArgumentException refused) {
        // The compressed bytes are damaged, or the header has lost a column.
        continue;
      }
      read++;
      String what = "seed %d, file %d, %s".formatted(SEED, number, file.name());
      assertThat(layout.count(file.name(), in(damaged, 0))).as(what).isEqualTo(rows.size());
      if (layout.isSplittable() && damaged.length > layout.begin()) {
        assertThat(inParts(damaged, layout, random)).as(what).isEqualTo(rows);
      }
    }
    assertThat(read).isGreaterThan(FILES / 3);
  }

  private static InputStream in(byte[] bytes, long from) {
    return new ByteArrayInputStream(bytes, (int) from, bytes.length - (int) from);
  }

  private static List<String> inParts(byte[] bytes, FileLayout layout, Random random)
      throws IOException {
    List<String> rows = new ArrayList<>();
    LineCount count = new LineCount(0, false);
    long begin = layout.begin();
    while (begin < bytes.length) {
      long end = Math.min(bytes.length, begin + 1 + random.nextInt(200));
      try (Records records =
          begin == layout.begin()
              ? layout.firstLines(end, in(bytes, begin))
              : layout.lines(begin, end, in(bytes, begin - 1))) {
        rows.addAll(rows(layout, records));
      }
      LineCount part = LineCount.of(in(bytes, begin), end - begin);
      count = new LineCount(count.lineFeeds() + part.lineFeeds(), part.isOpen());
      begin = end;
    }
    assertThat(count.lines()).as("line feeds of the parts").isEqualTo(rows.size());
    return rows;
  }

  private static List<String> rows(FileLayout layout, Records records) throws IOException {
    RowParser parser = layout.rows().newParser();
    List<String> rows = new ArrayList<>();
    while (records.next()) {
      byte[] row = records.bytes();
      rows.add(shown(parser.parse(row, 0, row.length)));
    }
    return rows;
  }

  private static String shown(Intake intake) {
    return intake instanceof Review review
        ? review.id() + "=" + ((Content.Text) review.content()).text()
        : ((Reject) intake).reason().code();
  }
}
