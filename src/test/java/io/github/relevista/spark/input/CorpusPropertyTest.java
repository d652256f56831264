package io.github.relevista.spark.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.intake.Content;
import io.github.relevista.intake.Dialect.Escape;
import io.github.relevista.intake.Intake;
import io.github.relevista.intake.Reject;
import io.github.relevista.intake.Review;
import io.github.relevista.intake.RowFormat;
import io.github.relevista.reading.RandomFile;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.ExplainSettings;
import io.github.relevista.settings.InputSettings;
import io.github.relevista.spark.job.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Folders of random files, beside a plain list of what is in them: every row is read once, from the
 * right file, however the files are cut, packed and dealt, and the count of each file agrees.
 */
class CorpusPropertyTest {
  private static final long SEED = 12;
  private static final int FILES = 30;

  @TempDir private Path folder;

  private final Map<String, List<String>> expected = new TreeMap<>();

  @Test
  void jsonFiles_areReadOnce() throws Exception {
    writeFiles(".jsonl");
    assertRead(Map.of());
  }

  @Test
  void csvFiles_areReadOnce_eachByItsOwnHeader() throws Exception {
    writeFiles(".csv");
    assertRead(Map.of("escape", "doubled_quote"));
  }

  @Test
  void firstRows_areTheSameHoweverManyPartsThereAre() throws Exception {
    writeFiles(".jsonl");
    List<String> inOrder = expected.values().stream().flatMap(List::stream).toList();
    for (int limit : new int[] {1, inOrder.size() / 2, inOrder.size() + 1}) {
      Corpus corpus = corpus(Map.of("limit", limit));
      List<String> rows = rows(corpus, 0).values().stream().flatMap(List::stream).toList();
      assertThat(rows).isEqualTo(inOrder.subList(0, Math.min(limit, inOrder.size())));
      assertThat(corpus.count().values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(rows.size());
    }
  }

  /** Files of which nothing has to be said but how CSV writes quotes. */
  private void writeFiles(String kind) throws IOException {
    Random random = new Random(SEED);
    for (int number = 0; expected.size() < FILES; number++) {
      RandomFile file = RandomFile.of(random, number);
      boolean suits =
          file.format().encoding().isEmpty()
              && file.format().layout().isEmpty()
              && file.name().contains(kind)
              && file.format().escape().map(Escape.DOUBLED_QUOTE::equals).orElse(true);
      if (suits && file.name().charAt(0) != '_' && file.name().charAt(0) != '.') {
        Path path = Files.write(folder.resolve(file.name()), file.bytes());
        expected.put(new org.apache.hadoop.fs.Path(path.toUri()).toString(), file.rows());
      }
    }
  }

  private Corpus corpus(Map<String, Object> settings) throws Exception {
    Configuration configuration =
        Configuration.empty()
            // Each file is named twice: by its folder and by a glob.
            .with("input", List.of(folder.toString(), folder + "/*"))
            .with("id_column", "id")
            .with("model", "unread")
            .with("output", "unwritten");
    for (Map.Entry<String, Object> setting : settings.entrySet()) {
      configuration = configuration.with(setting.getKey(), setting.getValue());
    }
    InputSettings input = ExplainSettings.of(configuration).input();
    return Corpus.open(LocalSpark.session(), input);
  }

  private void assertRead(Map<String, Object> settings) throws Exception {
    Corpus corpus = corpus(settings);
    assertThat(corpus.files().format()).isNotEqualTo(RowFormat.PARQUET);
    Map<String, Long> counts = new TreeMap<>();
    corpus.count().forEach((file, rows) -> counts.put(FileNames.plain(file), rows));
    counts.values().removeIf(rows -> rows == 0);
    expected.values().removeIf(List::isEmpty);
    Map<String, Long> sizes = new TreeMap<>();
    expected.forEach((file, rows) -> sizes.put(file, (long) rows.size()));
    assertThat(counts).isEqualTo(sizes);
    assertThat(rows(corpus, 0)).isEqualTo(expected);
    Map<String, List<String>> dealt = rows(corpus, 5);
    dealt.values().forEach(rows -> rows.sort(null));
    Map<String, List<String>> sorted = new TreeMap<>();
    expected.forEach((file, rows) -> sorted.put(file, rows.stream().sorted().toList()));
    assertThat(dealt).isEqualTo(sorted);
  }

  private static Map<String, List<String>> rows(Corpus corpus, int partitions) {
    RowReader.Session session = corpus.reader().open();
    Map<String, List<String>> rows = new TreeMap<>();
    for (Row row : corpus.dealt(partitions).collectAsList()) {
      rows.computeIfAbsent(FileNames.plain(row.getString(0)), added -> new ArrayList<>())
          .add(shown(session.read(row)));
    }
    return rows;
  }

  private static String shown(Intake intake) {
    return intake instanceof Review review
        ? review.id() + "=" + ((Content.Text) review.content()).text()
        : ((Reject) intake).reason().code();
  }
}
