package io.github.relevista.spark.pretrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.TrainSettings;
import io.github.relevista.spark.input.InvalidInputException;
import io.github.relevista.spark.job.JobSession;
import io.github.relevista.spark.job.LocalSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Word vectors of small corpora. */
class PretrainingTest {
  private static final int SIZE = 8;

  @TempDir private Path folder;

  private PretrainingResult pretrain(String output, String input, String... assignments)
      throws Exception {
    try (Pretraining job = job(input, assignments)) {
      return job.run(files(output));
    }
  }

  private static Pretraining job(String input, String... assignments) throws Exception {
    Configuration configuration =
        Configuration.empty()
            .with("train", "t")
            .with("dev", "d")
            .with("output", "o")
            .with("pretrain", input)
            .with("embedding_size", SIZE);
    for (String assignment : assignments) {
      configuration = configuration.with(assignment);
    }
    return Pretraining.prepare(
        JobSession.within(LocalSpark.session(), line -> {}), TrainSettings.of(configuration));
  }

  private WordVectorFiles files(String output) {
    return new WordVectorFiles(folder.resolve(output));
  }

  private String write(String name, List<String> lines) throws Exception {
    return Files.write(folder.resolve(name), lines).toString();
  }

  private Map<String, float[]> vectors(String output) throws Exception {
    Map<String, float[]> vectors = new LinkedHashMap<>();
    List<String> lines = Files.readAllLines(files(output).vectors());
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(" ");
      float[] vector = new float[fields.length - 1];
      for (int index = 0; index < vector.length; index++) {
        vector[index] = Float.parseFloat(fields[index + 1]);
      }
      vectors.put(fields[0], vector);
    }
    return vectors;
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    double squaresOfA = 0;
    double squaresOfB = 0;
    for (int index = 0; index < a.length; index++) {
      dot += a[index] * b[index];
      squaresOfA += a[index] * a[index];
      squaresOfB += b[index] * b[index];
    }
    return dot / Math.sqrt(squaresOfA * squaresOfB);
  }

  /** Texts of two kinds: animals among words of the farm, tools among words of the workshop. */
  private static List<String> farmAndWorkshop() {
    Random random = new Random(5);
    List<List<String>> named = List.of(List.of("cow", "goat"), List.of("saw", "drill"));
    List<List<String>> around =
        List.of(
            List.of("grass", "milk", "barn", "hay", "grazes"),
            List.of("wood", "bench", "screw", "nail", "cuts"));
    List<String> texts = new ArrayList<>();
    for (int n = 0; n < 2_000; n++) {
      int kind = random.nextInt(2);
      List<String> words = new ArrayList<>(around.get(kind));
      Collections.shuffle(words, random);
      words.set(2, named.get(kind).get(random.nextInt(2)));
      texts.add(String.join(" ", words));
    }
    return texts;
  }

  @Test
  void words_ofLikeContexts_endNearerThanOthers() throws Exception {
    pretrain("out", write("texts.txt", farmAndWorkshop()), "pretrain_step_size=0.1");
    Map<String, float[]> vectors = vectors("out");
    for (String[] like : new String[][] {{"cow", "goat"}, {"saw", "drill"}}) {
      for (String[] unlike : new String[][] {{"cow", "saw"}, {"goat", "drill"}}) {
        assertThat(cosine(vectors.get(like[0]), vectors.get(like[1])))
            .as("%s and %s beside %s and %s", like[0], like[1], unlike[0], unlike[1])
            .isGreaterThan(0.5 + cosine(vectors.get(unlike[0]), vectors.get(unlike[1])));
      }
    }
  }

  @Test
  void files_holdTheFrequentWords_inTheOrderOfTheirCounts() throws Exception {
    String input = write("texts.txt", List.of("Good film .", "good good plot", "a film ."));
    PretrainingResult result = pretrain("out", input, "pretrain_minimum_count=2");
    assertThat(result).isEqualTo(new PretrainingResult(3, Map.of(), 3, 2));
    // Of equal counts the full stop comes first: the order of bytes.
    assertThat(files("out").termCounts()).hasContent("good\t3\n.\t2\nfilm\t2\n");
    List<String> lines = Files.readAllLines(files("out").vectors());
    assertThat(lines).hasSize(4).first().isEqualTo("3 " + SIZE);
    assertThat(vectors("out").keySet()).containsExactly("good", ".", "film");
    assertThat(vectors("out").values()).allMatch(vector -> vector.length == SIZE);
    assertThat(files("out").folder().toFile().list())
        .containsExactlyInAnyOrder("vectors.txt", "term_counts.tsv");
  }

  @Test
  void tooManyTerms_raiseTheBar_forEquallyFrequentOnesAlike() throws Exception {
    String input = write("texts.txt", List.of("a a a b b c c d", "a"));
    String[] settings = {"pretrain_minimum_count=1", "pretrain_terms=2"};
    PretrainingResult result = pretrain("out", input, settings);
    // b and c occur twice each: both would be three terms, so neither stays.
    assertThat(result.terms()).isEqualTo(1);
    assertThat(result.minimumCount()).isEqualTo(3);
    assertThat(vectors("out")).containsOnlyKeys("a");
    String even = write("even.txt", List.of("a b c"));
    assertThatThrownBy(() -> pretrain("even", even, settings))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("more than 2 words", "equally often, 1 times", "pretrain_terms");
  }

  @Test
  void sampleReviews_areReadLikeThoseOfExplain_andTheirRejectsCounted() throws Exception {
    String samples = "sample-data/reviews/*.jsonl*";
    PretrainingResult result = pretrain("out", samples, "pretrain_iterations=1");
    // The figures of sample-data/README.md.
    assertThat(result.reviews()).isEqualTo(652);
    assertThat(result.rejected())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "blank_line", 2L,
                "empty_text", 3L,
                "invalid_utf8", 2L,
                "malformed_json", 4L,
                "missing_text", 3L,
                "wrong_type", 3L));
    assertThat(vectors("out").keySet()).contains("film", "kettle", ".").hasSize(result.terms());
  }

  @Test
  void theSameSeed_givesTheSameVectors_howeverTheReviewsLieInFiles() throws Exception {
    List<String> texts = farmAndWorkshop();
    Path split = Files.createDirectory(folder.resolve("split"));
    for (int part = 0; part < 5; part++) {
      write("split/" + part + ".txt", texts.subList(part * 400, (part + 1) * 400));
    }
    Collections.reverse(texts);
    String whole = write("whole.txt", texts);
    pretrain("a", whole);
    pretrain("b", split.toString());
    pretrain("c", whole, "pretrain_seed=2");
    assertThat(files("b").vectors()).hasSameTextualContentAs(files("a").vectors());
    assertThat(files("c").termCounts()).hasSameTextualContentAs(files("a").termCounts());
    assertThat(Files.readString(files("c").vectors()))
        .isNotEqualTo(Files.readString(files("a").vectors()));
  }

  @Test
  void severalPartitions_learnLikeContextsToo() throws Exception {
    pretrain(
        "out",
        write("texts.txt", farmAndWorkshop()),
        "pretrain_partitions=3",
        "pretrain_step_size=0.1");
    Map<String, float[]> vectors = vectors("out");
    assertThat(cosine(vectors.get("cow"), vectors.get("goat")))
        .isGreaterThan(0.5 + cosine(vectors.get("cow"), vectors.get("saw")));
  }

  @Test
  void givenTokens_stayWhole_andIdsAreRejected() throws Exception {
    String input =
        write(
            "tokens.jsonl",
            List.of(
                "{\"words\": [\"New York\", \"is\", \"Big\", \"a\\tb\"]}", "{\"words\": [1, 2]}"));
    PretrainingResult result =
        pretrain("out", input, "pretrain_tokens_column=words", "pretrain_minimum_count=1");
    assertThat(result.rejected()).isEqualTo(Map.of("wrong_type", 1L));
    // The word with a tab has no place in the files.
    assertThat(files("out").termCounts()).hasContent("big\t1\nis\t1\nnew york\t1\n");
  }

  @Test
  void faultsOfTheInput_areTold_andLeaveNoFile() throws Exception {
    assertThatThrownBy(() -> job(folder.resolve("no.txt").toString()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("pretrain_")
        .hasMessageContaining("no input at");
    String rare = write("rare.txt", List.of("once upon a time"));
    assertThatThrownBy(() -> pretrain("out", rare))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no word of the corpus occurs 5 times");
    assertThat(files("out").exist()).isFalse();
  }

  @Test
  void description_saysWhatWouldBeMade_ofWhat() throws Exception {
    String input = write("texts.txt", List.of("four"));
    try (Pretraining job = job(input)) {
      assertThat(job.description())
          .isEqualTo(
              "vectors of 8 values from 1 files, 5 bytes, text:"
                  + " at most 30,000 terms that occur at least 5 times");
    }
  }
}
