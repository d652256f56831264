package io.github.relevista.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.TrainSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingDataTest {
  private static final String CLASS_ORDER =
      "src/test/resources/cases/11-train-class-order/word.csv";

  @TempDir private Path folder;

  @BeforeEach
  void writeDev() throws IOException {
    write("dev.tsv", "pos\tgood film\nneg\tno film\n");
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private TrainingData read(String... assignments) {
    return TrainingData.read(Runs.settings(folder, assignments));
  }

  @Test
  void termsAreOrderedByCount_andDevWordsBeyondThemAreUnknown() throws IOException {
    write("train.tsv", "pos\tA good Film\nneg\ta bad film\npos\tfilm\n");
    TrainingData data = read();
    assertThat(data.vocabulary().terms()).containsExactly("<unk>", "film", "a", "bad", "good");
    assertThat(data.classes().names()).containsExactly("neg", "pos");
    assertThat(data.classes().polarity()).containsExactly(-1f, 1f);
    assertThat(data.train().ids()).isDeepEqualTo(new int[][] {{2, 4, 1}, {2, 3, 1}, {1}});
    assertThat(data.train().labels()).containsExactly(1, 0, 1);
    assertThat(data.dev().ids()).isDeepEqualTo(new int[][] {{4, 1}, {0, 1}});
    assertThat(read("minimum_count=2").vocabulary().terms()).containsExactly("<unk>", "film", "a");
  }

  @Test
  void sentencesAndWeights_makeTheWeightOfAnExample() throws IOException {
    write("train.tsv", "pos\t1\t2\tgood\nneg\t0\t0.5\tbad\npos\t1\t\tfine\n");
    TrainingData data =
        read(
            "columns=[label, whole, weight, tokens]",
            "dev_columns=[label, tokens]",
            "sentence_column=whole",
            "weight_column=weight",
            "sentence_weight=3");
    assertThat(data.train().weights()).containsExactly(6, 0.5f, 3);
  }

  @Test
  void labelsStandForClasses_numbersInTheirOrder() throws IOException {
    write("train.tsv", "10\ta\n9\tb\n");
    write("dev.tsv", "9\ta\n");
    assertThat(read().classes().names()).containsExactly("9", "10");
    TrainingData named = read("labels={10: good, 9: bad}", "classes=[bad, so so, good]");
    assertThat(named.classes().names()).containsExactly("bad", "so so", "good");
    assertThat(named.train().labels()).containsExactly(2, 0);
    assertThat(read("class_polarity=[0.5, -0.5]").classes().polarity())
        .containsExactly(0.5f, -0.5f);
  }

  @Test
  void excludedTexts_areNotLearnedFrom() throws IOException {
    write("train.tsv", "pos\tGood film\nneg\tbad\npos\tgood\n");
    TrainingData data = read("exclude=[" + folder.resolve("dev.tsv") + "]");
    assertThat(data.trainSize()).isEqualTo(2);
    assertThat(data.excluded()).isEqualTo(1);
  }

  @Test
  void rawTexts_areTokenized_andLongOnesCut() throws IOException {
    write("train.jsonl", "{\"stars\": 1, \"review\": \"It isn't good.\"}\n");
    write(
        "dev.jsonl", "{\"stars\": 1, \"review\": \"Good\"}\n{\"stars\": 2, \"review\": \"is\"}\n");
    TrainingData data =
        read(
            "train=" + folder.resolve("train.jsonl"),
            "dev=" + folder.resolve("dev.jsonl"),
            "tokens_column=",
            "text_column=review",
            "label_column=stars",
            "classes=['1', '2']",
            "maximum_length=4");
    assertThat(data.vocabulary().terms()).containsExactly("<unk>", "good", "is", "it", "n't");
    assertThat(data.text().maximumLength()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void everySubtreeIsLearnedFrom_butOnlyWholeTreesAreEvaluatedWith() throws IOException {
    write("train.txt", "(3 (2 It) (4 works))\n\n(1 no)\n");
    write("dev.txt", "(3 (2 It) (4 works))\n");
    TrainingData data =
        read(
            "train=" + folder.resolve("train.txt"),
            "dev=" + folder.resolve("dev.txt"),
            "format=trees",
            "sentence_weight=3");
    assertThat(data.train().weights()).containsExactly(1, 1, 3, 3);
    assertThat(data.train().labels()).containsExactly(1, 3, 2, 0);
    assertThat(data.devSize()).isEqualTo(1);
    assertThat(data.classes().names()).containsExactly("1", "2", "3", "4");
  }

  @Test
  void compressedFilesAndHeaders_areRead() throws IOException {
    Path file = folder.resolve("train.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("tokens,label\n\"good, film\",pos\nbad,neg\n".getBytes(StandardCharsets.UTF_8));
    }
    write("dev.csv", "label,tokens\npos,good\n");
    TrainingData data =
        read(
            "train=" + file,
            "dev=" + folder.resolve("dev.csv"),
            "header=true",
            "classes=[neg, pos]",
            "limit=1");
    assertThat(data.vocabulary().terms()).containsExactly("<unk>", "film", "good,");
  }

  @Test
  void vectorsAreTaken_scaledTogether_withFurtherFrequentWords() throws IOException {
    write("train.tsv", "pos\tgood film\nneg\tbad film\n");
    // Values 3, 3, -3, -3, 3, -3 …: mean 0, deviation 3.
    write("vectors.txt", "4 2\ngood 3 3\nzebra -3 -3\nyak 3 -3\nbad -3 3\n");
    TrainingData data =
        read(
            "embeddings=" + folder.resolve("vectors.txt"),
            "embedding_size=2",
            "extra_terms=1",
            "minimum_count=2");
    assertThat(data.vocabulary().terms()).containsExactly("<unk>", "film", "bad", "good", "zebra");
    assertThat(data.trainedTerms()).isEqualTo(4);
    assertThat(data.termsWithVector()).isEqualTo(3);
    NetworkShape shape =
        new NetworkShape(io.github.relevista.model.CellKind.LSTM, 1, 2, 1, 2, false);
    Parameters weights =
        Weights.initial(
            shape, data, 0.5, new Randomness(1).generator(Randomness.Purpose.WEIGHTS, 0));
    assertThat(weights.embedding().getRow(3).toDoubleVector())
        .containsExactly(new double[] {0.5, 0.5}, within(1e-7));
    write("counts.tsv", "zebra\t2\nyak\t5\nunheard\t9\n");
    assertThat(
            read(
                    "embeddings=" + folder.resolve("vectors.txt"),
                    "embedding_size=2",
                    "extra_terms=1",
                    "term_counts=" + folder.resolve("counts.tsv"))
                .vocabulary()
                .terms())
        .endsWith("yak");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pos good              | line 1: the line has 1 fields, the file has 2 columns",
        "pos;good~odd;good     | line 2: the label 'odd' stands for none of the classes",
        "pos;good~;good        | line 2: column 'label' holds no label",
        "pos;good~pos;         | line 2: column 'tokens' holds no token",
        "pos;good~~neg;bad     | line 2: the line holds nothing but white space",
      })
  void aRowThatIsNone_isRefusedByItsLine(String rows, String message) throws IOException {
    write("train.tsv", rows.replace(';', '\t').replace('~', '\n') + "\n");
    assertThatThrownBy(() -> read("classes=[neg, pos]"))
        .isInstanceOf(TrainingDataException.class)
        .hasMessageStartingWith(folder.resolve("train.tsv").toString())
        .hasMessageContaining(message);
  }

  @Test
  void filesThatCannotBeUsed_areRefusedInOneLine() throws IOException {
    assertThatThrownBy(this::read).hasMessageEndingWith("train.tsv: there is no such file");
    write("train.tsv", "");
    assertThatThrownBy(this::read).hasMessageEndingWith("train.tsv: holds no example");
    write("train.tsv", "pos\tgood\n");
    assertThatThrownBy(this::read).hasMessageContaining("two or more classes");
    assertThatThrownBy(() -> read("columns=[label, text]"))
        .hasMessageContaining("the column 'tokens' must stand once among the columns");
    write("train.dat", "pos\tgood\n");
    assertThatThrownBy(() -> read("train=" + folder.resolve("train.dat")))
        .hasMessageEndingWith("its name tells no format; set format to tsv, csv, json or trees");
    assertThatThrownBy(() -> read("format=trees"))
        .hasMessageEndingWith("line 1: no tree at character 1: '(' is needed, found 'p'");
    byte[] zipped = Files.readAllBytes(Path.of("sample-data/reviews/2026-01-09.jsonl.gz"));
    Files.write(folder.resolve("train.tsv"), Arrays.copyOf(zipped, zipped.length / 2));
    assertThatThrownBy(() -> read("columns=tokens", "format=trees"))
        .isInstanceOf(TrainingDataException.class);
    Files.write(folder.resolve("train.tsv"), new byte[] {'p', '\t', (byte) 0xFF, '\n'});
    assertThatThrownBy(this::read).hasMessageContaining("line 1", "UTF-8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "good 1 x     | line 1: 'x' is no finite number",
        "good 1 NaN   | line 1: 'NaN' is no finite number",
        "good 1       | line 1: a word and 2 values are needed, as many as embedding_size, found 2",
        "2 2          | holds no vector",
      })
  void vectorsThatAreNone_areRefused(String line, String message) throws IOException {
    Path file = write("vectors.txt", line + "\n");
    assertThatThrownBy(() -> WordVectors.read(file, 2))
        .isInstanceOf(TrainingDataException.class)
        .hasMessageContaining(message);
  }

  @Test
  void namesThatTellNoOrder_areAskedFor() {
    Configuration configuration =
        Configuration.empty()
            .with("train", CLASS_ORDER)
            .with("dev", CLASS_ORDER)
            .with("output", "unwritten")
            .with("header=true")
            .with("text_column=text");
    assertThatThrownBy(() -> TrainingData.read(TrainSettings.of(configuration)))
        .isInstanceOf(TrainingDataException.class)
        .hasMessage(
            "the names of the classes do not tell their order: poor, average, excellent; name them"
                + " from the most negative to the most positive with classes: [worst, …, best]");
    TrainSettings told = TrainSettings.of(configuration.with("classes=[poor, average, excellent]"));
    assertThat(TrainingData.read(told).classes().names())
        .containsExactly("poor", "average", "excellent");
  }
}
