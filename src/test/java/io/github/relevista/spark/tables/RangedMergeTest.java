package io.github.relevista.spark.tables;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.spark.job.LocalSpark;
import io.github.relevista.stats.OccurrenceStatistic;
import io.github.relevista.tables.WordCounts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ranges, against one merge over everything. */
class RangedMergeTest {
  private static final long SEED = 11;
  private static final int PARTS = 600;
  private static final List<String> SLICES = List.of("shop");
  private static final List<String> KEYS = HandedOn.keys(WordCounts.TABLE, SLICES);
  private static final List<String> VARYING =
      List.of("shop", WordCounts.TERM, WordCounts.PREDICTED_CLASS, WordCounts.LABEL);

  @TempDir private Path folder;

  @Test
  void rangesOfKeys_alsoOfNoValue_areTheWholeSortedMerge() throws Exception {
    Dataset<Row> parts = parts();
    List<String> expected =
        TableMerge.merged(parts, WordCounts.TABLE, KEYS)
            .coalesce(1)
            .sortWithinPartitions(TableMerge.array(TableMerge.columns(VARYING)))
            .toJSON()
            .collectAsList();

    List<Column> constants = List.of(lit("m").as("model_id"), lit("s").as("settings_id"));
    new RangedMerge(60)
        .write(List.of(parts), WordCounts.TABLE, constants, VARYING, PARTS, path("ranges"));
    List<String> actual = new ArrayList<>();
    List<Path> files = files("ranges");
    files.forEach(
        file ->
            actual.addAll(
                LocalSpark.session().read().parquet(file.toString()).toJSON().collectAsList()));
    assertThat(actual).as("seed %d", SEED).isEqualTo(expected);
    assertThat(files.size()).isBetween(5, 10);
  }

  @Test
  void allRowsOfOneKey_areOneRange() throws Exception {
    Dataset<Row> one = parts().where("term = 'word1' and shop is null and label is null").limit(1);
    new RangedMerge(10)
        .write(List.of(one, one, one), WordCounts.TABLE, List.of(), VARYING, 30, path("one"));
    assertThat(LocalSpark.session().read().parquet(path("one")).count()).isEqualTo(1);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private List<Path> files(String name) throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      return files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    }
  }

  /** Few keys, so that most belong together with others, and null as often as a value. */
  private static Dataset<Row> parts() {
    Random random = new Random(SEED);
    List<Row> rows = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      OccurrenceStatistic statistic = new OccurrenceStatistic();
      statistic.addReview(1 + random.nextInt(5));
      rows.add(
          RowFactory.create(
              HandedOn.values(
                  WordCounts.TABLE,
                  Arrays.asList(random.nextInt(3) == 0 ? null : "shop" + random.nextInt(2)),
                  statistic,
                  "word" + random.nextInt(9),
                  "class" + random.nextInt(2),
                  random.nextBoolean() ? null : "label" + random.nextInt(2))));
    }
    return HandedOn.parts(
        LocalSpark.session()
            .createDataFrame(rows, HandedOn.schema(WordCounts.TABLE))
            .repartition(3),
        WordCounts.TABLE,
        "m",
        "s",
        SLICES);
  }
}
