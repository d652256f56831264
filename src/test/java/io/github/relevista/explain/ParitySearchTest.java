package io.github.relevista.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.ClassScale;
import io.github.relevista.model.ParitySequence;
import io.github.relevista.model.TextRules;
import io.github.relevista.modelio.ForeignChoice;
import io.github.relevista.modelio.ForeignFiles;
import io.github.relevista.modelio.ForeignModel;
import io.github.relevista.modelio.ForeignModelReader;
import io.github.relevista.modelio.ModelDescription;
import io.github.relevista.modelio.WeightsFormat;
import io.github.relevista.text.Casing;
import io.github.relevista.text.TokenizerKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** State dictionaries of PyTorch, whose scores tell how their networks read a sequence. */
class ParitySearchTest {
  private static final Path TORCH = Path.of("src/test/resources/models-torch");

  @TempDir private Path folder;

  private ForeignModel model(String name, int classes) throws IOException {
    Path vocabulary = folder.resolve("vocab.txt");
    Files.writeString(
        vocabulary,
        IntStream.range(0, 200).mapToObj(id -> "w" + id).collect(Collectors.joining("\n")));
    List<String> names = IntStream.range(0, classes).mapToObj(k -> "c" + k).toList();
    return ForeignModelReader.read(
        ForeignFiles.of(WeightsFormat.TORCH, TORCH.resolve(name).resolve("model.pt"), vocabulary),
        new ModelDescription(
            classes == 1 ? Optional.empty() : Optional.of(ClassScale.even(names)),
            "w0",
            new TextRules(TokenizerKind.WHITESPACE, Casing.KEEP, Integer.MAX_VALUE),
            CellKind.GRU_RESET_AFTER),
        Optional.empty());
  }

  private List<ParitySequence> scores(ForeignModel model, String name) throws IOException {
    return scores(model, TORCH.resolve(name), sequence -> true);
  }

  private List<ParitySequence> scores(ForeignModel model, Path of, Predicate<JsonNode> chosen)
      throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(of.resolve("expected.jsonl"))) {
      JsonNode sequence = new ObjectMapper().readTree(line);
      if (chosen.test(sequence) && sequence.get("token_ids").size() > 0 && lines.size() < 6) {
        lines.add(
            "{\"token_ids\": %s, \"scores\": %s}"
                .formatted(sequence.get("token_ids"), sequence.get("scores")));
      }
    }
    Path parity = folder.resolve("parity.jsonl");
    Files.write(parity, lines);
    return model.parity(parity);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stacked-bilstm | 3 | ''",
        "stacked-bilstm-batchnorm | 3 | ''",
        "stacked-bigru-all-layers | 3 | ''",
        "bilstm-attention-dense | 3 | ''",
        "bigru-max | 3 | reading max",
        "bilstm-mean-dense | 3 | reading mean",
        "bilstm-last-position | 3 | reading position",
        "bilstm-pre-padded-30 | 3 | padding front to 30",
        "lstm-post-padded-30 | 3 | padding back to 30",
        "stacked-lstm-pre-padded-30-one-logit | 1 | padding front to 30",
      })
  void scores_tellHowANetworkIsRead(String name, int classes, String difference)
      throws IOException {
    ForeignModel model = model(name, classes);

    ForeignChoice choice = ParitySearch.fitting(model, scores(model, name));

    assertThat(choice.differenceFrom(model.chosen())).isEqualTo(difference);
  }

  /** A file of Keras tells all but the end at which its texts were padded. */
  @ParameterizedTest
  @CsvSource({"model.h5, pre, ''", "model.keras, pre, ''", "model.keras, post, padding back to 24"})
  void scoresOfKeras_tellWherePadsStand(String file, String padding, String difference)
      throws IOException {
    Path keras = Path.of("src/test/resources/models-keras/two-lstm-pre-padded-one-unit");
    Path vocabulary = folder.resolve("vocab.txt");
    Files.writeString(
        vocabulary,
        IntStream.range(0, 120).mapToObj(id -> "w" + id).collect(Collectors.joining("\n")));
    ForeignModel model =
        ForeignModelReader.read(
            ForeignFiles.of(WeightsFormat.KERAS, keras.resolve(file), vocabulary),
            new ModelDescription(
                Optional.empty(),
                "w0",
                new TextRules(TokenizerKind.WHITESPACE, Casing.KEEP, Integer.MAX_VALUE),
                CellKind.GRU_RESET_AFTER),
            Optional.empty());
    ForeignChoice choice =
        ParitySearch.fitting(
            model, scores(model, keras, line -> line.get("padding").asText().equals(padding)));
    assertThat(choice.differenceFrom(model.chosen())).isEqualTo(difference);
  }

  @Test
  void withoutScores_theLikeliestIsTakenAndSaid() throws IOException {
    ForeignModel model = model("bilstm-mean-dense", 3);
    assertThat(ParitySearch.fitting(model, List.of())).isEqualTo(model.chosen());
    assertThat(model.assumptions())
        .containsExactly("reading last", "padding none", "hidden_activation relu");
  }

  @Test
  void scoresOfNoReading_areRefused() throws IOException {
    ForeignModel model = model("bigru-max", 3);
    List<ParitySequence> others =
        List.of(new ParitySequence(new int[] {1, 2}, new float[] {9, 9, 9}));
    assertThatThrownBy(() -> ParitySearch.fitting(model, others))
        .isInstanceOf(ParityException.class)
        .hasMessageContaining("ways that fit the shapes gives them");
  }
}
