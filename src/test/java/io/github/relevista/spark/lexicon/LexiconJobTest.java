package io.github.relevista.spark.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.lexicon.LexiconPhrase;
import io.github.relevista.lexicon.PhraseLines;
import io.github.relevista.lexicon.ShifterEffect;
import io.github.relevista.lexicon.WorkRow;
import io.github.relevista.report.LexiconResult;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.LexiconSettings;
import io.github.relevista.spark.explain.TestRun;
import io.github.relevista.spark.job.JobSession;
import io.github.relevista.spark.job.LocalSpark;
import io.github.relevista.spark.job.OddFolder;
import io.github.relevista.spark.job.PublishedRows;
import io.github.relevista.spark.tables.WrittenFiles;
import io.github.relevista.stats.FalseDiscovery;
import io.github.relevista.tables.Evidence;
import io.github.relevista.tables.Lexicon;
import io.github.relevista.tables.LexiconPhrases;
import io.github.relevista.tables.LexiconSlices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.util.DoubleComparator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over sample reviews of three days, explained day by day and in one run. */
class LexiconJobTest {
  private static final String DAYS = "sample-data/reviews/2026-01-0%s.jsonl";
  private static final List<String> OF_DAYS = List.of("5", "6", "7");

  @TempDir(factory = OddFolder.class)
  private static Path folder;

  /** What a lexicon of the one run says, whose files hold every entry and phrase. */
  private static LexiconResult exported;

  @BeforeAll
  static void explain() throws Exception {
    for (String day : OF_DAYS) {
      run("days", "2026-01-0" + day, DAYS.formatted(day));
    }
    run("once", "2026-01-07", OF_DAYS.stream().map(DAYS::formatted).toArray(String[]::new));
  }

  private static void run(String output, String date, String... inputs) throws Exception {
    TestRun.over(LocalSpark.session(), folder.resolve(output), inputs)
        .with("id_column", "id")
        .with("label_column", "stars")
        // Lexicons are made of the polarity.
        .with("targets", "very positive")
        .with("slice_by", "category")
        .with("run_date", date)
        .with("evidence", "2")
        .with("shifters", "true")
        .with("phrases", "true")
        .with("phrase_minimum", "8")
        .with("predictions", output.equals("once") ? "true" : "false")
        .run();
  }

  @Test
  void entries_ofManyDays_areThoseOfOneRun_datesApart() throws Exception {
    LexiconResult result = lexicon(settings("days").with("output", folder + "/l-days"));
    // With code that Spark generates, as users have it.
    lexicon(LocalSpark.generatingCode(), settings("once").with("output", folder + "/l-once"));

    assertThat(result.entries()).isPositive();
    assertThat(undated("l-days", "lexicon")).isEqualTo(undated("l-once", "lexicon"));
    assertThat(undated("l-days", "evidence")).isNotEmpty().isEqualTo(undated("l-once", "evidence"));
    assertThat(undated("l-days", "shifters")).isNotEmpty().isEqualTo(undated("l-once", "shifters"));
    assertThat(result.shifters()).extracting(ShifterEffect::kind).contains("negator");
    assertThat(table("l-days", "evidence").select(Evidence.ORIGINAL_DATE).distinct().count())
        .isEqualTo(OF_DAYS.size());
    assertThat(result.contexts())
        .isNotEmpty()
        .allSatisfy(
            each -> assertThat(each.words().get(each.focus())).isEqualToIgnoringCase(each.term()));
    assertThat(table("l-days", "lexicon").where("first_date < last_date").count()).isPositive();
  }

  @Test
  void entries_holdWhatTheirDefinitionsSay() throws Exception {
    Path gold = Files.writeString(folder.resolve("gold.tsv"), "good\t2\nthe\t-1\nzzz\t1\n");
    LexiconResult result =
        lexicon(
            settings("once")
                .with("output", folder + "/l")
                .with("gold", List.of(gold.toString()))
                .with("positive_labels", List.of("4", "5"))
                .with("negative_labels", List.of("1", "2"))
                .with("at_work", "true"));
    List<Row> rows = table("l", "lexicon").orderBy(Lexicon.TERM).collectAsList();

    double[] p = rows.stream().mapToDouble(row -> number(row, Lexicon.P)).toArray();
    double[] q = rows.stream().mapToDouble(row -> number(row, Lexicon.Q)).toArray();
    assertThat(q).containsExactly(FalseDiscovery.qValues(p), within(1e-12));
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(number(row, Lexicon.POLARITY))
                  .isBetween(number(row, Lexicon.LOW), number(row, Lexicon.HIGH));
              assertThat(row.<Long>getAs(Lexicon.OCCURRENCES)).isGreaterThanOrEqualTo(10);
              assertThat(row.<Double>getAs(Lexicon.LOG_ODDS_LABELS)).isNotNull();
              assertThat(row.<String>getAs(Lexicon.TERM)).doesNotMatch("[0-9.]*[0-9]");
            });
    // The median over the terms is neutral.
    assertThat(rows.stream().filter(row -> number(row, Lexicon.POLARITY) > 0).count())
        .isBetween(rows.size() / 2 - 1L, rows.size() / 2 + 1L);
    Map<String, Long> statuses = result.gold().get(0).statuses();
    assertThat(statuses.values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(result.sure());
    assertThat(result.proof()).extracting(row -> row.system()).contains("relevista", "pmi labels");
    requireWork(result.atWork());
  }

  /** The sums of both lexicons by a loop of the test's own; the model has to beat chance. */
  private static void requireWork(List<WorkRow> atWork) {
    List<Row> reviews =
        table("once", "predictions").where("label in ('1', '2', '4', '5')").collectAsList();
    Map<String, Double> entries = new HashMap<>();
    table("l", "lexicon")
        .collectAsList()
        .forEach(row -> entries.put(row.getAs(Lexicon.TERM), number(row, Lexicon.POLARITY)));
    assertThat(atWork).hasSize(4);
    assertThat(atWork.get(0).system()).isEqualTo("the model");
    assertThat(atWork.get(0).reviews()).isEqualTo(reviews.size());
    assertThat(atWork.get(0).rocAuc().low()).isGreaterThan(0.5);
    assertThat(atWork.subList(1, 4))
        .usingRecursiveComparison()
        .withComparatorForType(new DoubleComparator(1e-12), Double.class)
        .isEqualTo(
            List.of(
                LexiconAtWork.added("relevista", reviews, entries),
                LexiconAtWork.added(
                    "relevista means",
                    reviews,
                    LexiconAtWork.sureMeans(table("l", "lexicon").collectAsList())),
                LexiconAtWork.added(
                    "gold", reviews, Map.of("good", 2.0, "the", -1.0, "zzz", 1.0))));
  }

  private static LexiconResult exported() throws Exception {
    if (exported == null) {
      exported =
          lexicon(
              settings("once")
                  .with("output", folder + "/l-files")
                  .with("minimum_phrase_occurrences", "8")
                  .with("maximum_q", "1")
                  .with("minimum_polarity", "0")
                  .with("exports", "csv,vader"));
    }
    return exported;
  }

  /** The phrases and their words by a loop of the test's own over the words of every sentence. */
  @Test
  void phrases_areComparedWithTheirWordsOutsideOfThem() throws Exception {
    LexiconResult result = exported();
    for (int sign : new int[] {1, -1}) {
      List<LexiconPhrase> side =
          result.phrases().stream().filter(each -> sign * each.figures().z() > 0).toList();
      assertThat(side).isNotEmpty();
      assertThat(side)
          .allMatch(each -> side.stream().filter(each::overlaps).toList().equals(List.of(each)));
    }
    Map<String, double[]> sums = new HashMap<>();
    for (Row sentence :
        table("once", "predictions")
            .selectExpr("tokens", "relevances['(polarity)']")
            .collectAsList()) {
      addPhrases(sentence, sums);
    }
    List<Row> rows = table("l-files", "phrases").collectAsList();
    List<String> csv = Files.readAllLines(folder.resolve("l-files/exports/phrases.csv"));
    assertThat(csv).hasSize(rows.size() + 1).first().isEqualTo(PhraseLines.HEADER);
    assertThat(csv.subList(1, csv.size()))
        .extracting(line -> line.substring(0, line.indexOf(',')))
        .containsExactlyInAnyOrderElementsOf(
            rows.stream().map(row -> row.<String>getAs(LexiconPhrases.PHRASE)).toList());

    assertThat(rows).isNotEmpty();
    for (Row row : rows) {
      String phrase = row.getAs(LexiconPhrases.PHRASE);
      double[] whole = sums.get(phrase);
      String[] words = phrase.split(" ");
      double expected = 0;
      for (int place = 0; place < words.length; place++) {
        double[] word = sums.get(words[place]).clone();
        for (int other = 0; other < words.length; other++) {
          if (words[other].equals(words[place])) {
            word[0] -= whole[0];
            word[1] -= whole[2 + other];
          }
        }
        expected += word[1] / word[0];
      }
      assertThat(row.<Long>getAs(LexiconPhrases.OCCURRENCES)).isEqualTo((long) whole[0]);
      assertThat(number(row, LexiconPhrases.MEAN)).isCloseTo(whole[1] / whole[0], within(1e-9));
      assertThat(number(row, LexiconPhrases.EXPECTED)).isCloseTo(expected, within(1e-9));
      assertThat(number(row, LexiconPhrases.DIFFERENCE))
          .isBetween(number(row, LexiconPhrases.LOW), number(row, LexiconPhrases.HIGH));
    }
    double[] p = rows.stream().mapToDouble(row -> number(row, LexiconPhrases.P)).toArray();
    double[] q = rows.stream().mapToDouble(row -> number(row, LexiconPhrases.Q)).toArray();
    assertThat(q).containsExactly(FalseDiscovery.qValues(p), within(1e-12));
  }

  /** Adds occurrences, their relevances, and those of each word of a phrase. */
  private static void addPhrases(Row sentence, Map<String, double[]> sums) {
    List<Row> tokens = sentence.getList(0);
    List<Float> relevances = sentence.getList(1);
    Map<String, Integer> ends = new HashMap<>();
    for (int first = 0; first < tokens.size(); first++) {
      StringBuilder phrase = new StringBuilder();
      for (int words = 1; words <= 3 && first + words <= tokens.size(); words++) {
        String word = tokens.get(first + words - 1).getString(0).toLowerCase(Locale.ROOT);
        phrase.append(words == 1 ? "" : " ").append(word);
        if (words == 1 || ends.getOrDefault(phrase.toString(), 0) <= first) {
          double[] sum = sums.computeIfAbsent(phrase.toString(), key -> new double[5]);
          sum[0]++;
          for (int place = 0; place < words; place++) {
            sum[1] += relevances.get(first + place);
            sum[2 + place] += relevances.get(first + place);
          }
          ends.put(phrase.toString(), first + words);
        }
      }
    }
  }

  @Test
  void slices_areComparedWithAllOthers_changesOfTheSignFirst() throws Exception {
    LexiconResult result =
        lexicon(
            settings("days")
                .with("slice", "category")
                .with("minimum_occurrences", "5")
                .with("minimum_reviews", "2")
                .with("maximum_q", "1")
                .with("output", folder + "/l-slices"));
    Dataset<Row> rows = table("l-slices", "lexicon_slices");

    assertThat(rows.where("category is not null").count()).isPositive();
    long flips = rows.where("flips and difference_q <= 1").count();
    assertThat(rows.where("flips").count())
        .isEqualTo(rows.where("polarity * elsewhere < 0").count());
    assertThat(result.differences().stream().limit(flips))
        .allSatisfy(each -> assertThat(each.polarity() * each.elsewhere()).isNegative());
    assertThat(rows.collectAsList())
        .allSatisfy(
            row ->
                assertThat(number(row, LexiconSlices.DIFFERENCE))
                    .isBetween(
                        number(row, LexiconSlices.DIFFERENCE_LOW),
                        number(row, LexiconSlices.DIFFERENCE_HIGH)));
  }

  @Test
  void exports_areWritten_andSayWhatTheyLeftOut() throws Exception {
    LexiconResult result = exported();
    List<String> csv = Files.readAllLines(folder.resolve("l-files/exports/lexicon.csv"));
    List<String> vader = Files.readAllLines(folder.resolve("l-files/exports/vader_lexicon.txt"));

    assertThat(csv).hasSize((int) result.entries() + 1);
    LexiconResult.Export export = result.exports().get(1);
    assertThat(vader).hasSize((int) export.written());
    assertThat(export.written() + export.leftOut()).isEqualTo(result.entries());
    assertThat(result.exports()).extracting(LexiconResult.Export::what).endsWith("phrases");
  }

  @Test
  void wrongInputs_areToldInOneLine() throws Exception {
    assertRefused(settings("nowhere"), "input .*nowhere is not there; name the output of .*");
    assertRefused(
        settings("once").with("slice", "shop"), "slice must be of \\[category\\], .*, was shop");
    assertRefused(
        settings("once").with("from", "2027-01-01"),
        "input .*once holds no result of these dates and ids; .*");
    assertRefused(
        settings("once").with("gold", List.of(folder + "/no.tsv")),
        "gold .*no.tsv is not there; .*");
    assertRefused(
        settings("days").with("at_work", "true"),
        "at_work needs the words of every review, which .*days does not have; .*");
    String few =
        Files.writeString(folder.resolve("few.jsonl"), "{\"text\": \"a good film\"}\n").toString();
    for (String epsilon : List.of("0.001", "0.1")) {
      TestRun.over(LocalSpark.session(), folder.resolve("mixed"), few)
          .with("epsilon", epsilon)
          .run();
    }
    assertRefused(
        settings("mixed"),
        "input .*mixed holds results whose figures cannot be added up: model_id .*");
    rewriteRecords("mixed", "\"ids\" ?: ?\\d+", "\"ids\": 1");
    assertRefused(
        settings("mixed"),
        "input .*mixed holds results of another version of relevista .*; explain them again");
    rewriteRecords("mixed", "\"command\" ?: ?\"explain\"", "\"command\": \"evaluate\"");
    assertRefused(
        settings("mixed"),
        "input .*mixed holds results of evaluate, which have no word statistics; .*");
  }

  private static void rewriteRecords(String output, String pattern, String replacement)
      throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(output).resolve("_run"))) {
      for (Path record : files.filter(file -> file.toString().endsWith(".json")).toList()) {
        String json = Files.readString(record);
        assertThat(json).containsPattern(pattern);
        Files.deleteIfExists(record.resolveSibling("." + record.getFileName() + ".crc"));
        Files.writeString(record, json.replaceAll(pattern, replacement));
      }
    }
  }

  private static void assertRefused(Configuration configuration, String message) {
    assertThatThrownBy(() -> lexicon(configuration))
        .isInstanceOf(InvalidSettingException.class)
        .message()
        .matches(message);
  }

  private static Configuration settings(String input) {
    return Configuration.empty()
        .with("input", folder.resolve(input).toString())
        .with("minimum_occurrences", "10")
        .with("minimum_reviews", "3")
        .with("replicates", "20");
  }

  private static LexiconResult lexicon(Configuration configuration) throws Exception {
    return lexicon(LocalSpark.session(), configuration);
  }

  private static LexiconResult lexicon(SparkSession spark, Configuration configuration)
      throws Exception {
    try (LexiconJob job =
        LexiconJob.prepare(
            JobSession.within(spark, line -> {}), LexiconSettings.of(configuration))) {
      return job.run();
    }
  }

  private static Dataset<Row> table(String output, String name) {
    return WrittenFiles.reader(LocalSpark.session())
        .parquet(folder.resolve(output).resolve(name).toString());
  }

  private static List<String> undated(String output, String name) throws IOException {
    return PublishedRows.of(
        folder.resolve(output).resolve(name),
        Lexicon.FIRST_DATE,
        Lexicon.LAST_DATE,
        Evidence.ORIGINAL_DATE);
  }

  private static double number(Row row, String column) {
    return ExportFiles.number(row, column);
  }
}
