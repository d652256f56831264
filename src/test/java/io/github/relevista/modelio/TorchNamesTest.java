package io.github.relevista.modelio;

import static io.github.relevista.modelio.PlainTorch.LINEAR;
import static io.github.relevista.modelio.PlainTorch.RELU;
import static io.github.relevista.modelio.PlainTorch.last;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.engine.reference.ReferenceNetwork;
import io.github.relevista.model.Activation;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.ClassScale;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SequenceRules.Padding;
import io.github.relevista.model.TextRules;
import io.github.relevista.modelio.ModelDescription.TextSource;
import io.github.relevista.text.Casing;
import io.github.relevista.text.TokenizerKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * State dictionaries under the names that people's modules have, and batch norm where it may stand:
 * {@link PlainTorch} computes the scores.
 */
class TorchNamesTest {
  private static final int[] IDS = {3, 1, 4, 1, 5, 2, 6, 5};
  private static final int TERMS = 8;

  @TempDir private Path folder;

  private final PlainTorch torch = new PlainTorch(13);

  private static ModelDescription description(Optional<Padding> padding, Activation.Kind hidden) {
    return new ModelDescription(
        Optional.of(ClassScale.even(List.of("bad", "good"))),
        "<unk>",
        new TextRules(TokenizerKind.WHITESPACE, Casing.KEEP, Integer.MAX_VALUE),
        TextSource.TOLD,
        Optional.of(CellKind.GRU_RESET_AFTER),
        new ReadingWishes(
            List.of("last"),
            padding,
            padding.map(any -> 20),
            Optional.empty(),
            Optional.empty(),
            Optional.of(hidden),
            new LowerWishes(
                Optional.of(Activation.Kind.RELU),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            WeightWishes.NONE));
  }

  private SentimentModel read() throws IOException {
    return torch
        .state()
        .read(folder, TERMS, description(Optional.empty(), Activation.Kind.RELU))
        .model();
  }

  private static void assertScores(SentimentModel model, double... expected) {
    ReferenceNetwork network = new ReferenceNetwork(model);
    // Folded normalisations are rounded to float once more.
    assertThat(network.scores(network.embeddings(IDS))).containsExactly(expected, within(1e-5));
  }

  private double[] twoLayers() {
    double[][] words = torch.embedding("embedding", TERMS, 3, IDS);
    double[][] states = torch.lstm("lstm", "", words, 4);
    double[][] hidden = torch.linear("fc1", new double[][] {last(states)}, 5, RELU);
    return torch.linear("fc2", hidden[0], 2);
  }

  private void rename(String pattern, String replacement) {
    for (String name : List.copyOf(torch.state().tensors().keySet())) {
      String other = name.replaceFirst(pattern, replacement);
      if (!other.equals(name)) {
        torch.state().renamed(name, other);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"module.", "model.", "_orig_mod.", "module._orig_mod.", "attention_model.net."})
  void whatWrapsAllModules_isNoPartOfTheirNames(String wrapper) throws IOException {
    double[] scores = twoLayers();
    rename("^", wrapper);
    assertScores(read(), scores);
  }

  @Test
  void anLstmBelowAGru_isRead() throws IOException {
    double[][] words = torch.embedding("embedding", TERMS, 3, IDS);
    double[][] lower = torch.lstm("lstm", "", words, 4);
    double[][] upper = torch.gru("gru", lower, 5);
    assertRead(torch.linear("fc", last(upper), 2));
  }

  private void assertRead(double[] scores) throws IOException {
    assertScores(read(), scores);
  }

  @Test
  void aGruBelowAnLstm_isRead() throws IOException {
    double[][] words = torch.embedding("embedding", TERMS, 3, IDS);
    double[][] lower = torch.gru("a", words, 4);
    assertRead(torch.linear("fc", last(torch.lstm("b", "", lower, 5)), 2));
  }

  @Test
  void cellsOfAUsersOwnLoop_areALayer() throws IOException {
    double[] scores = twoLayers();
    rename("_l0$", "");
    assertThat(torch.state().tensors()).containsKey("lstm.weight_hh");
    assertScores(read(), scores);
  }

  @Test
  void layersAboveTheTenth_comeByTheirNumber() throws IOException {
    double[][] steps = torch.embedding("embedding", TERMS, 3, IDS);
    for (int layer = 0; layer < 12; layer++) {
      steps = torch.lstm("layer" + layer, "", steps, 3);
    }
    rename("layer([0-9]+)(.*)_l0$", "lstm$2_l$1");
    assertThat(torch.state().tensors()).containsKey("lstm.weight_hh_l11");
    assertRead(torch.linear("fc", last(steps), 2));
  }

  @Test
  void weightsUnderDropOut_andATableThatIsKeptTwice_areTakenOnce() throws IOException {
    double[][] words = torch.embedding("0.encoder", TERMS, 3, IDS);
    double[][] lower = torch.lstm("0.rnns.0", "", words, 4);
    double[][] states = torch.lstm("0.rnns.1", "", lower, 4);
    double[][] read = {last(states)};
    double[][] first = torch.batchNorm("1.layers.0", read, LINEAR);
    double[][] hidden = torch.linear("1.layers.2", first, 5, RELU);
    double[][] second = torch.batchNorm("1.layers.4", hidden, LINEAR);
    double[] scores = torch.linear("1.layers.6", second, 2, LINEAR)[0];
    rename("rnns.([01]).weight_hh_l0", "rnns.$1.weight_hh_l0_raw");
    rename("rnns.([01]).(weight_ih|bias_ih|bias_hh)", "rnns.$1.module.$2");
    Tensor table = torch.state().tensors().get("0.encoder.weight");
    torch.state().with("0.encoder_dp.emb.weight", table.shape(), table.values().clone());
    assertScores(read(), scores);
  }

  @Test
  void batchNormBetweenDenseLayers_isWhereItsNumberPutsIt() throws IOException {
    double[][] words = torch.embedding("embedding", TERMS, 3, IDS);
    double[][] read = {last(torch.lstm("lstm", "", words, 4))};
    double[][] first = torch.linear("head.0", read, 5, LINEAR);
    double[][] normal = torch.batchNorm("head.1", first, RELU);
    double[][] second = torch.linear("head.4", normal, 5, RELU);
    double[][] behind = torch.batchNorm("head.6", second, LINEAR);
    assertRead(torch.linear("head.7", behind[0], 2));
  }

  @Test
  void batchNormOfOneSize_isInTheOrderOfItsNames() throws IOException {
    double[][] words = torch.embedding("embedding", TERMS, 3, IDS);
    double[][] read = {last(torch.lstm("lstm", "", words, 4))};
    double[][] first = torch.batchNorm("bn1", torch.linear("fc1", read, 5, LINEAR), RELU);
    double[][] second = torch.batchNorm("bn2", torch.linear("fc2", first, 5, LINEAR), RELU);
    double[] scores = torch.linear("out", second[0], 2);
    ForeignModel foreign =
        torch
            .state()
            .read(folder, TERMS, description(Optional.of(Padding.NONE), Activation.Kind.RELU));
    assertScores(foreign.model(), scores);
    assertThat(foreign.assumptions()).containsExactly("batch_norm_epsilon 0.00001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"conv bn", "convs.0 convs.1"})
  void batchNormBehindAConvolution_isFoldedIntoIt(String names) throws IOException {
    double[][] words = torch.embedding("embedding", TERMS, 3, IDS);
    double[][] sums = torch.convolution(names.split(" ")[0], words, 6, 3, 0, LINEAR);
    double[][] filtered = torch.batchNorm(names.split(" ")[1], sums, RELU);
    assertRead(torch.linear("fc", last(torch.lstm("lstm", "", filtered, 4)), 2));
  }

  @Test
  void batchNormBehindTheActivationOfAConvolution_isRefused() throws IOException {
    double[][] words = torch.embedding("embedding", TERMS, 3, IDS);
    double[][] sums = torch.convolution("convs.0", words, 6, 3, 0, RELU);
    double[][] filtered = torch.batchNorm("convs.2", sums, LINEAR);
    torch.linear("fc", last(torch.lstm("lstm", "", filtered, 4)), 2);
    assertThatThrownBy(this::read)
        .hasMessageContaining(
            "has a batch normalisation 'convs.2.weight' that does not follow the convolution"
                + " 'convs.0.weight' directly");
  }

  @Test
  void aSecondHead_isNamed() throws IOException {
    double[] scores = twoLayers();
    torch.linear("decoder", scores, 7);
    torch.linear("domain", new double[4], 9);
    assertThatThrownBy(this::read)
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("'decoder.weight' 2 to 7")
        .hasMessageContaining("'domain.weight' 4 to 9")
        .hasMessageContaining("remove those that give no score of these classes");
  }

  @Test
  void aPad_isTheWordOfThatName() throws IOException {
    twoLayers();
    Path weights = folder.resolve("w.safetensors");
    Safetensors.write(weights, torch.state().tensors(), TensorType.F32);
    Path words =
        Files.write(
            folder.resolve("words.txt"),
            Arrays.asList("<unk>", "<pad>", "a", "b", "c", "d", "e", "f"));
    ForeignModel foreign =
        ForeignModelReader.read(
            new ForeignFiles(
                WeightsFormat.TORCH,
                weights,
                Optional.of(words),
                Optional.empty(),
                Optional.empty()),
            description(Optional.of(Padding.BACK), Activation.Kind.RELU),
            Optional.empty());
    assertThat(foreign.model().sequences().paddingId()).isEqualTo(1);
  }
}
