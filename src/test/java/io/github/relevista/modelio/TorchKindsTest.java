package io.github.relevista.modelio;

import static io.github.relevista.modelio.PlainTorch.LINEAR;
import static io.github.relevista.modelio.PlainTorch.RELU;
import static io.github.relevista.modelio.PlainTorch.last;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.engine.reference.ReferenceNetwork;
import io.github.relevista.explain.ParitySearch;
import io.github.relevista.model.Activation;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.ClassScale;
import io.github.relevista.model.ConvolutionLayer.Border;
import io.github.relevista.model.ParitySequence;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.TextRules;
import io.github.relevista.modelio.ModelDescription.TextSource;
import io.github.relevista.text.Casing;
import io.github.relevista.text.TokenizerKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * State dictionaries of every kind, with random weights: their scores are those of {@link
 * PlainTorch}, said by options or found by the scores.
 */
class TorchKindsTest {
  private static final int[] IDS = {3, 1, 4, 1, 5, 2, 6, 5};
  private static final int TERMS = 8;

  @TempDir private Path folder;

  private final PlainTorch torch = new PlainTorch(11);

  private ForeignModel read(List<String> reading, LowerWishes lower, Activation.Kind hidden)
      throws IOException {
    ModelDescription description =
        new ModelDescription(
            Optional.of(ClassScale.even(List.of("bad", "good"))),
            "<unk>",
            new TextRules(TokenizerKind.WHITESPACE, Casing.KEEP, Integer.MAX_VALUE),
            TextSource.TOLD,
            CellKind.GRU_RESET_AFTER,
            new ReadingWishes(
                reading,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(hidden),
                lower));
    return torch.state().read(folder, TERMS, description);
  }

  private static void assertScores(SentimentModel model, double... expected) {
    ReferenceNetwork network = new ReferenceNetwork(model);
    assertThat(network.scores(network.embeddings(IDS))).containsExactly(expected, within(1e-9));
  }

  private static ForeignChoice found(ForeignModel foreign, double... scores) {
    float[] rounded = {(float) scores[0], (float) scores[1]};
    return ParitySearch.fitting(foreign, List.of(new ParitySequence(IDS, rounded)));
  }

  @Test
  void aConvolutionInFront_isReadAsItIsSaid_orFoundByItsScores() throws IOException {
    double[][] words = torch.embedding("embedding", TERMS, 3, IDS);
    double[][] filtered = torch.convolution("conv", words, 4, 3, 1, RELU);
    double[][] states = torch.lstm("lstm", "", PlainTorch.maxPool(filtered, 2), 2);
    double[] scores = torch.linear("fc", last(states), 2);
    LowerWishes said =
        new LowerWishes(
            Optional.of(Activation.Kind.RELU), Optional.of(Border.SAME), Optional.of(2));
    assertScores(read(List.of("last"), said, null).model(), scores);
    ForeignModel unsaid = read(List.of(), LowerWishes.NONE, null);
    assertThat(unsaid.assumptions())
        .containsExactly(
            "reading last",
            "padding none",
            "lower_activation relu",
            "convolution_border valid",
            "max_pooling 1");
    ForeignChoice choice = found(unsaid, scores);
    assertThat(choice.differenceFrom(unsaid.chosen()))
        .isEqualTo("convolution_border same and max_pooling 2");
    assertScores(unsaid.model(choice), scores);
  }

  @Test
  void denseLayersBelowAndBetween_areFoundByTheirSizes() throws IOException {
    double[][] words = torch.embedding("emb", TERMS, 3, IDS);
    double[][] projected = torch.linear("proj", words, 5, Math::tanh);
    double[][] lower = torch.lstm("rnn1", "", projected, 2);
    double[][] between = torch.linear("mid", lower, 6, Math::tanh);
    double[][] upper = torch.lstm("rnn2", "", between, 3);
    double[] scores = torch.linear("out", last(upper), 2);
    ForeignModel unsaid = read(List.of(), LowerWishes.NONE, null);
    ForeignChoice choice = found(unsaid, scores);
    assertThat(choice.differenceFrom(unsaid.chosen())).isEqualTo("lower_activation tanh");
    assertScores(unsaid.model(choice), scores);
  }

  @Test
  void directionsThatAreAddedUp_areToldByTheSizeOfWhatReadsThem() throws IOException {
    double[][] words = torch.embedding("emb", TERMS, 3, IDS);
    double[][] lower =
        PlainTorch.sum(torch.lstm("a", "", words, 4), torch.lstm("a", "_reverse", words, 4));
    double[][] upper =
        PlainTorch.sum(torch.lstm("b", "", lower, 5), torch.lstm("b", "_reverse", lower, 5));
    double[] scores = torch.linear("out", PlainTorch.max(upper), 2);
    assertScores(read(List.of("max"), LowerWishes.NONE, null).model(), scores);
  }

  @Test
  void oneLayerWhoseDirectionsAreAddedUp_isRead() throws IOException {
    double[][] words = torch.embedding("emb", TERMS, 3, IDS);
    double[][] states =
        PlainTorch.sum(torch.lstm("a", "", words, 4), torch.lstm("a", "_reverse", words, 4));
    double[] scores = torch.linear("out", PlainTorch.mean(states), 2);
    ForeignModel unsaid = read(List.of(), LowerWishes.NONE, null);
    assertThat(found(unsaid, scores).differenceFrom(unsaid.chosen())).isEqualTo("reading mean");
    assertScores(read(List.of("mean"), LowerWishes.NONE, null).model(), scores);
  }

  @Test
  void oneLayerWithTwoReadingsSideBySide_isRead() throws IOException {
    double[][] words = torch.embedding("emb", TERMS, 3, IDS);
    double[][] states =
        PlainTorch.beside(torch.lstm("a", "", words, 4), torch.lstm("a", "_reverse", words, 4));
    double[] scores =
        torch.linear("out", PlainTorch.concat(PlainTorch.mean(states), PlainTorch.max(states)), 2);
    assertScores(read(List.of("mean", "max"), LowerWishes.NONE, null).model(), scores);
  }

  @Test
  void convolutionsSideBySide_areRefused() throws IOException {
    double[][] words = torch.embedding("emb", TERMS, 3, IDS);
    torch.convolution("conv3", words, 4, 3, 0, RELU);
    torch.convolution("conv4", words, 4, 4, 0, RELU);
    torch.lstm("rnn", "", torch.linear("unused", words, 8, LINEAR), 2);
    assertThatThrownBy(() -> read(List.of(), LowerWishes.NONE, null))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("convolutions side by side cannot be run");
  }
}
