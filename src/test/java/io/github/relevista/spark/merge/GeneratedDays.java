package io.github.relevista.spark.merge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.model.Target;
import io.github.relevista.spark.job.RecordParts;
import io.github.relevista.spark.publish.Publication;
import io.github.relevista.spark.publish.PublishedOutput;
import io.github.relevista.spark.tables.HandedOn;
import io.github.relevista.spark.tables.Schemas;
import io.github.relevista.spark.tables.SizedFiles;
import io.github.relevista.spark.tables.TableMerge;
import io.github.relevista.stats.FixedPoint;
import io.github.relevista.stats.OccurrenceStatistic;
import io.github.relevista.stats.RelevanceTable;
import io.github.relevista.stats.ReviewStatistic;
import io.github.relevista.tables.Rejects;
import io.github.relevista.tables.Table;
import io.github.relevista.tables.Totals;
import io.github.relevista.tables.WordCounts;
import io.github.relevista.tables.WordRelevance;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * Days of results that nobody explained: words by Zipf's law with relevances that a seed gives, in
 * the tables and files, and under the protocol, of {@code explain}. They show how merging grows.
 *
 * @param terms words of a day, the first of them as often as there are terms
 * @param targets targets of a word, {@code (polarity)} among them
 * @param slices values of the slice column {@value #SLICE_COLUMN}; 0 without such a column
 */
record GeneratedDays(int terms, int targets, int slices) implements Serializable {
  static final String SLICE_COLUMN = "shop";

  /** What an exceedingly frequent word is cut to, since a sketch has no more bins for more. */
  private static final int MOST_OCCURRENCES = 5_000;

  private static final String MODEL_ID = "0123456789abcdef";
  private static final String SETTINGS_ID = "fedcba9876543210";
  private static final int PARTS = 2;
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Writes days to an output, for measurements: {@code OUTPUT FIRST_DAY DAYS TERMS TARGETS SLICES
   * [copied]}; copied days have all the rows of the first.
   */
  public static void main(String[] arguments) throws Exception {
    Path output = Path.of(arguments[0]);
    LocalDate first = LocalDate.parse(arguments[1]);
    int days = Integer.parseInt(arguments[2]);
    GeneratedDays generated =
        new GeneratedDays(
            Integer.parseInt(arguments[3]),
            Integer.parseInt(arguments[4]),
            Integer.parseInt(arguments[5]));
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.session.timeZone", "UTC")
            .getOrCreate()) {
      boolean copied = arguments.length > 6;
      generated.write(spark, output, first, copied ? 1 : days);
      for (int day = 1; copied && day < days; day++) {
        copy(output, first, first.plusDays(day));
      }
    }
  }

  /** Writes days, one result each. */
  void write(SparkSession spark, Path output, LocalDate first, int days) throws Exception {
    for (int day = 0; day < days; day++) {
      write(spark, output, first.plusDays(day));
    }
  }

  private List<String> sliceColumns() {
    return slices == 0 ? List.of() : List.of(SLICE_COLUMN);
  }

  private void write(SparkSession spark, Path output, LocalDate date) throws Exception {
    PublishedOutput published =
        PublishedOutput.at(
            new org.apache.hadoop.fs.Path(output.toUri()),
            spark.sparkContext().hadoopConfiguration());
    long seed = date.toEpochDay();
    try (Publication publication = published.begin(date, MODEL_ID, SETTINGS_ID)) {
      write(spark, publication, WordRelevance.TABLE, part -> relevances(part, seed));
      write(spark, publication, WordCounts.TABLE, this::counts);
      write(spark, publication, Totals.TABLE, part -> part == 0 ? totals().stream() : Stream.of());
      spark
          .createDataFrame(List.of(), Schemas.published(Rejects.TABLE, List.of()))
          .coalesce(1)
          .write()
          .parquet(publication.staged(Rejects.TABLE.name()).toString());
      publication.commit(record(date, spark.version()));
    }
  }

  /** The rows that one of the parts hands on. */
  private interface Part extends Serializable {
    Stream<Row> rows(int part);
  }

  private void write(SparkSession spark, Publication publication, Table<?> table, Part rows) {
    Dataset<Row> parts =
        spark
            .createDataset(IntStream.range(0, PARTS).boxed().toList(), Encoders.INT())
            .repartition(PARTS)
            .flatMap(
                (FlatMapFunction<Integer, Row>) part -> rows.rows(part).iterator(),
                Encoders.row(HandedOn.schema(table)));
    List<String> keys = HandedOn.keys(table, sliceColumns());
    SizedFiles.PUBLISHED.write(
        TableMerge.merged(
            HandedOn.parts(parts, table, MODEL_ID, SETTINGS_ID, sliceColumns()), table, keys),
        keys,
        (long) terms * targets * Math.max(1, slices),
        publication.staged(table.name()).toString());
  }

  private Stream<Row> relevances(int part, long seed) {
    return rows(
        part, (slice, term) -> relevances(slice, term, 31 * (31 * seed + term) + slice.hashCode()));
  }

  /** The rows of a term, one of each target. */
  private Stream<Row> relevances(List<String> slice, int term, long seed) {
    Random random = new Random(seed);
    RelevanceTable statistics = new RelevanceTable(targets);
    int place = statistics.newRow();
    int occurrences = Math.min(MOST_OCCURRENCES, terms / (term + 1));
    for (int target = 0; target < targets; target++) {
      for (int review = 0; review < occurrences; review++) {
        float relevance = (float) (random.nextGaussian() / 10);
        statistics.add(
            place,
            target,
            new long[] {FixedPoint.units(relevance)},
            new long[] {FixedPoint.units(relevance / 10)},
            1);
      }
    }
    return IntStream.range(0, targets)
        .mapToObj(
            target ->
                row(
                    WordRelevance.TABLE,
                    slice,
                    statistics.statistic(place, target),
                    target(target),
                    "word" + term));
  }

  private Stream<Row> counts(int part) {
    return rows(
        part,
        (slice, term) -> {
          OccurrenceStatistic statistic = new OccurrenceStatistic();
          statistic.addReview(1 + terms / (term + 1));
          return Stream.of(row(WordCounts.TABLE, slice, statistic, "word" + term, target(1), null));
        });
  }

  /** What a part of the terms has, slice by slice, one term after the other. */
  private Stream<Row> rows(int part, BiFunction<List<String>, Integer, Stream<Row>> rowsOfTerm) {
    List<List<String>> slices = sliceValues();
    return LongStream.range(0, (long) slices.size() * terms)
        .filter(place -> place % terms % PARTS == part)
        .boxed()
        .flatMap(
            place -> rowsOfTerm.apply(slices.get((int) (place / terms)), (int) (place % terms)));
  }

  /** Of every target and slice one review. */
  private List<Row> totals() {
    List<Row> rows = new ArrayList<>();
    for (List<String> slice : sliceValues()) {
      for (int target = 0; target < targets; target++) {
        ReviewStatistic statistic = new ReviewStatistic();
        statistic.add(1, terms, 0, 0, FixedPoint.units(target));
        statistic.addUp(1, 0, 1);
        rows.add(row(Totals.TABLE, slice, statistic, target(target), target(1), null));
      }
    }
    return rows;
  }

  private static <S> Row row(Table<S> table, List<String> slice, S statistic, String... keys) {
    return RowFactory.create(HandedOn.values(table, slice, statistic, keys));
  }

  private static String target(int number) {
    return number == 0 ? Target.POLARITY : "class" + number;
  }

  private List<List<String>> sliceValues() {
    return slices == 0
        ? List.of(List.of())
        : IntStream.range(0, slices).mapToObj(shop -> List.of("shop" + shop)).toList();
  }

  private byte[] record(LocalDate date, String sparkVersion) {
    ObjectNode record = RecordParts.begin("explain", date, Instant.now(), sparkVersion);
    record.put("model_id", MODEL_ID);
    record.put("settings_id", SETTINGS_ID);
    sliceColumns().forEach(record.putArray("slice_by")::add);
    record
        .putObject("input")
        .putArray("files")
        .addObject()
        .put("path", date + ".jsonl")
        .put("bytes", 1)
        .put("modified", 1);
    int reviews = sliceValues().size();
    record.put("rows_read", reviews).put("explained", reviews).put("outcome", "accepted");
    record.putObject("rejected_by_reason");
    return RecordParts.bytes(record);
  }

  private static void copy(Path output, LocalDate from, LocalDate to) throws IOException {
    try (var tables = Files.list(output)) {
      for (Path table : tables.toList()) {
        Path source = table.resolve("run_date=" + from);
        if (!Files.isDirectory(source)) {
          continue;
        }
        Path target = Files.createDirectories(table.resolve("run_date=" + to));
        try (var files = Files.list(source)) {
          for (Path file : files.toList()) {
            Path copy = target.resolve(file.getFileName());
            if (file.toString().endsWith(".json")) {
              ObjectNode record = (ObjectNode) JSON.readTree(Files.readString(file, UTF_8));
              record.put("run_date", to.toString()).put("started", Instant.now().toString());
              ((ObjectNode) record.at("/input/files/0")).put("path", to + ".jsonl");
              Files.write(copy, RecordParts.bytes(record));
            } else {
              Files.copy(file, copy);
            }
          }
        }
      }
    }
  }
}
