package io.github.relevista.modelio;

import static io.github.relevista.modelio.PlainTorch.LINEAR;
import static io.github.relevista.modelio.PlainTorch.last;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** State dictionaries with attention: one query for all steps, and steps that ask each other. */
class TorchAttentionTest extends TorchScores {
  /** softmax(e) of the steps. */
  private static double[] attended(double[][] states, double... asked) {
    double sum = Arrays.stream(asked).map(Math::exp).sum();
    double[] read = new double[states[0].length];
    for (int t = 0; t < states.length; t++) {
      for (int j = 0; j < read.length; j++) {
        read[j] += Math.exp(asked[t]) / sum * states[t][j];
      }
    }
    return read;
  }

  private static double[] products(double[][] steps, double[] query) {
    return Arrays.stream(steps)
        .mapToDouble(
            step -> IntStream.range(0, query.length).mapToDouble(i -> step[i] * query[i]).sum())
        .toArray();
  }

  /** What the steps are asked by, with weights of the name {@code attn}. */
  private double[] asked(String form, double[][] states, double[] finals) {
    double[][] repeated = new double[states.length][];
    Arrays.fill(repeated, finals);
    return switch (form) {
      case "finals" -> products(states, finals);
      case "scaled" ->
          Arrays.stream(products(states, finals)).map(e -> e / Math.sqrt(finals.length)).toArray();
      case "luong" -> products(torch.linear("attn.general", states, finals.length, LINEAR), finals);
      case "query" ->
          Arrays.stream(torch.linear("attn.score", states, 1, LINEAR))
              .mapToDouble(e -> e[0])
              .toArray();
      case "bahdanau" -> {
        double[][] sum =
            PlainTorch.sum(
                torch.linear("attn.W1", states, 5, LINEAR),
                torch.linear("attn.W2", repeated, 5, LINEAR));
        for (double[] row : sum) {
          Arrays.setAll(row, i -> Math.tanh(row[i]));
        }
        yield Arrays.stream(torch.linear("attn.V", sum, 1, LINEAR))
            .mapToDouble(e -> e[0])
            .toArray();
      }
      case "concat" -> {
        double[][] hidden =
            torch.linear("attn.attn", PlainTorch.beside(repeated, states), 4, Math::tanh);
        yield Arrays.stream(torch.linear("attn.v", hidden, 1, LINEAR))
            .mapToDouble(e -> e[0])
            .toArray();
      }
      default -> throw new IllegalArgumentException(form);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "finals, reading attention",
    "scaled, 'reading attention'",
    "luong, ''",
    "query, ''",
    "bahdanau, ''",
    "concat, ''",
  })
  void attention_isReadOfItsWeights_orFoundByTheScores(String form, String difference)
      throws IOException {
    double[][] words = torch.embedding("emb", TERMS, 3, IDS);
    double[][] states = torch.lstm("lstm", "", words, 4);
    double[] scores = torch.linear("out", attended(states, asked(form, states, last(states))), 2);
    ForeignModel unsaid = read(List.of(), LowerWishes.NONE, null);
    ForeignChoice choice = found(unsaid, scores);
    assertThat(choice.differenceFrom(unsaid.chosen())).isEqualTo(difference);
    assertScoresOfFloats(unsaid.model(choice), scores);
  }

  @ParameterizedTest
  @ValueSource(strings = {"finals", "luong", "bahdanau"})
  void attentionBesideTheFinalStates_isFoundByTheScores(String form) throws IOException {
    double[][] words = torch.embedding("emb", TERMS, 3, IDS);
    double[][] states =
        PlainTorch.beside(
            torch.lstm("lstm", "", words, 2), torch.lstm("lstm", "_reverse", words, 2));
    double[] finals = {
      states[IDS.length - 1][0], states[IDS.length - 1][1], states[0][2], states[0][3]
    };
    double[] scores =
        torch.linear(
            "out", PlainTorch.concat(attended(states, asked(form, states, finals)), finals), 2);
    ForeignModel unsaid = read(List.of(), LowerWishes.NONE, null);
    ForeignChoice choice = found(unsaid, scores);
    assertThat(ForeignChoice.name(choice.reading())).isEqualTo("attention,last");
    assertScoresOfFloats(unsaid.model(choice), scores);
  }

  /** A parameter {@code w}, tanh of the states, and a ReLU on the sum. */
  @Test
  void attentionOfAParameter_andAReluOnWhatIsRead_areFoundByTheScores() throws IOException {
    double[][] words = torch.embedding("embedding", TERMS, 3, IDS);
    double[][] states = torch.lstm("lstm", "", words, 4);
    torch.state().with("w", List.of(4L), 0.5f, -0.3f, 0.8f, 0.1f);
    double[][] tanh =
        Arrays.stream(states)
            .map(s -> Arrays.stream(s).map(Math::tanh).toArray())
            .toArray(double[][]::new);
    double[] asked = products(tanh, new double[] {0.5f, -0.3f, 0.8f, 0.1f});
    double[] read = Arrays.stream(attended(states, asked)).map(x -> Math.max(0, x)).toArray();
    double[] scores = torch.linear("fc", torch.linear("fc1", read, 5), 2);
    ForeignModel unsaid = read(List.of(), LowerWishes.NONE, null);
    ForeignChoice choice = found(unsaid, scores);
    assertThat(choice.differenceFrom(unsaid.chosen()))
        .isEqualTo(
            "reading attention (additive) and reading_activation relu and hidden_activation"
                + " linear");
    assertScores(unsaid.model(choice), scores);
  }

  @Test
  void headsInWhichStatesAskEachOther_areCountedByTheScores() throws IOException {
    double[][] words = torch.embedding("emb", TERMS, 3, IDS);
    double[][] states =
        PlainTorch.beside(
            torch.lstm("lstm", "", words, 4), torch.lstm("lstm", "_reverse", words, 4));
    double[] scores = torch.linear("fc", PlainTorch.max(torch.heads("attention", states, 2)), 2);
    ForeignModel unsaid = read(List.of(), LowerWishes.NONE, null);
    assertThat(unsaid.assumptions())
        .containsExactly("reading mean", "padding none", "attention_heads 4");
    ForeignChoice choice = found(unsaid, scores);
    assertThat(choice.differenceFrom(unsaid.chosen()))
        .isEqualTo("reading max and attention_heads 2");
    assertScores(unsaid.model(choice), scores);
    assertScores(read(List.of("max"), heads(2), null).model(), scores);
    assertThatThrownBy(() -> read(List.of("max"), heads(3), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("attention_heads must be one that fits the shapes ([4, 8, 2, 1]), was 3");
  }

  private static LowerWishes heads(int count) {
    return new LowerWishes(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(count));
  }

  @Test
  void headsBesideTheFinalStates_areFoundByTheScores() throws IOException {
    double[][] words = torch.embedding("emb", TERMS, 3, IDS);
    double[][] states = torch.lstm("lstm", "", words, 4);
    double[] attended = PlainTorch.mean(torch.heads("self_attn", states, 1));
    double[] scores = torch.linear("fc", PlainTorch.concat(last(states), attended), 2);
    ForeignModel unsaid = read(List.of(), LowerWishes.NONE, null);
    ForeignChoice choice = found(unsaid, scores);
    assertThat(choice.differenceFrom(unsaid.chosen()))
        .isEqualTo("reading last of layer 0,mean and attention_heads 1");
    assertScores(unsaid.model(choice), scores);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "attention."})
  void linearLayersOfQueryKeyAndValue_areOneHeadOfThem(String module) throws IOException {
    double[][] words = torch.embedding("emb", TERMS, 3, IDS);
    double[][] attended = torch.head(module, torch.lstm("lstm", "", words, 4));
    double[] scores = torch.linear("fc", last(attended), 2);
    assertScores(read(List.of("position"), heads(1), null).model(), scores);
  }

  @Test
  void headsOfOtherStepsThanTheStates_areRefusedByName() {
    double[][] words = torch.embedding("embedding", TERMS, 3, IDS);
    double[][] states = torch.lstm("lstm", "", words, 4);
    torch.heads("attn", words, 1);
    torch.linear("fc", last(states), 2);
    assertThatThrownBy(() -> read(List.of(), LowerWishes.NONE, null))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("in which steps of 3 values ask each other, and the last recurrent");
  }
}
